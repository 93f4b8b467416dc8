"""The columns of announced results: open data and spreadsheets take theirs from here."""

from catalogue.cells import Hundredths
from catalogue.columns import CodeColumn, Column, DataColumn, LabelColumn, Part, of_sheet, open_data
from catalogue.usual_columns import number, page_address, updated_at, year_column
from oit_checklist.cells import InstrumentName, ItemCode
from oit_checklist.results.models import ResultRemark

OF_YEAR = year_column("result__fiscal_year__year_be")
_PAGE = page_address("หน้าผลการประเมินของปี")
_PAGE_OF_RESULT = DataColumn(
    "url", _PAGE.title, _PAGE.description, value=lambda row: _PAGE.public_value(row.result),
    required=True,
)  # fmt: skip
_ENDS = (_PAGE_OF_RESULT, updated_at(lambda row: row.result.changed_at))


class LostItemNumber(ItemCode):
    """o20, as the announcement prints it; reads ๐๒๐ and 20 as well."""

    def write(self, value: object) -> str:
        return "" if value is None else f"o{value}"


def _score(description: str) -> Column:
    return Column(
        "score", "คะแนน", f"{description}เป็นร้อยละ", cell=Hundredths(), heading="คะแนน (เต็ม 100)",
        unit="คะแนนเต็ม 100", required=True, width=14,
    )  # fmt: skip


_INDICATORS = (
    OF_YEAR,
    Column("instrument", "เครื่องมือ", "IIT EIT หรือ OIT", cell=InstrumentName(), required=True,
           codes=("IIT", "EIT", "OIT"), width=11),
    number("number", "ตัวชี้วัดที่", "เลขตัวชี้วัด", "ลำดับ", part=Part.KEY, width=11),
    Column("title", "ชื่อตัวชี้วัด", "ชื่อของตัวชี้วัด", required=True, width=40, names_row=True),
    _score("คะแนนของตัวชี้วัด"),
    *_ENDS,
)  # fmt: skip
_QUESTIONS = (
    OF_YEAR,
    number("indicator", "ตัวชี้วัดที่", "เลขตัวชี้วัดของข้อคำถาม", "ลำดับ", part=Part.KEY, width=11),
    number("number", "ข้อคำถามที่", "เลขข้อคำถาม", "ลำดับ", part=Part.KEY, width=11),
    Column("text", "ข้อคำถาม", "ข้อความของข้อคำถาม", required=True, width=60, names_row=True),
    _score("คะแนนของข้อคำถาม"),
    *_ENDS,
)
_LOST_ITEMS = (
    OF_YEAR,
    Column("number", "ข้อ", cell=LostItemNumber(), part=Part.KEY, width=8),
    DataColumn("code", "ข้อ", "รหัสของข้อ OIT ที่ไม่ได้คะแนน เช่น o20", required=True),
    Column("title", "ข้อมูลที่ต้องเปิดเผย", "ชื่อของข้อ", required=True, width=40, names_row=True),
    Column("reason", "ความเห็นของผู้ตรวจประเมิน", "เหตุผลตามที่ผู้ตรวจประเมินแจ้ง ว่าง คือไม่ได้แจ้ง", width=60),
    *_ENDS,
)
_KIND = CodeColumn(
    "kind", "ประเภท", "strength จุดแข็ง weakness จุดที่ต้องพัฒนา", ResultRemark.Kind, required=True
)
INDICATOR_DATA, INDICATOR_SHEET = open_data(_INDICATORS), of_sheet(_INDICATORS)
QUESTION_DATA, QUESTION_SHEET = open_data(_QUESTIONS), of_sheet(_QUESTIONS)
LOST_ITEM_DATA, LOST_ITEM_SHEET = open_data(_LOST_ITEMS), of_sheet(_LOST_ITEMS)
COMPARISON_DATA = (
    OF_YEAR,
    DataColumn("group", "กลุ่ม", "กลุ่มของหน่วยงานที่เทียบ", required=True),
    DataColumn("rank", "อันดับที่", "อันดับของหน่วยงานในกลุ่ม", type="integer", unit="ลำดับ"),
    DataColumn("out_of", "จากทั้งหมด", "จำนวนหน่วยงานในกลุ่ม", type="integer", unit="แห่ง"),
    DataColumn("mean", "ค่าเฉลี่ยของกลุ่ม", "คะแนนเฉลี่ยของกลุ่ม", type="number", unit="คะแนนเต็ม 100"),
    *_ENDS,
)
REMARK_DATA = (
    OF_YEAR,
    _KIND,
    LabelColumn(_KIND, "ประเภทเป็นคำ"),
    DataColumn("order", "ลำดับ", "ลำดับในประเภทนั้น", type="integer", unit="ลำดับ", required=True),
    DataColumn("text", "ข้อความ", "ข้อความตามที่ประกาศ", required=True),
    *_ENDS,
)
