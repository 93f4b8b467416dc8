"""The columns of a measure: open data, spreadsheets and the report take theirs from here."""

from collections.abc import Iterable
from typing import Any

from catalogue.cells import Baht, Cell, KnownRows, OutlineNumber, Whole, YesNo, tidy
from catalogue.columns import Column, DataColumn, Part
from catalogue.report_tables import Cell as Printed
from catalogue.report_tables import Names, ReportColumn, RowHeading, Spanning, TypedText
from catalogue.usual_columns import page_address, updated_at, year_column
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
from progress.measured_columns import MEASURED
from progress.report_columns import PERIOD
from records.key_fields import outline_number
from thai.baht import format_baht
from thai.digits import to_thai_digits


class MeasureByNumber(Cell):
    """Another measure of the same year, called by its number."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> Measure | None:
        number = outline_number(tidy(text))
        if not number:
            return None
        found = Measure.objects.filter(fiscal_year=row.fiscal_year, number=number).first()
        if found is None:
            raise ValueError(f"ปีงบประมาณ {row.fiscal_year} ไม่มีมาตรการลำดับที่ {number}")
        return found

    def write(self, value: Any) -> str:
        return str(value.number) if value else ""


class SpentColumn(UpdateColumn):
    """What was spent, as the newest update says it."""

    def stored(self, row: Any) -> Any:
        value = super().stored(row)
        return None if value == "" else value


def number_column(attribute: str = "number", description: str = "") -> Column:
    """The printed number, by which people know a measure within its year."""
    return Column(
        "number",
        "ลำดับที่",
        description,
        attribute=attribute,
        cell=OutlineNumber(),
        part=Part.KEY,
        width=9,
        required=True,
    )


SPENT = SpentColumn("budget_spent", "งบประมาณที่ใช้จริง", "จำนวนเงินที่รายงานว่าใช้จริงและอนุมัติแล้วล่าสุด")
SPENT.cell, SPENT.type, SPENT.unit, SPENT.width = Baht(), Baht.type, "บาท", 16

MEASURE_COLUMNS: tuple[Column, ...] = (
    year_column(),
    number_column(description="ลำดับของมาตรการในปีนั้น เป็นข้อความ เช่น 1.1.1 โดย 1.10 ไม่ใช่ 1.1"),
    DataColumn(
        "parent_number",
        "ลำดับที่ของมาตรการที่อยู่เหนือ",
        "ลำดับของมาตรการหรือหัวข้อที่แถวนี้อยู่ใต้",
        value=lambda row: row.parent.number if row.parent else None,
    ),
    DataColumn(
        "parent_title",
        "มาตรการที่อยู่เหนือ",
        "ชื่อของมาตรการหรือหัวข้อที่แถวนี้อยู่ใต้",
        value=lambda row: row.parent.title if row.parent else None,
    ),
    Column("parent", "อยู่ใต้ลำดับที่", cell=MeasureByNumber(), width=12),
    Column("is_heading", "เป็นหัวข้อ", cell=YesNo(), width=10),
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
    Column("responsible_person", "ผู้รับผิดชอบหรืองาน", "ชื่อบุคคลหรืองานในส่วนราชการที่รับผิดชอบ", width=24),
    STARTS_ON,
    ENDS_ON,
    DUE_ON,
    Column(
        "budget_planned",
        "งบประมาณที่ตั้งไว้",
        "จำนวนเงินที่ตั้งไว้ ว่าง คือไม่ได้ระบุ 0 คือไม่ใช้งบประมาณ",
        cell=Baht(),
        unit="บาท",
        width=16,
    ),
    Column("budget_source", "แหล่งเงิน", "เงินจากที่ใด", width=24),
    Column("plan_name", "จากแผน", "ชื่อแผนหลายปีที่มาตรการนี้อยู่", width=30),
    Column("plan_first_year", "แผนเริ่มปีงบประมาณ", "ปีงบประมาณแรกของแผน", cell=Whole(), unit="ปี พ.ศ."),
    Column(
        "plan_last_year", "แผนสิ้นสุดปีงบประมาณ", "ปีงบประมาณสุดท้ายของแผน", cell=Whole(), unit="ปี พ.ศ."
    ),
    STATUS,
    STATUS_TEXT,
    *MEASURED,
    *PROOF,
    UpdateColumn("results", "สรุปผลการดำเนินการ", "ผลที่รายงานและอนุมัติแล้วล่าสุด"),
    UpdateColumn("outcomes", "ผลลัพธ์หรือความสำเร็จ", "ผลลัพธ์ที่รายงานและอนุมัติแล้วล่าสุด"),
    SPENT,
    STEP,
    PUBLISHED_AT,
    page_address("หน้าเว็บของมาตรการนี้"),
    updated_at(),
)


def planned_words(row: Measure) -> str:
    """The budget as a sentence: "งบประมาณ 30,000 บาท (เงินอุดหนุน)"; "" where none is told."""
    if row.budget_planned is None:
        return f"แหล่งเงิน {row.budget_source}" if row.budget_source else ""
    source = f" ({row.budget_source})" if row.budget_source else ""
    if row.budget_planned == 0:
        return f"ไม่ใช้งบประมาณ{source}"
    return f"งบประมาณ {format_baht(row.budget_planned)} บาท{source}"


def plan_words(row: Measure) -> str:
    """The plan of several years: "แผน… ปีงบประมาณ 2566–2570"; "" without."""
    years = f"ปีงบประมาณ {row.plan_years}" if row.plan_years else ""
    return " ".join(filter(None, [row.plan_name, years]))


def _title(row: Measure) -> Printed:
    return _printed(row, row.title)


def _numbered_title(row: Measure) -> Printed:
    return _printed(row, f"{to_thai_digits(row.number)} {row.title}")


def _printed(row: Measure, title: str) -> Printed:
    return Spanning(title) if row.is_heading else RowHeading(title)


def _method(row: Measure) -> TypedText:
    plan = f"จาก{plan_words(row)}" if plan_words(row) else ""
    facts = [to_thai_digits(words) for words in (plan, planned_words(row)) if words]
    return TypedText("\n".join(filter(None, [row.method, *facts])))


def _results(row: Measure) -> TypedText:
    update = row.published_update
    if update is None:
        return TypedText("")
    spent = ""
    if update.budget_spent is not None:
        spent = to_thai_digits(f"ใช้งบประมาณจริง {format_baht(update.budget_spent)} บาท")
    measured = map(to_thai_digits, update.measured_lines)
    return TypedText("\n".join(filter(None, [*measured, update.results, spent])))


def _outcomes(row: Measure) -> TypedText:
    return TypedText(row.published_update.outcomes if row.published_update else "")


def report_columns(rows: Iterable[Measure]) -> list[ReportColumn]:
    """
    The six official columns, as the report prints them on the page, on paper and for Word.

    The form has no numbers; where measures stand below others, only numbers tell which do not.
    """
    title = _numbered_title if any(row.is_nested for row in rows) else _title
    return [
        ReportColumn("มาตรการ/กิจกรรม", "มาตรการ", title, 4),
        ReportColumn("วิธีดำเนินการ", "วิธีดำเนินการ", _method, 5.8),
        ReportColumn("ผู้รับผิดชอบ", "ผู้รับผิดชอบ", lambda row: Names(row.responsible_names), 2.6),
        PERIOD,
        ReportColumn("สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม", "สรุปผล", _results, 5.9),
        ReportColumn("ผลลัพธ์หรือความสำเร็จการดำเนินการ", "ผลลัพธ์", _outcomes, 4.6),
    ]
