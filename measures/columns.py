"""The columns of a measure: open data and spreadsheets take theirs from here."""

from catalogue.cells import Whole
from catalogue.columns import Column, Part
from catalogue.usual_columns import number, page_address, updated_at, year_column
from progress.columns import (
    DIVISIONS,
    DUE_ON,
    ENDS_ON,
    FOR_ALL_DIVISIONS,
    PUBLISHED_AT,
    STARTS_ON,
    STATUS,
    STATUS_TEXT,
    STEP,
    ReportColumn,
)

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
    ReportColumn("results", "สรุปผลการดำเนินการ", "ผลที่รายงานและอนุมัติแล้วล่าสุด"),
    ReportColumn("outcomes", "ผลลัพธ์หรือความสำเร็จ", "ผลลัพธ์ที่รายงานและอนุมัติแล้วล่าสุด"),
    STEP,
    PUBLISHED_AT,
    page_address("หน้าเว็บของมาตรการนี้"),
    updated_at(),
)
