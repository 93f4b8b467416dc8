"""
What a value looks like in a cell, and how the cell is read again.

`render` gives the text of a value. `clean` gives the value of a typed text, or raises ValueError
with a Thai sentence; it is told the `table` that is read and the `instance` of the row.
"""

from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from django.db.models import Manager, Model
from django.utils import timezone
from import_export.widgets import Widget

from oit_checklist.models import Instrument
from thai.dates import BUDDHIST_ERA_OFFSET, parse_thai_date
from thai.digits import to_arabic_digits
from thai.spelling import normalise

BETWEEN = "; "
YES, NO = "ใช่", "ไม่ใช่"


def tidy(text: str) -> str:
    """A typed text in its one spelling, as the forms of the back office store it."""
    return normalise(text).strip()


class Text(Widget):
    """Words, on as many lines as wanted."""

    def clean(self, value, row=None, **kwargs) -> str:
        return tidy(value)

    def render(self, value, obj=None, **kwargs) -> str:
        return "" if value is None else str(value)


class Whole(Text):
    """A whole number, zero or more."""

    numeric = True

    def clean(self, value, row=None, **kwargs) -> int | None:
        typed = to_arabic_digits(tidy(value))
        if not typed:
            return None
        if not typed.isdecimal() or len(typed) > 9:
            raise ValueError(f"“{value}” ไม่ใช่จำนวนเต็ม")
        return int(typed)


class Hundredths(Text):
    """A number with two decimals, such as a score."""

    numeric = True

    def clean(self, value, row=None, **kwargs) -> Decimal | None:
        typed = to_arabic_digits(tidy(value))
        if not typed:
            return None
        try:
            number = Decimal(typed)
            if not number.is_finite() or abs(number) >= 1000:
                raise InvalidOperation
            return number.quantize(Decimal("0.01"))
        except InvalidOperation:
            raise ValueError(f"“{value}” ไม่ใช่ตัวเลข") from None


class Day(Text):
    """A date as 23/11/2569."""

    def clean(self, value, row=None, **kwargs) -> date | None:
        typed = tidy(value)
        return parse_thai_date(typed) if typed else None

    def render(self, value, obj=None, **kwargs) -> str:
        if value is None:
            return ""
        return f"{value.day:02d}/{value.month:02d}/{value.year + BUDDHIST_ERA_OFFSET}"


class Clock(Text):
    """A time of day as 09:30."""

    def clean(self, value, row=None, **kwargs) -> time | None:
        typed = to_arabic_digits(tidy(value)).removesuffix("น.").strip().replace(".", ":")
        if not typed:
            return None
        hour, _, minute = typed.partition(":")
        try:
            return time(int(hour), int(minute[:2]))
        except ValueError:
            raise ValueError(f"อ่านเวลา “{value}” ไม่ออก ตัวอย่าง 09:30") from None

    def render(self, value, obj=None, **kwargs) -> str:
        return "" if value is None else f"{value:%H:%M}"


class Moment(Day):
    """A date with its time in Bangkok. Only told, never read."""

    def render(self, value, obj=None, **kwargs) -> str:
        if not isinstance(value, datetime):
            return ""
        local = timezone.localtime(value)
        return f"{super().render(local)} {local:%H:%M}"


class YesNo(Text):
    def clean(self, value, row=None, **kwargs) -> bool:
        answer = {YES: True, NO: False}.get(tidy(value))
        if answer is None:
            raise ValueError(f"กรุณากรอก {YES} หรือ {NO}")
        return answer

    def render(self, value, obj=None, **kwargs) -> str:
        return YES if value else NO


class ItemCode(Text):
    """The printed code of an item: o12 for OIT, 1 for IIT and EIT; reads ๐๑๒ as well."""

    def clean(self, value, row=None, **kwargs) -> str:
        # Officers type a Thai zero for the letter o (domain: faults of the text).
        typed = to_arabic_digits(tidy(value)).lower().removeprefix("o")
        if not typed.isdecimal() or len(typed) > 4:
            raise ValueError(f"“{value}” ไม่ใช่เลขข้อ ตัวอย่าง o12")
        return str(int(typed))


class InstrumentName(Text):
    def clean(self, value, row=None, **kwargs) -> str:
        typed = tidy(value).upper()
        if typed not in Instrument.values:
            raise ValueError(f"ไม่รู้จักเครื่องมือ “{value}” ใช้ได้เฉพาะ {', '.join(Instrument.values)}")
        return typed


class Named(Text):
    """One row of another table, called by its name."""

    def __init__(self, model: type[Model], field: str = "name"):
        super().__init__()
        self.model, self.field = model, field

    def clean(self, value, row=None, *, table=None, **kwargs) -> Model | None:
        typed = tidy(value)
        return self.find(typed, table.named(self.model)) if typed else None

    def find(self, name: str, rows: dict[str, Model]) -> Model:
        """The row of that name, or ValueError that lists the names there are."""
        if name not in rows:
            known = ", ".join(list(rows)[:12]) or "ยังไม่มี"
            raise ValueError(f"ไม่รู้จัก{self.model._meta.verbose_name} “{name}” ที่มีคือ {known}")
        return rows[name]

    def render(self, value, obj=None, **kwargs) -> str:
        return "" if value is None else str(getattr(value, self.field))


class AllNamed(Named):
    """Rows of another table, called by their names with semicolons between."""

    def clean(self, value, row=None, *, table=None, **kwargs) -> list[Model]:
        known = table.named(self.model)
        names = [name.strip() for name in tidy(value).replace("\n", ";").split(";")]
        found = {name: self.find(name, known) for name in names if name}
        return [row for row in known.values() if row in found.values()]

    def render(self, value, obj=None, **kwargs) -> str:
        rows = value.all() if isinstance(value, Manager) else value or []
        return BETWEEN.join(str(getattr(row, self.field)) for row in rows)
