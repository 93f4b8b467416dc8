"""
What a value looks like in a cell of a spreadsheet, and how the cell is read again.

`write` gives the text of a value. `read` gives the value of a typed text, or raises ValueError
with a Thai sentence; it is told the `sheet` that is read and the `row` that the cell stands in.
"""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import Manager, Model
from django.utils import timezone

from records.key_fields import NO_OUTLINE, is_outline, outline_number
from records.typed_addresses import mended_address
from thai.dates import BUDDHIST_ERA_OFFSET, current_fiscal_year
from thai.spelling import normalise
from values.addresses import read_addresses
from values.amounts import read_baht
from values.asking import sure
from values.dates import read_date
from values.divisions import read_divisions
from values.numbers import read_number
from values.times import read_time
from values.typed import written_of
from values.years import read_year
from values.yes_no import read_yes_no

BETWEEN = "; "
YES, NO = "ใช่", "ไม่ใช่"


class KnownRows(Protocol):
    """What a cell may ask of the sheet that is being read."""

    def named(self, model: type[Model]) -> dict[str, Any]:
        """All rows of a small table by their names, in its order."""


def tidy(text: str) -> str:
    """A typed text in its one spelling, as the forms of the back office store it."""
    return normalise(text).strip()


class Cell:
    """
    Base of every cell: words, on as many lines as wanted.

    type: what programs take the values for, a field type of Frictionless Table Schema v1.
    is_number: whether a workbook holds the value as a number.
    """

    type = "string"
    is_number = False

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> Any:
        """The value of a typed text. Raises ValueError with a Thai sentence."""
        return tidy(text)

    def write(self, value: Any) -> str:
        """The text of a value."""
        return "" if value is None else str(value)


class WebAddress(Cell):
    """A web address as people paste it."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> str:
        found = read_addresses(written_of(tidy(text))).value or ()
        if len(found) > 1:
            raise ValueError(f"ช่องนี้ใส่ได้ที่อยู่เดียว แต่พบ {len(found)} ที่อยู่ กรุณาแยกเป็นหลายแถว")
        return found[0] if found else mended_address(tidy(text))


class Whole(Cell):
    """A whole number, zero or more."""

    type = "integer"
    is_number = True

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> int | None:
        number = sure(read_number(written_of(text)))
        if number is None:
            return None
        if number != number.to_integral_value() or not 0 <= number < 10**9:
            raise ValueError(f"“{text}” ไม่ใช่จำนวนเต็ม")
        return int(number)


class Year(Whole):
    """A fiscal year of the Buddhist era."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> int | None:
        return sure(read_year(written_of(text), current_fiscal_year()))


class Hundredths(Cell):
    """A number with two decimals, such as a score."""

    type = "number"
    is_number = True

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> Decimal | None:
        number = sure(read_number(written_of(text)))
        if number is None:
            return None
        if abs(number) >= 1000:
            raise ValueError(f"“{text}” มากเกินไป กรุณาตรวจจำนวนหลัก")
        return number.quantize(Decimal("0.01"))


class Baht(Hundredths):
    """An amount of money, as offices write it; never negative."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> Decimal | None:
        return sure(read_baht(written_of(text)))


class OutlineNumber(Cell):
    """A printed number of parts such as 1.1.1."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> str:
        number = str(outline_number(tidy(text)))
        if number and not is_outline(number):
            raise ValueError(f"“{text}” {NO_OUTLINE}")
        return number


class Day(Cell):
    """A date as 23/11/2569."""

    type = "date"

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> date | None:
        return sure(read_date(written_of(text), current_fiscal_year()))

    def write(self, value: Any) -> str:
        if value is None:
            return ""
        return f"{value.day:02d}/{value.month:02d}/{value.year + BUDDHIST_ERA_OFFSET}"


class Clock(Cell):
    """A time of day as 09:30."""

    type = "time"

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> time | None:
        found = sure(read_time(written_of(text)))
        return found if isinstance(found, time) else None

    def write(self, value: Any) -> str:
        return "" if value is None else f"{value:%H:%M}"


class Moment(Day):
    """A date with its time in Bangkok. Only written, never read."""

    type = "datetime"

    def write(self, value: Any) -> str:
        if not isinstance(value, datetime):
            return ""
        local = timezone.localtime(value)
        return f"{super().write(local)} {local:%H:%M}"


class YesNo(Cell):
    """Yes or no, in Thai."""

    type = "boolean"

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> bool:
        answer = read_yes_no(written_of(text)).value
        if answer is None:
            raise ValueError(f"กรุณากรอก {YES} หรือ {NO}")
        return answer

    def write(self, value: Any) -> str:
        return YES if value else NO


class Named(Cell):
    """One row of another table, called by its name."""

    def __init__(self, model: type[Model], field: str = "name"):
        super().__init__()
        self.model, self.field = model, field

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> Any:
        typed = tidy(text)
        return self.find(typed, sheet.named(self.model)) if typed else None

    def find(self, name: str, rows: dict[str, Any]) -> Any:
        """The row of that name, or ValueError that lists the names there are."""
        if name not in rows:
            known = ", ".join(list(rows)[:12]) or "ยังไม่มี"
            raise ValueError(f"ไม่รู้จัก{self.model._meta.verbose_name} “{name}” ที่มีคือ {known}")
        return rows[name]

    def write(self, value: Any) -> str:
        return "" if value is None else str(getattr(value, self.field))


class AllNamed(Named):
    """Rows of another table, called by their names with semicolons between."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> list[Any]:
        known = sheet.named(self.model)
        names = [name.strip() for name in tidy(text).replace("\n", ";").split(";")]
        found = {name: self.find(name, known) for name in names if name}
        return [row for row in known.values() if row in found.values()]

    def write(self, value: Any) -> str:
        rows = value.all() if isinstance(value, Manager) else value or []
        return BETWEEN.join(str(getattr(row, self.field)) for row in rows)


class Divisions(AllNamed):
    """Divisions, called by their names however they are parted; "ทุกส่วนราชการ" is each of them."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> list[Any]:
        known = sheet.named(self.model)
        reading = read_divisions(written_of(text), list(known))
        if reading.proposed and (new := reading.proposed.new):
            self.find(new[0], known)
        found = sure(reading)
        if found is None:
            return []
        return [row for name, row in known.items() if found.is_all or name in found.names]
