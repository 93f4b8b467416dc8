"""measures: what the municipality promised to do, and what it did."""

from agency.models import FiscalYear
from measures.models import Measure
from open_data import usual_columns as usual
from open_data.columns import Table


def _rows(fiscal_year: FiscalYear):
    measures = Measure.objects.published().filter(fiscal_year=fiscal_year)
    return measures.for_list().select_related("published_update", "fiscal_year")


MEASURES = Table(
    "measures",
    "มาตรการ",
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใสของปี และผลที่ทำได้ มาตรการละหนึ่งแถว",
    key=("year_be", "number"),
    columns=(
        usual.year(),
        usual.number("number", "ลำดับที่", "ลำดับของมาตรการในปีนั้น", "ลำดับ"),
        usual.text("title", "มาตรการ/กิจกรรม", "ชื่อมาตรการหรือกิจกรรม", required=True),
        usual.text("method", "วิธีดำเนินการ", "ขั้นตอนหรือวิธีดำเนินการ"),
        usual.DIVISIONS,
        usual.STARTS_ON,
        usual.ENDS_ON,
        usual.STATUS,
        usual.STATUS_TEXT,
        usual.reported("results", "สรุปผลการดำเนินการ", "ผลที่รายงานและอนุมัติแล้วล่าสุด"),
        usual.reported("outcomes", "ผลลัพธ์หรือความสำเร็จ", "ผลลัพธ์ที่รายงานและอนุมัติแล้วล่าสุด"),
        usual.address("หน้าเว็บของมาตรการนี้"),
        usual.updated_at(),
    ),
    rows_of=_rows,
)
