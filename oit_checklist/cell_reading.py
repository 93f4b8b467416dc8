"""Single values of a table of criteria; what cannot be read is a fault with its cell."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from oit_checklist.criteria_layout import NO, YES
from oit_checklist.criteria_set import Fault
from oit_checklist.headed_table import Value
from oit_checklist.printed_numbers import item_number
from thai.digits import to_arabic_digits
from thai.likeness import key_of


@dataclass
class CellReader:
    """Reads values and notes in `faults` those that cannot be read."""

    faults: list[Fault] = field(default_factory=list)

    def number(self, value: Value) -> int:
        """The number of an item; 0 where none can be read."""
        number = item_number(value.text)
        if number is None:
            self.faults.append(Fault(value.place, f"“{value.text}” ไม่ใช่เลขข้อ ตัวอย่าง o12"))
        return number or 0

    def whole(self, value: Value | None, label: str) -> int | None:
        """A whole number of four digits at most; None for none."""
        if value is None or not value.text:
            return None
        typed = to_arabic_digits(value.text)
        if typed.isdecimal() and len(typed) <= 4:
            return int(typed)
        self.faults.append(Fault(value.place, f"{label}ต้องเป็นจำนวนเต็ม ไม่ใช่ “{value.text}”"))
        return None

    def decimal(self, value: Value, label: str) -> Decimal | None:
        """A number; None for none."""
        if not value.text:
            return None
        try:
            number = Decimal(to_arabic_digits(value.text))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite():
            return number
        self.faults.append(Fault(value.place, f"{label}ต้องเป็นตัวเลข ไม่ใช่ “{value.text}”"))
        return None

    def yes(self, values: dict[str, Value], name: str) -> bool:
        """Whether a row says yes; an empty cell says no."""
        text = text_of(values, name)
        if text not in ("", YES, NO):
            self.faults.append(Fault(values[name].place, f"ใช้ได้เฉพาะ {YES} หรือ {NO} ไม่ใช่ “{text}”"))
        return text == YES


def text_of(values: dict[str, Value], name: str) -> str:
    """The text of a value; "" where the table has no such column."""
    return values[name].text if name in values else ""


def code_of(choices: list[tuple[str, str]], text: str) -> str:
    """The code of a choice by its words, or what was written, for `check_set` to name."""
    return {key_of(words): code for code, words in choices}.get(key_of(text), text)
