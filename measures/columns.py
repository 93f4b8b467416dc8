"""The columns of a measure: open data, spreadsheets and the report take theirs from here."""

from catalogue.cells import Whole
from catalogue.columns import Column, Part
from catalogue.report_tables import ReportColumn, RowHeading, TypedText
from catalogue.usual_columns import number, page_address, updated_at, year_column
from measures.models import Measure
from progress.columns import (
    DIVISIONS,
    DUE_ON,
    ENDS_ON,
    FOR_ALL_DIVISIONS,
    PROOF,
    PUBLISHED_AT,
    STARTS_ON,
    STATUS,
    STATUS_TEXT,
    STEP,
    UpdateColumn,
)
from progress.report_columns import PERIOD, RESPONSIBLE

MEASURE_COLUMNS: tuple[Column, ...] = (
    year_column(),
    number("number", "ลำดับที่", "ลำดับของมาตรการในปีนั้น", "ลำดับ", cell=Whole(), part=Part.KEY, width=9),
    Column(
        "title",
        "มาตรการ/กิจกรรม",
        "ชื่อมาตรการหรือกิจกรรม",
        required=True,
        width=40,
        names_row=True,
    ),
    Column("method", "วิธีดำเนินการ", "ขั้นตอนหรือวิธีดำเนินการ", width=50),
    DIVISIONS,
    FOR_ALL_DIVISIONS,
    STARTS_ON,
    ENDS_ON,
    DUE_ON,
    STATUS,
    STATUS_TEXT,
    *PROOF,
    UpdateColumn("results", "สรุปผลการดำเนินการ", "ผลที่รายงานและอนุมัติแล้วล่าสุด"),
    UpdateColumn("outcomes", "ผลลัพธ์หรือความสำเร็จ", "ผลลัพธ์ที่รายงานและอนุมัติแล้วล่าสุด"),
    STEP,
    PUBLISHED_AT,
    page_address("หน้าเว็บของมาตรการนี้"),
    updated_at(),
)


def _results(row: Measure) -> TypedText:
    return TypedText(row.published_update.results if row.published_update else "")


def _outcomes(row: Measure) -> TypedText:
    return TypedText(row.published_update.outcomes if row.published_update else "")


# As the report prints them: on the page, on paper and for Word.
REPORT_COLUMNS = [
    ReportColumn("มาตรการ/กิจกรรม", "มาตรการ", lambda row: RowHeading(row.title), 4),
    ReportColumn("วิธีดำเนินการ", "วิธีดำเนินการ", lambda row: TypedText(row.method), 5.8),
    RESPONSIBLE,
    PERIOD,
    ReportColumn("สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม", "สรุปผล", _results, 5.9),
    ReportColumn("ผลลัพธ์หรือความสำเร็จการดำเนินการ", "ผลลัพธ์", _outcomes, 4.6),
]
