"""
Load the criteria of a fiscal year: sub-indicators, items, required elements, grades.

Loading adds what is missing. Rows that are there already are never deleted, and their words
are changed only when asked to; what staff reported is never touched.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models, transaction

from agency.models import FiscalYear, GradeBand
from catalogue.notices import sentences
from oit_checklist.models import ChecklistItem, Element, Instrument, Section
from records.data_files import TomlTable, read_data_file
from records.file_loading import FileLoader, LoadReport, Row, name_of
from records.key_fields import number_key

INSTRUMENTS = {choice.value: choice.value for choice in Instrument}
PERIODS = {"": "", **{rule.value: rule.value for rule in ChecklistItem.PeriodRule}}
OIT_RULES = {rule.value: rule.value for rule in FiscalYear.OitRule}
STANDINGS = {"official": True, "provisional": False}


@dataclass(kw_only=True)
class CriteriaReport(LoadReport):
    """What a loading did; `changed` and `differing` name the rows that differ from the file."""

    fiscal_year: FiscalYear
    changed: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)


@transaction.atomic
def load_criteria(path: Path, *, change_texts: bool = False) -> CriteriaReport:
    """
    Load a criteria file, all of it or nothing.

    Rows that differ from the file are reported and left as they are, unless `change_texts`.
    Raises DataFileError with file, line and reason.
    """
    data = read_data_file(path)
    data.only_keys("fiscal_year", "standing", "source", "score", "grade", "section", "item")
    # The year stays unpublished until somebody decides: staff prepare it first.
    fiscal_year, is_new = FiscalYear.objects.get_or_create(year_be=_year_of(data))
    if why := fiscal_year.why_closed:
        raise data.error(f"{why} จึงโหลดเกณฑ์ของปีนี้ไม่ได้", "fiscal_year")
    report = CriteriaReport(fiscal_year=fiscal_year)
    report.added["ปีงบประมาณ"] += is_new
    loader = CriteriaLoader(report, change_texts)
    loader.update(
        data,
        fiscal_year,
        f"ปีงบประมาณ {fiscal_year}",
        is_new=is_new,
        criteria_source=data.text("source"),
        criteria_are_official=data.choice("standing", STANDINGS),
        **_score_rule(data),
    )
    for order, table in enumerate(data.tables("grade"), start=1):
        loader.grade(table, order)
    for order, table in enumerate(data.tables("section"), start=1):
        loader.section(table, order)
    for table in data.tables("item"):
        loader.item(table)
    report.notices = sentences(loader.rows)
    return report


def _score_rule(data: TomlTable) -> dict:
    """How the year's total is made up; a file without it leaves the estimate out."""
    if not data.tables("score"):
        return {}
    table = data.table("score")
    names = ("iit_weight", "eit_weight", "oit_weight")
    table.only_keys(*names, "oit_rule")
    return {
        **{name: _decimal(table, name) for name in names},
        "oit_rule": table.choice("oit_rule", OIT_RULES),
    }


def _year_of(data: TomlTable) -> int:
    year_be = data.number("fiscal_year")
    if not 2500 <= year_be <= 2699:
        raise data.error(f"ปีงบประมาณต้องเป็น พ.ศ. เช่น 2566 ไม่ใช่ {year_be}", "fiscal_year")
    return year_be


class CriteriaLoader(FileLoader[CriteriaReport]):
    def __init__(self, report: CriteriaReport, change_texts: bool):
        super().__init__(report)
        self.fiscal_year = report.fiscal_year
        self.change_texts = change_texts
        self.sections: dict[str, Section] = {}

    def grade(self, table: TomlTable, order: int) -> None:
        table.only_keys("name", "min_total", "min_instrument")
        self._row(
            table,
            GradeBand,
            {"fiscal_year": self.fiscal_year, "order": order},
            name=table.text("name"),
            min_total=_decimal(table, "min_total"),
            min_instrument=table.decimal("min_instrument"),
        )

    def section(self, table: TomlTable, order: int) -> None:
        table.only_keys("number", "title")
        number = number_key(table.text("number"))
        self.once(table, "number", f"ตัวชี้วัดย่อย {number}")
        self.sections[number] = self._row(
            table,
            Section,
            {"fiscal_year": self.fiscal_year, "number": number},
            order=order,
            title=table.text("title"),
        )

    def item(self, table: TomlTable) -> None:
        table.only_keys(
            "instrument", "number", "section", "theme", "title", "period", "statistics", "eit_code",
            "social_pages",
            "element",
        )  # fmt: skip
        instrument = table.choice("instrument", INSTRUMENTS)
        number = table.number("number")
        self.once(table, "number", f"ข้อ {instrument} {number}")
        is_oit = instrument == Instrument.OIT
        item = self._row(
            table,
            ChecklistItem,
            {"fiscal_year": self.fiscal_year, "instrument": instrument, "number": number},
            section=table.choice("section", self.sections, read=number_key) if is_oit else None,
            theme=table.text("theme", ""),
            title=table.text("title"),
            period_rule=table.choice("period", PERIODS, ""),
            holds_statistics=table.get("statistics", bool, False),
            shows_eit_code=table.get("eit_code", bool, False),
            accepts_social_pages=table.get("social_pages", bool, False),
        )
        self._elements(table, item)

    def _elements(self, table: TomlTable, item: ChecklistItem) -> None:
        elements = table.tables("element")
        if not elements:
            raise table.error("ข้อนี้ไม่มีองค์ประกอบด้านข้อมูล (element)")
        order = 0
        for element in elements:
            element.only_keys("marker", "text", "part")
            order += 1
            parent = self._element(element, item, order, None)
            for part in element.tables("part"):
                part.only_keys("marker", "text")
                order += 1
                self._element(part, item, order, parent)

    def _element(
        self, table: TomlTable, item: ChecklistItem, order: int, parent: Element | None
    ) -> Element:
        return self._row(
            table,
            Element,
            {"item": item, "order": order},
            parent=parent,
            marker=table.text("marker", ""),
            text=table.text("text"),
        )

    def _row(
        self,
        table: TomlTable,
        model: type[Row],
        key: dict[str, Any],
        **values: Any,
    ) -> Row:
        """Find or make one row, and compare or set its values."""
        row = model._default_manager.filter(**key).first()
        is_new = row is None
        if row is None:
            row = model(**key, **values)
            self.report.added[name_of(model)] += 1
        self.update(table, row, str(row), is_new=is_new, **values)
        return row

    def update(
        self, table: TomlTable, row: models.Model, label: str, /, *, is_new: bool, **values: Any
    ) -> None:
        """Write the values of a new row; of an old one only when told to, else report them."""
        differing = [key for key, value in values.items() if getattr(row, key) != value]
        if differing and not is_new:
            labels = ", ".join(_label(row, key) for key in differing)
            line = f"{label}: {labels}"
            (self.report.changed if self.change_texts else self.report.differing).append(line)
        if is_new or (differing and self.change_texts):
            for key, value in values.items():
                setattr(row, key, value)
            self.save(table, row)


def _label(row: models.Model, name: str) -> str:
    return str(getattr(row._meta.get_field(name), "verbose_name", name))


def _decimal(table: TomlTable, key: str) -> Decimal:
    number = table.decimal(key)
    if number is None:
        raise table.missing(key)
    return number
