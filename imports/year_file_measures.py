"""The part of a year file that holds the measures: rows that are not stored yet."""

from decimal import Decimal

from django.utils import timezone

from agency.models import FiscalYear
from measures.models import Measure, MeasureUpdate
from progress.measuring import ALL_FIELDS
from records.data_files import TomlTable
from records.key_fields import outline_number
from values.amounts import read_baht

MEASURE_KEYS = (
    "number", "parent", "heading", "title", "method", "responsible_person", "budget_planned",
    "budget_source", "budget_spent", "plan", "plan_first_year", "plan_last_year", "results",
    "outcomes", "evidence",
)  # fmt: skip
REPORTED = ("status", "results", "outcomes", "budget_spent", "evidence", *ALL_FIELDS)
# What the file calls otherwise than the row does.
TEXTS = {
    "method": "method",
    "responsible_person": "responsible_person",
    "budget_source": "budget_source",
    "plan_name": "plan",
}


def measure_of(table: TomlTable, fiscal_year: FiscalYear) -> Measure:
    """
    The measure that a table of the file holds, public from now on, not saved.

    `number` and `parent` are texts such as "1.1.1", or whole numbers as older files have them.
    Raises DataFileError for a parent that neither the file so far nor the portal has, and for a
    heading that reports anything.
    """
    is_heading = table.get("heading", bool, False)
    if is_heading and (key := next((key for key in REPORTED if _has(table, key)), "")):
        raise table.error("หัวข้อไม่มีรายงานผลและหลักฐานของตนเอง", key)
    measure = Measure(
        fiscal_year=fiscal_year,
        number=_number(table, "number"),
        title=table.text("title"),
        is_heading=is_heading,
        budget_planned=_baht(table, "budget_planned"),
        plan_first_year=table.get("plan_first_year", int),
        plan_last_year=table.get("plan_last_year", int),
        published_at=timezone.now(),
        **{name: table.text(key, "") for name, key in TEXTS.items()},
    )
    if "parent" in table.values:
        number = _number(table, "parent")
        measure.parent = Measure.objects.filter(fiscal_year=fiscal_year, number=number).first()
        if measure.parent is None:
            raise table.error(f"ไม่มีมาตรการลำดับที่ {number} ก่อนหน้านี้ในแฟ้ม", "parent")
    return measure


def _has(table: TomlTable, key: str) -> bool:
    return key in table.values or bool(table.tables(key))


def update_of(table: TomlTable, measure: Measure) -> MeasureUpdate:
    """What the file says was done, not saved."""
    return MeasureUpdate(
        assignment=measure,
        results=table.text("results", ""),
        outcomes=table.text("outcomes", ""),
        budget_spent=_baht(table, "budget_spent"),
    )


def _number(table: TomlTable, key: str) -> str:
    written = table.number(key) if isinstance(table.values.get(key), int) else table.text(key)
    return str(outline_number(written))


def _baht(table: TomlTable, key: str) -> Decimal | None:
    """An amount: a number, or a text as offices write it."""
    return table.read(key, read_baht)
