"""How the annual report prints what measures cost: planned, spent, and the share of it."""

from collections.abc import Iterable
from decimal import Decimal

from catalogue.report_tables import ReportColumn, ReportTable, RowHeading, TableGroup, Words
from measures.budgets import BudgetLine, budget_lines, total_of
from measures.models import Measure
from thai.baht import format_baht
from thai.digits import to_thai_digits

NOTHING = "–"
PART = "รวมอยู่ในมาตรการที่อยู่เหนือแล้ว"


def budget_groups(rows: Iterable[Measure]) -> list[TableGroup]:
    """The table of budgets under its heading; nothing where no measure tells an amount."""
    rows = list(rows)
    lines = budget_lines(rows)
    if not lines:
        return []
    caption = to_thai_digits(total_of(rows).sentence)
    table = ReportTable(caption, "budgets", COLUMNS, lines)
    return [TableGroup([table], title="งบประมาณที่ใช้ตามมาตรการ", anchor="budgets")]


def _name(line: BudgetLine) -> RowHeading:
    return RowHeading(to_thai_digits(line.label))


def _source(line: BudgetLine) -> Words:
    return Words("; ".join(filter(None, [line.source, PART if line.is_part else ""])))


def _baht(amount: Decimal | None) -> Words:
    return Words(NOTHING if amount is None else to_thai_digits(format_baht(amount)))


def _share(line: BudgetLine) -> Words:
    return Words(NOTHING if line.share is None else to_thai_digits(line.share))


COLUMNS = (
    ReportColumn("มาตรการ/กิจกรรม", "มาตรการ", _name, 10),
    ReportColumn("แหล่งเงิน", "แหล่งเงิน", _source, 5),
    ReportColumn("งบประมาณที่ตั้งไว้ (บาท)", "ตั้งไว้ (บาท)", lambda line: _baht(line.planned), 3.5),
    ReportColumn("ใช้จริง (บาท)", "ใช้จริง (บาท)", lambda line: _baht(line.spent), 3.5),
    ReportColumn("ร้อยละที่ใช้", "ร้อยละที่ใช้", _share, 3),
)
