"""Boxes of the table of measures in which one text stands for several fields of a row."""

from datetime import date
from typing import Any, TypeVar

from django import forms

from thai.dates import BUDDHIST_ERA_OFFSET, current_fiscal_year
from thai.spelling import normalise
from values import periods
from values.asking import sure
from values.divisions import read_divisions
from values.periods import read_period
from values.reading import Reading, Written

ALL_DIVISIONS = "ทุกส่วนงาน"
Value = TypeVar("Value")


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
        reading = read_divisions(Written(super().clean(value)), sorted(self.known))
        if reading.proposed and (new := reading.proposed.new):
            raise forms.ValidationError(
                f"ไม่มีส่วนราชการชื่อ “{new[0]}” ถ้าเป็นชื่อบุคคลหรืองาน กรุณากรอกในช่องบุคคลหรืองาน"
            )
        found = _typed_value(reading)
        if found is None:
            return Names()
        return Names([ALL_DIVISIONS]) if found.is_all else Names(found.names)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _text(initial) != _text(data)


class Period(periods.Period):
    """The first and the last day of a measure, as one box shows them."""

    def __str__(self) -> str:
        days = [_typed(day) for day in (self.starts_on, self.ends_on)]
        return " - ".join(days) if any(days) else ""


class PeriodField(forms.CharField):
    """A period in any spelling that offices use: ต.ค.65 - ก.ย.66. `year_be` is the table's year."""

    year_be = 0

    def clean(self, value: Any) -> Period:
        if isinstance(value, Period):
            return value
        typed = super().clean(value)
        found = _typed_value(read_period(Written(typed), self.year_be or current_fiscal_year()))
        return Period(found.starts_on, found.ends_on) if found else Period()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _text(initial) != _text(data)


def _typed_value(reading: Reading[Value]) -> Value | None:
    try:
        return sure(reading)
    except ValueError as error:
        raise forms.ValidationError(str(error), code="invalid") from error


def _text(value: Any) -> str:
    return normalise(str(value or "").replace("\r\n", "\n")).strip()


def _typed(day: date | None) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year + BUDDHIST_ERA_OFFSET}" if day else ""
