"""How people write values, as the field kit lists it: each spelling is read or asked as it says."""

import csv
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from values.addresses import read_addresses
from values.codes import read_codes
from values.dates import read_date
from values.divisions import Divisions, read_divisions
from values.meeting_numbers import read_meeting_number
from values.numbers import read_number
from values.periods import Period, read_period
from values.reading import Reading, Written
from values.sections import read_section
from values.statuses import read_status
from values.times import read_time
from values.years import read_year
from values.yes_no import read_yes_no

KIT = Path(__file__).resolve().parents[1] / "field_kit/spellings.csv"
DIVISIONS = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"]
SECTIONS = ["9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2"]
STATUSES = ["ยังไม่ได้ดำเนินการ", "อยู่ระหว่างดำเนินการ", "ดำเนินการ"]
READERS = {
    "date": lambda written: read_date(written, 2566),
    "time": read_time,
    "period": lambda written: read_period(written, 2566),
    "code": read_codes,
    "section": lambda written: read_section(written, SECTIONS),
    "divisions": lambda written: read_divisions(written, DIVISIONS),
    "status": lambda written: read_status(written, STATUSES),
    "number": read_number,
    "meeting_number": lambda written: read_meeting_number(written, 2566),
    "yes_no": read_yes_no,
    "url": read_addresses,
    "year": lambda written: read_year(written, 2566),
}


def spellings() -> list[dict[str, str]]:
    with KIT.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(line: dict[str, str]) -> Written:
    text = line["text"].replace("\\n", "\n")
    if line["cell_type"] == "number":
        return Written(text, Decimal(text))
    if line["cell_type"] == "date":
        return Written(text, time.fromisoformat(text) if ":" in text else date.fromisoformat(text))
    return Written(text)


def words(value: object) -> str:
    """A value as the list writes it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case time():
            return f"{value:%H:%M}"
        case datetime() | date():
            return value.isoformat()
        case Period(first, last):
            return f"{first or ''}/{last or ''}"
        case Divisions():
            new = [f"{name} (ใหม่)" if name in value.new else name for name in value.names]
            return "all" if value.is_all else "|".join(new)
        case (time(), _):
            return "/".join(map(words, value))
        case tuple():
            return "|".join(value)
    return str(value)


@pytest.mark.parametrize("line", spellings(), ids=lambda line: f"{line['kind']} {line['text']}")
def test_a_spelling_is_read_or_asked_as_it_should_be(line):
    reading: Reading = READERS[line["kind"]](written(line))

    if line["kind"] == "yes_no" and "?" in line["expected"]:
        line = {**line, "ask": "yes"}
    assert reading.is_asked == (line["ask"] == "yes"), reading
    read = " ? ".join(map(words, reading.readings)) if reading.is_asked else words(reading.value)
    assert read == line["expected"]


def test_every_kind_of_the_list_has_a_reader():
    assert {line["kind"] for line in spellings()} == READERS.keys()
