"""Form fields that read what Thai officers type: Buddhist dates, Thai digits, any spelling of ำ."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.html import format_html

from catalogue.locks import why_locked
from records.typed_addresses import mended_address
from thai.dates import BUDDHIST_ERA_OFFSET, current_fiscal_year
from thai.spelling import normalise
from values.amounts import read_baht
from values.asking import sure
from values.dates import read_date
from values.moments import read_moment
from values.reading import Reading, Written
from values.times import read_time

Value = TypeVar("Value")


def _typed_date(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year + BUDDHIST_ERA_OFFSET}"


def _typed_value(reading: Reading[Value]) -> Value | None:
    """The value that was typed. Raises ValidationError with the question that is open."""
    try:
        return sure(reading)
    except ValueError as error:
        raise forms.ValidationError(str(error), code="invalid") from error


class WebAddressField(forms.URLField):
    """A web address as people paste it: spaces around it, no https:// before it."""

    def to_python(self, value):
        return super().to_python(mended_address(value) if isinstance(value, str) else value)


class ThaiDateInput(forms.TextInput):
    """A text box that shows a date as 23/11/2569."""

    def __init__(self, attrs=None):
        super().__init__(
            {"placeholder": "วว/ดด/ปปปป (พ.ศ.)", "size": 14, "autocomplete": "off", **(attrs or {})}
        )

    def format_value(self, value):
        return _typed_date(value) if isinstance(value, date) else value


class ThaiDateTimeInput(ThaiDateInput):
    """A text box that shows a moment as 23/11/2569 14:30."""

    def __init__(self, attrs=None):
        super().__init__({"placeholder": "วว/ดด/ปปปป (พ.ศ.) นน:นน", "size": 22, **(attrs or {})})

    def format_value(self, value):
        if isinstance(value, datetime):
            local = timezone.localtime(value) if timezone.is_aware(value) else value
            return f"{_typed_date(local)} {local:%H:%M}"
        return value


class ThaiDateField(forms.DateField):
    """A date typed in the Buddhist era; the cleaned value is a date of the common era."""

    widget = ThaiDateInput

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        return _typed_value(read_date(Written(str(value)), current_fiscal_year()))


class ThaiDateTimeField(forms.DateTimeField):
    """A moment typed as 23/11/2569 14:30 in Bangkok's time; without a time it means 00:00."""

    widget = ThaiDateTimeInput

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, datetime):
            return super().to_python(value)
        moment = _typed_value(read_moment(Written(str(value)), current_fiscal_year()))
        return timezone.make_aware(moment) if moment else None

    def has_changed(self, initial, data):
        """A moment has more digits than the box shows: the same text is the same moment."""
        shown = ThaiDateTimeInput().format_value(initial) if initial else ""
        return shown != (data or "") and super().has_changed(initial, data)


class ThaiTimeInput(forms.TextInput):
    """A text box that shows a time of day as 13:30."""

    def __init__(self, attrs=None):
        own = {"placeholder": "นน:นน", "size": 8, "autocomplete": "off"}
        super().__init__({**own, **(attrs or {})})

    def format_value(self, value):
        return f"{value:%H:%M}" if isinstance(value, time) else value


class ThaiTimeField(forms.TimeField):
    """A time of day typed as 13:30 or ๑๓.๓๐ น."""

    widget = ThaiTimeInput

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, time):
            return value
        return _typed_value(read_time(Written(str(value))))


def box_of(field: models.Field) -> forms.Field | None:
    """The box in which people type a field of a row; None if nobody does."""
    thai = {
        models.DateField: ThaiDateField,
        models.DateTimeField: ThaiDateTimeField,
        models.TimeField: ThaiTimeField,
    }
    own = thai.get(type(field))
    return own(required=False) if own else field.formfield(required=False)


class _Grouped(forms.Widget):
    """Choices that belong to one question: whoever hears the page is told the question."""

    question = ""

    def render(self, name, value, attrs=None, renderer=None):
        choices = super().render(name, value, attrs, renderer)
        return format_html('<div role="group" aria-label="{}">{}</div>', self.question, choices)


class RadioGroup(_Grouped, forms.RadioSelect):
    """One of a few."""


class TickGroup(_Grouped, forms.CheckboxSelectMultiple):
    """Any of a few."""


class NumberInput(forms.TextInput):
    """A box for numbers that, unlike the browser's own, lets people type Thai digits."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", "size": 8, **(attrs or {})})


class BahtInput(NumberInput):
    """A box that shows an amount as 30,000.00."""

    def __init__(self, attrs=None):
        super().__init__({"size": 14, **(attrs or {})})

    def format_value(self, value):
        return f"{value:,.2f}" if isinstance(value, Decimal) else value


class BahtField(forms.CharField):
    """An amount of money, typed as 30,000.- or ๓๐,๐๐๐ บาท; the cleaned value is a Decimal."""

    widget = BahtInput

    def __init__(self, *args, max_digits=None, decimal_places=None, **kwargs):
        super().__init__(*args, **{"max_length": 40, **kwargs})

    def to_python(self, value):
        if value is None or isinstance(value, Decimal):
            return value
        return _typed_value(read_baht(Written(str(value))))

    def run_validators(self, value):
        if value is not None:
            super().run_validators(str(value))

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True


class PortalModelForm(forms.ModelForm):
    """The model form of the whole back office: stores every text in its one Thai spelling."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # The back office wraps widgets that lead to other rows.
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, _Grouped):
                widget.question = str(field.label or "")

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            field = self.fields[name]
            if isinstance(field, ThaiDateTimeField) and name not in self.changed_data:
                cleaned[name] = self.get_initial_for_field(field, name)
                continue
            secret = isinstance(self.fields[name].widget, forms.PasswordInput)
            if isinstance(value, str) and not secret:
                cleaned[name] = normalise(value)
        return cleaned

    def _post_clean(self):
        why = why_locked(self.instance) if self.instance.pk else ""
        super()._post_clean()  # type: ignore[misc]  # Django's, which its stubs leave out
        # The row may come from what is locked, or lead to it.
        why = why or why_locked(self.instance)
        if why and self.has_changed() and why not in self.non_field_errors():
            self.add_error(None, why)
