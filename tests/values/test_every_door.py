"""
Every door reads a spelling alike: forms, cells of xlsx and csv, TOML files, pasted tables.

The list of spellings says what each means; what it asks, a door where nobody can be asked refuses.
"""

from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from agency.models import Division
from backoffice.form_fields import BahtField, ThaiDateField, ThaiTimeField
from catalogue.cells import Baht, Clock, Day, Divisions, WebAddress, Year, YesNo
from measures.table_fields import DivisionsField, PeriodField
from meetings.columns import MeetingNumber
from oit_checklist.cells import ItemCode, PrintedNumber
from oit_checklist.printed_numbers import item_number
from progress.columns import StatusColumn
from records.data_files import DataFileError, TomlTable
from tests.values.test_spellings import DIVISIONS, READERS, STATUSES, spellings, words, written
from values.amounts import read_baht
from values.asking import sure
from values.typed import Typed


def period_box() -> PeriodField:
    box = PeriodField(required=False)
    box.year_be = 2566
    return box


def divisions_cell(text: str) -> list[str]:
    known = SimpleNamespace(named=lambda model: dict(zip(DIVISIONS, DIVISIONS, strict=True)))
    return Divisions(Division).read(text, known)


def in_toml(value: object) -> TomlTable:
    return TomlTable(Path("fy2566.toml"), 1, {"key": value})


BOXES = {
    "date": lambda text: ThaiDateField(required=False).clean(text),
    "time": lambda text: ThaiTimeField(required=False).clean(text),
    "period": lambda text: period_box().clean(text),
    "divisions": lambda text: DivisionsField(required=False, known=frozenset(DIVISIONS)).clean(
        text
    ),
    "number": lambda text: BahtField(required=False).clean(text),
}
CELLS = {
    "date": lambda text: Day().read(text, None),
    "time": lambda text: Clock().read(text, None),
    "code": lambda text: ItemCode().read(text, None),
    "section": lambda text: PrintedNumber().read(text, None),
    "divisions": divisions_cell,
    "number": lambda text: Baht().read(text, None),
    "yes_no": lambda text: YesNo().read(text, None),
    "year": lambda text: Year().read(text, None),
    "status": lambda text: label_in_cell(text),
    "url": lambda text: WebAddress().read(text, None),
    "meeting_number": lambda text: MeetingNumber().read(text, None),
}
FILES = {
    "date": lambda value: in_toml(value).day("key", 2566),
    "time": lambda value: in_toml(value).clock("key"),
    "period": lambda value: in_toml(value).period("key", 2566),
    "number": lambda value: in_toml(value).read("key", read_baht),
}


def label_in_cell(text: str) -> str:
    labels = {label: label for label in STATUSES}
    found = StatusColumn().label_typed(text, labels)
    if found not in labels:
        raise ValueError(text)
    return found


def lines_of(doors: dict, *, only_texts: bool) -> list[dict[str, str]]:
    return [
        line
        for line in spellings()
        if line["kind"] in doors and (line["cell_type"] == "text" or not only_texts)
    ]


def meant(line: dict[str, str]) -> object:
    """What the one reader makes of it. Raises ValueError where it asks."""
    return sure(READERS[line["kind"]](written(line)))


def alike(read: object, line: dict[str, str]) -> bool:
    """Whether a door gave what the reader means, in whatever form that door stores it."""
    value = meant(line)
    if line["kind"] == "divisions" and value is not None:
        names = DIVISIONS if value.is_all else value.names
        return list(read) in ([*names], ["ทุกส่วนงาน"]) or set(read) == set(names)
    if line["kind"] in ("code", "url") and value is not None:
        return read in (value[0].removeprefix("o"), value[0])
    if line["kind"] == "period" and value is not None:
        return (read.starts_on, read.ends_on) == (value.starts_on, value.ends_on)
    if isinstance(value, Decimal):
        return read == value.quantize(Decimal("0.01"))
    return read == value or (value is None and not read) or words(read) == words(value)


def check(door, given: object, line: dict[str, str]) -> None:
    asks = line["ask"] == "yes" or "?" in line["expected"]
    if not asks and line["kind"] == "url" and "|" in line["expected"]:
        asks = True  # a cell of one address
    if asks or (line["kind"] == "yes_no" and not line["expected"]):
        with pytest.raises((ValueError, ValidationError, DataFileError)):
            door(given)
        return
    assert alike(door(given), line), line


@pytest.mark.parametrize("line", lines_of(BOXES, only_texts=True), ids=lambda line: line["text"])
def test_a_box_of_a_form_reads_it(line):
    check(BOXES[line["kind"]], line["text"].replace("\\n", "\n"), line)


@pytest.mark.parametrize("line", lines_of(CELLS, only_texts=False), ids=lambda line: line["text"])
def test_a_cell_of_a_sheet_reads_it(line):
    cell = written(line)
    shown = cell.text
    if isinstance(cell.stored, date):
        shown = f"{cell.stored.day}/{cell.stored.month}/{cell.stored.year}"
    check(CELLS[line["kind"]], Typed(shown, cell.stored), line)


@pytest.mark.parametrize("line", lines_of(FILES, only_texts=True), ids=lambda line: line["text"])
def test_a_text_of_a_toml_file_reads_it(line):
    check(FILES[line["kind"]], line["text"], line)


def test_values_of_toml_itself_are_read_as_the_office_means_them():
    assert in_toml(date(2566, 1, 10)).day("key") == date(2023, 1, 10)
    assert in_toml(13.3).clock("key") == time(13, 30)
    assert in_toml(time(13, 30)).clock("key") == time(13, 30)


def test_item_numbers_of_criteria_are_the_same_codes():
    for line in lines_of({"code": None}, only_texts=True):
        value = None
        with suppress(ValueError):
            value = meant(line)
        assert item_number(line["text"]) == (int(value[0][1:]) if value else None), line["text"]
