"""Columns that many records share."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from catalogue.cells import Day, Moment, Whole, Year
from catalogue.columns import Column, DataColumn, Part, ReadOnlyColumn, Value
from catalogue.visibility import visibility_of
from records.addresses import absolute


def year_column(attribute: str = "fiscal_year__year_be") -> Column:
    """The fiscal year, with which most tables begin."""
    return Column(
        "year_be",
        "ปีงบประมาณ",
        "ปีงบประมาณเป็นปีพุทธศักราช ปีงบประมาณ 2566 คือ 1 ตุลาคม 2565 ถึง 30 กันยายน 2566",
        attribute=attribute,
        cell=Year(),
        part=Part.KEY,
        width=12,
        unit="ปี พ.ศ.",
        required=True,
    )


def key_column(heading: str = "รหัส", width: int = 9) -> Column:
    """The number of the row in the portal; left empty for a new row."""
    return Column("pk", heading, cell=Whole(), part=Part.KEY, width=width)


def number(name: str, title: str, description: str, unit: str, **options: Any) -> Column:
    """A whole number that every row has."""
    options = {"cell": Whole(), "required": True, **options}
    return Column(name, title, description, unit=unit, **options)


def day(name: str, title: str, description: str = "", **options: Any) -> Column:
    """A date; programs read it in the Common Era, spreadsheets in the Buddhist one."""
    options = {"cell": Day(), "unit": "วัน", "width": 13, **options}
    return Column(name, title, description and f"{description} (ค.ศ.)", **options)


def moment(name: str, title: str, tell: Callable[[Any], Any]) -> ReadOnlyColumn:
    """A date and a time that spreadsheets show, such as when a row was published."""
    return ReadOnlyColumn(name, title, tell, cell=Moment())


def published_at() -> ReadOnlyColumn:
    """For spreadsheets: since when a row is published; empty while the public does not see it."""

    def value(row: Any) -> Value:
        return row.published_at if visibility_of(row).is_public else None

    return ReadOnlyColumn("published_at", "เผยแพร่เมื่อ", value, cell=Moment())


def updated_at(value: Callable[[Any], Value] = attrgetter("changed_at")) -> DataColumn:
    """When a public row became what it is."""
    return DataColumn(
        "updated_at",
        "ปรับปรุงล่าสุด",
        "เวลาที่เผยแพร่ หรือที่อนุมัติรายงานล่าสุดของแถวนี้",
        value=value,
        type="datetime",
        unit="เวลาสากล (UTC)",
        required=True,
    )


def page_address(description: str) -> DataColumn:
    """The lasting address of the row's own page."""

    def value(row: Any) -> Value:
        return absolute(row.get_absolute_url())

    return DataColumn("url", "ที่อยู่ถาวร", description, value=value, required=True)
