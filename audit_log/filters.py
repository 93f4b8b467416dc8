"""What of the log is shown: by person, kind of row, action, way in, days, and words."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils import timezone

from agency.models import User
from audit_log.labels import ACTIONS, kind_name
from backoffice.form_fields import ThaiDateField
from records.audit import COMMAND, EVENTS, IMPORT, PAGE, UNDO
from thai.dates import format_thai_date
from thai.spelling import normalise

EVERYTHING = ("", "ทั้งหมด")
ROW_ACTIONS = [(str(action), word) for action, word in list(ACTIONS.items())[:3]]


def kinds() -> list[tuple[str, str]]:
    """Every kind of row that the log keeps, as ("app.model", Thai name) in the order of names."""
    names = Counter(map(kind_name, logged_models()))
    found = []
    for model in logged_models():
        name = kind_name(model)
        if names[name] > 1:
            name += f" ({model._meta.app_config.verbose_name})"
        found.append((model._meta.label_lower, name))
    return sorted(found, key=lambda kind: kind[1])


def logged_models() -> list[type[Model]]:
    """The tables of the log; what is ticked in a choice of many is logged with its row."""
    return [model for model in auditlog.get_models() if not model._meta.auto_created]


class LogFilter(forms.Form):
    """The filter above the log. Boxes that make no sense are said and left out."""

    person = forms.ModelChoiceField(
        User.objects.order_by("first_name", "username"),
        label="ผู้ใช้งาน",
        required=False,
        empty_label="ทั้งหมด",
    )
    kind = forms.ChoiceField(label="ประเภท", required=False, choices=lambda: [EVERYTHING, *kinds()])
    action = forms.ChoiceField(
        label="การกระทำ",
        required=False,
        choices=[
            EVERYTHING,
            ("กับรายการ", ROW_ACTIONS),
            ("การเข้าสู่ระบบและอื่น ๆ", list(EVENTS.items())),
        ],
    )
    way = forms.ChoiceField(
        label="ช่องทาง",
        required=False,
        choices=[EVERYTHING, *((way, way) for way in (PAGE, IMPORT, UNDO, COMMAND))],
    )
    since = ThaiDateField(label="ตั้งแต่วันที่", required=False)
    until = ThaiDateField(label="ถึงวันที่", required=False)
    q = forms.CharField(label="คำในชื่อรายการ", required=False, max_length=200)

    def __init__(self, query: QueryDict):
        # Whatever hides in an address: control characters never reach the database.
        super().__init__({name: normalise(str(value)) for name, value in query.items()})

    def apply_to(self, entries: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
        """The entries that all sensible boxes of the filter ask for."""
        for name, value in self._asked().items():
            entries = entries.filter(**_condition(name, value))
        return entries

    @property
    def in_words(self) -> list[str]:
        """What the log is filtered for, as people read it: "ผู้ใช้งาน: นาย ก"."""
        return [
            f"{self.fields[name].label}: {self._words(name, value)}"
            for name, value in self._asked().items()
        ]

    def _asked(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}

    def _words(self, name: str, value: Any) -> str:
        if isinstance(value, date):
            return format_thai_date(value)
        field: Any = self.fields[name]
        choices = field.choices if name in ("kind", "action") else ()
        for key, words in choices:
            group = words if isinstance(words, (list, tuple)) else ((key, words),)
            for each, label in group:
                if each == value:
                    return str(label)
        return str(value)


def _condition(name: str, value) -> dict:
    match name:
        case "person":
            return {"actor": value}
        case "kind":
            label, _, model = value.partition(".")
            return {"content_type__app_label": label, "content_type__model": model}
        case "action":
            if value in EVENTS:
                return {"additional_data__event": value}
            return {"action": int(value)}
        case "way":
            # A command is logged with its name behind the word.
            return {"additional_data__way__startswith": value}
        case "since":
            return {"timestamp__gte": _midnight(value)}
        case "until":
            return {"timestamp__lt": _midnight(value + timedelta(days=1))}
        case "q":
            return {"object_repr__icontains": value}
    raise KeyError(name)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
