"""Items of OIT and indicators of IIT and EIT, with what divisions report on them."""

from imports.tables.cell_choices import code
from imports.tables.cell_elements import elements
from imports.tables.cell_numbers import outline
from imports.tables.cell_texts import coded_line, linked_text, numbered_line, text
from imports.tables.fields import (
    INSTRUMENT,
    PROGRESS,
    PROOF,
    SECTION,
    SECTION_TITLE,
    THEME,
    WORK,
)
from imports.tables.pairing import name_evidence
from imports.tables.target import Field, Target

CODE = Field(
    "code", "ข้อ", code,
    heads=(
        "ข้อ", "ข้อที่", "รหัส", "รหัสข้อ", "ข้อ OIT", "OIT", "เลขข้อ", "รหัส OIT", "ข้อ (OIT)",
        "รหัสข้อมูล", "ข้อคำถาม", "แบบตรวจข้อที่", "ตัวชี้วัดข้อที่", "รหัสตัวชี้วัด", "ตัวชี้วัดข้อ",
        "ตัวชี้วัด OIT ข้อ", "ข้อ/ตัวชี้วัด", "หมายเลขข้อ", "Code", "ประเด็นข้อที่",
    ),
    perhaps=("ที่", "ลำดับ", "ลำดับที่", "No.", "เลขที่", "ตัวชี้วัด"),
    contents=("code", "ordinal"),
    weight=1.5,
)  # fmt: skip
ITEM_TITLE = Field(
    "title", "ข้อมูล", coded_line,
    heads=(
        "ข้อมูล", "รายการข้อมูล", "รายการ", "ชื่อข้อมูล", "ข้อมูลที่ต้องเปิดเผย", "ข้อมูลที่เผยแพร่", "ชื่อข้อ",
        "ประเด็นการประเมิน", "ประเด็นการตรวจ", "ประเด็นการเปิดเผยข้อมูล",
        "ข้อมูลที่เปิดเผย", "ชื่อรายการ", "หัวข้อข้อมูล",
        "ประเด็นการตรวจประเมิน", "ข้อมูลสาธารณะ", "เรื่อง", "ประเด็นที่ตรวจ",
    ),
    perhaps=("ประเด็น", "หัวข้อ", "รายละเอียด", "ตัวชี้วัด", "ข้อ", "รายละเอียดข้อมูล"),
    contents=("words", "code"),
    weight=2,
)  # fmt: skip
ELEMENTS = Field(
    "elements", "องค์ประกอบด้านข้อมูล", elements,
    heads=(
        "องค์ประกอบด้านข้อมูล", "องค์ประกอบ", "องค์ประกอบข้อมูล", "องค์ประกอบของข้อมูล",
        "รายละเอียดข้อมูล", "องค์ประกอบด้านข้อมูลที่ต้องเปิดเผย", "รายละเอียดองค์ประกอบ", "หลักเกณฑ์",
        "เกณฑ์การประเมิน", "เกณฑ์", "รายละเอียดเกณฑ์", "สิ่งที่ต้องเปิดเผย",
        "รายละเอียดที่ต้องเปิดเผย", "องค์ประกอบ/รายละเอียด",
    ),
    perhaps=("รายละเอียด", "คำอธิบาย"),
    contents=("text",),
)  # fmt: skip


ITEMS = Target(
    "items", "ข้อ OIT", (
        INSTRUMENT,
        SECTION,
        SECTION_TITLE,
        THEME,
        CODE,
        ITEM_TITLE,
        *WORK,
        PROGRESS,
        *PROOF,
        ELEMENTS,
        Field(
            "explanation", "คำอธิบาย", linked_text,
            heads=(
                "คำอธิบาย", "คำอธิบายในระบบ ITAS", "รายละเอียดเพิ่มเติม",
                "คำอธิบายคำตอบ", "คำอธิบายเพิ่มเติม", "คำชี้แจง",
                "คำอธิบาย/ลำดับการคลิก", "คำอธิบายประกอบ",
            ),
            perhaps=("รายละเอียด",),
            contents=("text",),
        ),
        Field(
            "click_path", "ลำดับการคลิก", text,
            heads=("ลำดับการคลิก", "เมนู", "เส้นทาง", "วิธีเข้าถึง", "เส้นทางการเข้าถึง", "ขั้นตอนการเข้าถึง"),
        ),
    ),
    anchors=("code",),
    begins=("title",),
    groups=("section", "theme"),
    instruments=("OIT",),
    unread=(
        "คะแนน", "คะแนนที่ได้", "วันที่เผยแพร่", "QR Code", "คิวอาร์โค้ด", "ปัญหาอุปสรรค", "ปัญหา/อุปสรรค",
        "หมายเหตุ", "ลายมือชื่อ",
    ),
    finish=name_evidence,
    unique=("code",),
)  # fmt: skip

INDICATORS = Target(
    "indicators", "ตัวชี้วัด IIT EIT", (
        INSTRUMENT,
        Field(
            "number", "ตัวชี้วัดที่", outline,
            heads=("ตัวชี้วัดที่", "ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "รหัส", "No."),
            perhaps=("ตัวชี้วัด",),
            contents=("ordinal",),
        ),
        Field(
            "title", "ตัวชี้วัด", numbered_line,
            heads=(
                "ตัวชี้วัด", "ชื่อตัวชี้วัด", "ประเด็นตัวชี้วัด", "ตัวชี้วัดการประเมิน", "ประเด็นการประเมิน",
                "ข้อมูล", "รายการตัวชี้วัด", "หัวข้อการประเมิน", "ประเด็นที่ประเมิน",
            ),
            perhaps=("ประเด็น", "รายการ", "หัวข้อ", "เรื่อง"),
            contents=("words",),
            weight=2,
        ),
        Field(
            "guidance", "แนวทางในการยกระดับ", text,
            heads=(
                "แนวทางในการยกระดับการประเมิน", "แนวทาง", "แนวทางการพัฒนา", "แนวทางการยกระดับ",
                "มาตรการ", "แนวทางการดำเนินการ", "วิธีการ", "แนวทางการปรับปรุง", "แนวทางพัฒนา",
                "มาตรการ/แนวทาง", "แนวทางในการพัฒนา", "แนวทางแก้ไข", "แนวทางยกระดับ",
                "วิธีดำเนินการ", "ข้อเสนอแนะ",
            ),
            perhaps=("รายละเอียด", "กิจกรรม"),
            contents=("text",),
        ),
        *WORK,
        PROGRESS,
        *PROOF,
    ),
    anchors=("title", "number"),
    groups=("instrument",),
    instruments=("IIT", "EIT"),
    unread=(
        "คะแนน", "คะแนนที่ได้", "ข้อคำถาม", "ประเด็นที่ต้องพัฒนา", "จุดที่ต้องพัฒนา", "ปัญหา/อุปสรรค",
        "หมายเหตุ",
    ),
    finish=name_evidence,
    unique=("number",),
)  # fmt: skip
