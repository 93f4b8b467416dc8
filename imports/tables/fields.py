"""Fields that several targets share, with the words that offices put over them."""

from dataclasses import replace

from imports.tables.cell_boxes import progress
from imports.tables.cell_choices import divisions, instrument, status, year, yes
from imports.tables.cell_dates import day, each_day, first_day, last_day, period
from imports.tables.cell_links import evidence
from imports.tables.cell_numbers import section
from imports.tables.cell_texts import each_text, line
from imports.tables.target import Field

DIVISIONS = Field(
    "divisions", "ผู้รับผิดชอบ", divisions,
    heads=(
        "ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "หน่วยงานผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "ส่วนราชการ",
        "ส่วนราชการที่รับผิดชอบ", "ส่วนราชการผู้รับผิดชอบ", "ส่วนงานที่รับผิดชอบ", "ผู้รับผิดชอบหลัก",
        "กองที่รับผิดชอบ", "สำนัก/กอง", "กอง/สำนัก", "กอง/ฝ่าย", "เจ้าภาพ", "เจ้าภาพหลัก",
        "หน่วยงานเจ้าภาพ", "ฝ่ายที่รับผิดชอบ", "หน่วยรับผิดชอบ", "สังกัด", "หน่วยดำเนินการ",
        "ผู้รับผิดชอบดำเนินการ", "หน่วยงานเจ้าของเรื่อง", "เจ้าของเรื่อง", "ผู้ดำเนินการ",
        "หน่วยงานเจ้าของข้อมูล", "กองเจ้าของข้อมูล", "ผู้รับผิดชอบข้อมูล", "ผู้รับผิดชอบโครงการ",
    ),
    perhaps=("หน่วยงาน", "กอง", "ส่วนงาน", "ผู้เกี่ยวข้อง"),
    contents=("division",),
)  # fmt: skip
PERIOD = Field(
    "period", "ระยะเวลา", period,
    heads=(
        "ระยะเวลา", "ระยะเวลาดำเนินการ", "ระยะเวลาการดำเนินการ", "ระยะเวลาดำเนินงาน",
        "ระยะเวลาการดำเนินงาน", "ช่วงเวลา", "ช่วงเวลาดำเนินการ", "ห้วงเวลา", "ห้วงเวลาดำเนินการ",
        "กรอบเวลา", "กำหนดเวลา", "กำหนดการ", "ระยะเวลาที่ดำเนินการ", "ปฏิทินการดำเนินงาน",
        "เวลาดำเนินการ", "เดือนที่ดำเนินการ", "ไตรมาสที่ดำเนินการ", "ห้วงระยะเวลา", "วันที่ดำเนินการ",
    ),
    perhaps=("เวลา", "วันที่ดำเนินการ", "วัน เดือน ปี"),
    contents=("period", "date"),
)  # fmt: skip
STARTS_ON = Field(
    "starts_on", "เริ่ม", first_day,
    heads=(
        "เริ่ม", "เริ่มต้น", "วันเริ่มต้น", "วันที่เริ่ม", "วันที่เริ่มต้น", "เริ่มดำเนินการ", "เริ่มโครงการ",
        "วันเริ่มโครงการ", "ตั้งแต่", "ตั้งแต่วันที่", "เดือนที่เริ่ม", "จากวันที่", "วันเริ่ม", "ระยะเวลาเริ่มต้น",
        "เริ่มต้นโครงการ",
    ),
    contents=("date", "period"),
)  # fmt: skip
ENDS_ON = Field(
    "ends_on", "สิ้นสุด", last_day,
    heads=(
        "สิ้นสุด", "วันสิ้นสุด", "วันที่สิ้นสุด", "เสร็จสิ้น", "ถึง", "ถึงวันที่", "วันที่แล้วเสร็จ", "กำหนดแล้วเสร็จ",
        "กำหนดเสร็จ", "สิ้นสุดโครงการ", "วันสิ้นสุดโครงการ", "เดือนที่สิ้นสุด", "เสร็จ", "ระยะเวลาสิ้นสุด",
    ),
    perhaps=("แล้วเสร็จ",),
    contents=("date", "period"),
)  # fmt: skip
DUE_ON = Field(
    "due_on", "กำหนดส่งรายงาน", day,
    heads=("กำหนดส่งรายงาน", "กำหนดส่ง", "วันครบกำหนด", "ครบกำหนด", "กำหนดรายงาน"),
    contents=("date",),
)  # fmt: skip
STATUS = Field(
    "status", "สถานะ", status,
    heads=(
        "สถานะ", "สถานะการดำเนินการ", "สถานะการดำเนินงาน", "สถานะเป็นข้อความตามแบบรายงาน",
        "สถานะโครงการ", "สถานะความก้าวหน้า", "ดำเนินการ/ไม่ดำเนินการ", "สถานภาพ",
    ),
    perhaps=("การดำเนินการ", "ผลการดำเนินการ", "ผลการดำเนินงาน"),
    contents=("status", "boxes"),
)  # fmt: skip
PROGRESS = Field(
    "progress", "ความก้าวหน้า", progress,
    heads=(
        "ความก้าวหน้าผลการดำเนินการ", "ความก้าวหน้า", "ความก้าวหน้าการดำเนินการ",
        "ความก้าวหน้าการดำเนินงาน", "ผลการดำเนินการ", "ผลการดำเนินงาน", "รายงานผล",
        "รายงานความก้าวหน้า", "ผลความก้าวหน้า", "สรุปผลการดำเนินการ", "สรุปผล", "ผลการปฏิบัติงาน",
        "ความคืบหน้า", "สิ่งที่ดำเนินการแล้ว",
    ),
    perhaps=("การดำเนินการ", "การดำเนินงาน", "ผล"),
    contents=("boxes", "text"),
    may_repeat=True,
)  # fmt: skip
EVIDENCE = Field(
    "evidence", "หลักฐาน", evidence,
    heads=(
        "URL", "URL หลักฐาน", "ลิงก์", "ลิ้งค์", "ลิงค์", "ลิ้งก์", "ลิงก์หลักฐาน", "Link", "ที่อยู่เว็บ",
        "ที่อยู่เว็บไซต์", "เว็บไซต์", "เอกสาร/ลิงก์", "หลักฐาน", "เอกสารหลักฐาน", "หลักฐานอ้างอิง",
        "หลักฐานเชิงประจักษ์", "เอกสารอ้างอิง", "ลิงก์เอกสาร", "แหล่งข้อมูล", "URL ที่เผยแพร่", "ที่อยู่ URL",
        "หน้าเว็บ", "ลิงก์ข้อมูล", "ช่องทางเผยแพร่", "แหล่งเผยแพร่", "ไฟล์แนบ", "เอกสารประกอบ",
    ),
    perhaps=("เอกสาร", "ไฟล์", "การเผยแพร่"),
    contents=("url",),
    may_repeat=True,
)  # fmt: skip
EVIDENCE_TITLE = Field(
    "evidence_title", "ชื่อหลักฐาน", each_text,
    is_paired=True,
    heads=("ชื่อหลักฐาน", "ชื่อเอกสาร", "ชื่อไฟล์", "ชื่อเอกสารหลักฐาน", "ชื่อลิงก์"),
)  # fmt: skip
EVIDENCE_DATE = Field(
    "evidence_date", "วันที่ของเอกสาร", each_day,
    is_paired=True,
    heads=("วันที่ของเอกสาร", "วันที่เอกสาร", "เอกสารลงวันที่", "ลงวันที่"),
    contents=("date",),
)  # fmt: skip
YEAR = Field(
    "year_be", "ปีงบประมาณ", year,
    heads=("ปีงบประมาณ", "ปีงบประมาณ พ.ศ.", "ปี พ.ศ."),
    perhaps=("ปี",),
    contents=("year",),
)  # fmt: skip
ALL_DIVISIONS = Field(
    "all_divisions", "ทุกส่วนราชการ", yes,
    heads=("ทุกส่วนงานรับผิดชอบ", "ทุกส่วนราชการรับผิดชอบ", "รับผิดชอบทุกส่วนราชการ"),
)  # fmt: skip
INSTRUMENT = Field(
    "instrument", "เครื่องมือ", instrument,
    heads=("เครื่องมือ", "แบบวัด", "แบบสำรวจ", "เครื่องมือประเมิน", "เครื่องมือการประเมิน", "แบบวัดการรับรู้"),
    contents=("instrument",),
    fills_down=True,
)  # fmt: skip
SECTION = Field(
    "section", "ตัวชี้วัดย่อย", section,
    heads=("ตัวชี้วัดย่อย", "ตัวชี้วัดย่อยที่", "ตัวชี้วัดย่อย OIT", "เลขตัวชี้วัดย่อย"),
    perhaps=("ตัวชี้วัด", "ตัวชี้วัดที่"),
    contents=("section",),
    fills_down=True,
)  # fmt: skip
SECTION_TITLE = Field("section_title", "ชื่อตัวชี้วัดย่อย", line, heads=("ชื่อตัวชี้วัดย่อย",), fills_down=True)
THEME = Field(
    "theme", "ประเด็น", line,
    heads=("ประเด็น", "หมวด", "หมวดข้อมูล", "กลุ่มข้อมูล", "ประเด็นย่อย", "หมวดหมู่"),
    perhaps=("หัวข้อ", "ด้าน", "กลุ่ม", "ประเด็นการประเมิน"),
    contents=("words",),
    fills_down=True,
)  # fmt: skip
PROOF = (EVIDENCE, EVIDENCE_TITLE, EVIDENCE_DATE)
WORK = (YEAR, DIVISIONS, ALL_DIVISIONS, PERIOD, STARTS_ON, ENDS_ON, DUE_ON, STATUS)
WITHOUT_PROGRESS_WORDS = replace(STATUS, perhaps=("การดำเนินการ",))
