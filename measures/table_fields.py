"""Boxes of the table of measures in which one text stands for several fields of a row."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from thai.dates import BUDDHIST_ERA_OFFSET, parse_period, parse_thai_date
from thai.spelling import normalise

ALL_DIVISIONS = "ทุกส่วนงาน"
_ALL = {ALL_DIVISIONS, "ทุกส่วนราชการ", "ทุกกอง", "ทุกหน่วยงาน", "ทุกสำนัก/กอง"}
_BETWEEN_NAMES = re.compile(r"[;,\n/]+")
_BETWEEN_DAYS = re.compile(r"\s+(?:-|–|—|ถึง)\s+|\s*(?:–|—|ถึง)\s*|\n+")


class LinesField(forms.CharField):
    """A text of one or more lines; how a browser ends its lines is no change."""

    def to_python(self, value: Any) -> Any:
        return _text(super().to_python(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _text(initial) != _text(data)


class OneLineField(LinesField):
    """A text that stands on one line, however many lines its cell in Word had."""

    def to_python(self, value: Any) -> Any:
        return " ".join(super().to_python(value).split())


class Names(tuple[str, ...]):
    """Names of divisions as one box shows them; `ALL_DIVISIONS` alone means all of them."""

    def __str__(self) -> str:
        return "; ".join(self)

    @property
    def is_all(self) -> bool:
        return self == (ALL_DIVISIONS,)


class DivisionsField(forms.CharField):
    """Divisions by their names; `known` are the names there are."""

    widget = forms.Textarea

    def __init__(self, *args: Any, known: frozenset[str] = frozenset(), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.known = known

    def clean(self, value: Any) -> Names:
        if isinstance(value, Names):
            return value
        # A list's marks and numbers before a name are no part of it.
        typed = [_bare(name) for name in _BETWEEN_NAMES.split(normalise(super().clean(value)))]
        names = Names(dict.fromkeys(filter(None, typed)))
        if _ALL & set(names):
            return Names([ALL_DIVISIONS])
        for name in names:
            if name not in self.known:
                raise forms.ValidationError(
                    f"ไม่มีส่วนราชการชื่อ “{name}” ถ้าเป็นชื่อบุคคลหรืองาน กรุณากรอกในช่องบุคคลหรืองาน"
                )
        return names

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _text(initial) != _text(data)


@dataclass(frozen=True)
class Period:
    """The first and the last day of a measure, as one box shows them."""

    starts_on: date | None = None
    ends_on: date | None = None

    def __str__(self) -> str:
        days = [_typed(day) for day in (self.starts_on, self.ends_on)]
        return " - ".join(days) if any(days) else ""


class PeriodField(forms.CharField):
    """A period in any of the spellings that offices use: ต.ค.65 - ก.ย.66, 1/10/2565 - 30/9/2566."""

    def clean(self, value: Any) -> Period:
        if isinstance(value, Period):
            return value
        typed = normalise(super().clean(value)).strip()
        if typed in ("", "-"):
            return Period()
        return _of_days(typed) or _of_months(typed)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _text(initial) != _text(data)


def _of_days(typed: str) -> Period | None:
    parts = [part.strip() for part in _BETWEEN_DAYS.split(typed, maxsplit=1)]
    try:
        days = [parse_thai_date(part) if part.strip("-") else None for part in parts]
    except ValueError:
        return None
    if len(days) == 1:
        return Period(days[0], days[0])
    return Period(days[0], days[1])


def _of_months(typed: str) -> Period:
    try:
        return Period(*parse_period(typed))
    except ValueError as error:
        raise forms.ValidationError(str(error), code="invalid") from error


def _text(value: Any) -> str:
    return normalise(str(value or "").replace("\r\n", "\n")).strip()


def _bare(name: str) -> str:
    return name.strip(" \t-–•").strip()


def _typed(day: date | None) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year + BUDDHIST_ERA_OFFSET}" if day else ""
