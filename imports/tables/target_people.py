"""People of the office, and those who sit on committees."""

from dataclasses import replace

from imports.tables.cell_choices import division
from imports.tables.cell_numbers import printed
from imports.tables.cell_people import email, member, name, phone, post, role
from imports.tables.cell_texts import line, text, unnumbered_line
from imports.tables.pairing import join_name
from imports.tables.target import Field, Target

_NAME = Field(
    "name", "ชื่อ-สกุล", name,
    heads=(
        "ชื่อ-สกุล", "ชื่อ-นามสกุล", "ชื่อ สกุล", "ชื่อสกุล", "ชื่อ-ชื่อสกุล", "ชื่อและนามสกุล", "รายชื่อ",
        "ชื่อ/สกุล", "ชื่อ - สกุล", "ชื่อผู้รับผิดชอบ", "ชื่อเจ้าหน้าที่", "รายนาม", "ชื่อพนักงาน", "ชื่อบุคลากร",
        "ชื่อเต็ม", "รายชื่อกรรมการ", "รายชื่อคณะทำงาน", "ผู้ดำรงตำแหน่ง",
        "ชื่อกรรมการ", "ชื่อ-ฉายา", "รายชื่อคณะกรรมการ", "ชื่อและสกุล", "ชื่อ-นามสกุล/ตำแหน่ง",
    ),
    perhaps=("ชื่อ", "ผู้รับผิดชอบ", "บุคลากร", "เจ้าหน้าที่"),
    contents=("person",),
    weight=2,
)  # fmt: skip
_PARTS_OF_NAME = (
    Field(
        "name_title",
        "คำนำหน้า",
        line,
        heads=("คำนำหน้า", "คำนำหน้าชื่อ", "คำนำหน้านาม", "ยศ"),
    ),
    Field("first_name", "ชื่อ", line, heads=("ชื่อ", "ชื่อจริง", "ชื่อตัว"), weight=1.5),
    Field("last_name", "นามสกุล", line, heads=("นามสกุล", "สกุล", "ชื่อสกุล")),
)
_POST = Field(
    "post", "ตำแหน่ง", line,
    heads=(
        "ตำแหน่ง", "ตำแหน่งงาน", "ชื่อตำแหน่ง", "ตำแหน่งปัจจุบัน", "ตำแหน่งทางราชการ",
        "ชื่อตำแหน่งในสายงาน", "ตำแหน่งในสายงาน", "ตำแหน่ง/ระดับ",
    ),
    contents=("words",),
)  # fmt: skip
_PHONE = Field(
    "phone", "โทรศัพท์", phone,
    heads=(
        "โทรศัพท์", "เบอร์โทรศัพท์", "เบอร์โทร", "หมายเลขโทรศัพท์", "โทร", "โทร.", "มือถือ",
        "เบอร์มือถือ", "เบอร์ติดต่อ", "โทรศัพท์มือถือ", "หมายเลขติดต่อ", "Tel", "Phone", "Mobile",
        "Telephone", "เบอร์", "หมายเลขโทรศัพท์มือถือ", "โทรศัพท์เคลื่อนที่",
        "เบอร์โทรศัพท์ติดต่อ",
    ),
    perhaps=("ติดต่อ", "การติดต่อ"),
    contents=("phone",),
)  # fmt: skip
_EMAIL = Field(
    "email", "อีเมล", email,
    heads=(
        "อีเมล", "อีเมล์", "E-mail", "email", "อีเมลล์", "จดหมายอิเล็กทรอนิกส์", "ไปรษณีย์อิเล็กทรอนิกส์",
        "ที่อยู่อีเมล", "Mail", "อีเมลราชการ", "ที่อยู่อิเล็กทรอนิกส์", "E-mail Address",
    ),
    contents=("email",),
)  # fmt: skip

PEOPLE = Target(
    "people", "บุคลากร", (
        _NAME,
        *_PARTS_OF_NAME,
        _POST,
        Field(
            "division", "ส่วนราชการ", division,
            heads=(
                "สังกัด", "ส่วนราชการ", "หน่วยงาน", "กอง/ฝ่าย", "สำนัก/กอง", "ส่วนราชการที่รับผิดชอบ",
                "กอง", "ฝ่าย", "สังกัดกอง", "ส่วนงาน", "หน่วยงานที่สังกัด", "กอง/สำนัก",
                "ส่วนราชการ/สังกัด", "กลุ่มงาน",
            ),
            contents=("division",),
            fills_down=True,
        ),
        _PHONE,
        _EMAIL,
        Field("username", "ชื่อผู้ใช้", line, heads=("ชื่อผู้ใช้", "ชื่อผู้ใช้งาน", "username", "user")),
        Field("roles", "บทบาท", text, heads=("บทบาท", "สิทธิ์", "สิทธิการใช้งาน")),
    ),
    anchors=("name", "first_name"),
    begins=("post", "email"),
    unread=(
        "ชื่อเล่น", "เลขที่ตำแหน่ง", "ระดับ", "ประเภทตำแหน่ง", "ไลน์", "Line ID", "LINE", "หมายเหตุ",
        "ลายมือชื่อ", "ลงชื่อ", "ลายเซ็น",
    ),
    groups=("division",),
    finish=join_name,
    keeps_vacant=False,
    unique=("name", "email"),
)  # fmt: skip

COMMITTEES = Target(
    "committees", "คณะกรรมการ", (
        Field(
            "order", "ลำดับ", printed,
            heads=("ที่", "ลำดับ", "ลำดับที่", "No.", "เลขที่"),
            contents=("ordinal",),
        ),
        Field(
            "committee", "คณะกรรมการ", unnumbered_line,
            heads=("คณะกรรมการ", "ชื่อคณะกรรมการ", "คณะทำงาน", "ชุดที่", "คณะ"),
            fills_down=True,
        ),
        # Seats of posts stand among the names: "ผู้อำนวยการกองคลัง".
        replace(_NAME, read=member, contents=("person", "division", "role")),
        *_PARTS_OF_NAME,
        replace(_POST, read=post),
        Field(
            "role", "หน้าที่ในคณะกรรมการ", role,
            heads=(
                "หน้าที่", "หน้าที่ในคณะกรรมการ", "ตำแหน่งในคณะกรรมการ", "ตำแหน่งในคณะทำงาน",
                "ตำแหน่งในคำสั่ง", "แต่งตั้งเป็น", "ทำหน้าที่",
                "บทบาท", "บทบาทหน้าที่", "ฐานะ", "ตำแหน่งในคณะ", "สถานะในคณะกรรมการ",
                "หน้าที่ในคณะทำงาน", "ตำแหน่งกรรมการ", "กรรมการ",
            ),
            contents=("role",),
            weight=1.5,
        ),
        _PHONE,
    ),
    anchors=("name", "post", "first_name"),
    unread=("ลายมือชื่อ", "ลงชื่อ", "ลายเซ็น", "หมายเหตุ", "ระดับ", "ชื่อเล่น"),
    groups=("committee",),
    finish=join_name,
    unique=("name",),
)  # fmt: skip
