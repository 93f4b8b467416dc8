"""The sheets and columns of a workbook of criteria, and its words to who fills it in."""

from oit_checklist.headed_table import Column
from oit_checklist.models import ChecklistItem, Confidence, Instrument, PeriodBasis

YES, NO = "ใช่", "ไม่ใช่"
_YES_NO = (YES, NO)
_PERIODS = tuple(ChecklistItem.PeriodRule.labels)
_SURE = tuple(Confidence.labels)

YEAR_SHEET, GRADE_SHEET, SECTION_SHEET = "ปี", "ระดับคะแนน", "ตัวชี้วัดย่อย"
ITEM_SHEET, LINE_SHEET = "ข้อ", "องค์ประกอบ"

OFFICIAL, PROVISIONAL = "ประกาศแล้ว", "ยังไม่ได้ตรวจกับคู่มือ"
YEAR_VALUES = {
    "fiscal_year": "ปีงบประมาณ พ.ศ.",
    "standing": "สถานะของเกณฑ์",
    "source": "ที่มาของเกณฑ์",
    "copied_from": "คัดลอกเกณฑ์มาจากปี",
    "iit": "น้ำหนัก IIT",
    "eit": "น้ำหนัก EIT",
    "oit": "น้ำหนัก OIT",
    "oit_rule": "วิธีรวมคะแนน OIT",
}
VALUE_COLUMNS = (
    Column("key", "รายการ", 26, required=True),
    Column("value", "ค่า", 70, required=True),
)
GRADE_COLUMNS = (
    Column("name", "ระดับ", 30, required=True),
    Column("min_total", "คะแนนรวมตั้งแต่", required=True),
    Column("min_instrument", "ทุกเครื่องมือตั้งแต่"),
)
SECTION_COLUMNS = (
    Column("number", "ตัวชี้วัดย่อยที่", required=True),
    Column("title", "ชื่อ", 60, required=True, also=("ชื่อตัวชี้วัดย่อย",)),
)
ITEM_COLUMNS = (
    Column("instrument", "เครื่องมือ", 11, required=True, choices=tuple(Instrument.values)),
    Column("code", "ข้อ", 8, required=True, also=("รหัส",)),
    Column("section", "ตัวชี้วัดย่อยที่", 14, also=("ตัวชี้วัดย่อย",)),
    Column("theme", "ประเด็น", 26),
    Column("title", "ข้อมูล", 44, required=True, also=("ชื่อข้อ",)),
    Column("period", "ช่วงเวลาของข้อมูล", 24, choices=_PERIODS),
    Column("period_basis", "ช่วงเวลานี้ทราบจาก", 24, choices=tuple(PeriodBasis.labels)),
    Column("statistics", "เป็นข้อมูลสถิติ", 12, choices=_YES_NO),
    Column("eit_code", "ต้องแสดงแบบวัด EIT", 12, choices=_YES_NO),
    Column("social_pages", "พิสูจน์ด้วยสื่อสังคมออนไลน์ได้", 14, choices=_YES_NO),
    Column("confidence", "ความมั่นใจ", 24, choices=_SURE),
    Column("source", "ที่มาของข้อนี้", 44),
    Column("note", "หมายเหตุ", 44),
)
LINE_COLUMNS = (
    Column("instrument", "เครื่องมือ", 11, required=True, choices=tuple(Instrument.values)),
    Column("code", "ข้อ", 8, required=True, also=("รหัส",)),
    Column("level", "ระดับ", 8, required=True, choices=("1", "2", "3")),
    Column("marker", "เลขข้อที่พิมพ์", 12),
    Column("text", "องค์ประกอบด้านข้อมูล", 70, required=True, also=("ข้อความ",)),
    Column("one_is_enough", "ข้อย่อยข้อใดข้อหนึ่งก็พอ", 14, choices=_YES_NO),
    Column("is_note", "เป็นหมายเหตุของข้อบน", 14, choices=_YES_NO),
    Column("confidence", "ความมั่นใจ", 24, choices=_SURE),
    Column("source", "ที่มาของบรรทัดนี้", 44),
)

EXPLANATION = (
    ("ทำอะไรได้", "กรอกเกณฑ์ของปีงบประมาณหนึ่งในแผ่นต่าง ๆ ของแฟ้มนี้ แล้วนำเข้าระบบ ระบบตรวจทั้งแฟ้มก่อน "
     "ถ้ามีที่ผิดจะบอกทุกช่องและยังไม่นำเข้าข้อใดเลย"),
    (f"แผ่น “{YEAR_SHEET}”", "ปีงบประมาณ ที่มา และน้ำหนักคะแนน ไม่ทราบน้ำหนักให้เว้นว่างทั้งสามช่อง "
     "ระบบจะไม่ประมาณคะแนน"),
    (f"แผ่น “{GRADE_SHEET}”", "ระดับผลการประเมิน เรียงจากสูงสุด ไม่ทราบให้เว้นว่างทั้งแผ่น"),
    (f"แผ่น “{SECTION_SHEET}”", "เลขและชื่อตัวชี้วัดย่อย ช่องเลขเป็นข้อความ: 9.10 ไม่ใช่ 9.1 และ ๙.๓ คือ 9.3"),
    (f"แผ่น “{ITEM_SHEET}”", "หนึ่งแถวต่อหนึ่งข้อ ข้อ OIT เขียน o12 หรือ 12 ก็ได้ "
     "ไม่ทราบตัวชี้วัดย่อยให้เว้นว่าง แบบตรวจอื่น เช่น MOIT ใช้แทน OIT ไม่ได้"),
    (f"แผ่น “{LINE_SHEET}”", "หนึ่งแถวต่อหนึ่งบรรทัด เรียงตามที่พิมพ์ "
     "ระดับ 1 คือบรรทัดที่อยู่เอง ระดับ 2 และ 3 อยู่ใต้บรรทัดก่อนหน้า "
     "บรรทัดที่มีข้อย่อยให้เลือกอย่างใดอย่างหนึ่ง ใส่ ใช่ ที่ “ข้อย่อยข้อใดข้อหนึ่งก็พอ” "
     "ข้อที่ไม่มีบรรทัดในแผ่นนี้ คือข้อที่ยังไม่ทราบองค์ประกอบ"),
    ("ช่วงเวลาของข้อมูล", "ใช้ได้เฉพาะ " + " · ".join(_PERIODS) + " หรือเว้นว่าง คือไม่กำหนด"),
    ("ความมั่นใจ", "ของข้อที่รวบรวมจากแหล่งอื่น: " + " · ".join(_SURE)
     + " เว้นว่าง คือเกณฑ์ของหน่วยงานเอง หรือตรวจกับคู่มือแล้ว"),
    ("ย้ายคอลัมน์ได้", "ระบบอ่านจากหัวคอลัมน์ จึงสลับคอลัมน์ได้ แต่อย่าแก้คำในหัวคอลัมน์ และอย่าผสานช่อง (merge)"),
)  # fmt: skip
