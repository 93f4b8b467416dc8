"""What the log stored, in the words of the office: names of kinds and fields, values."""

from datetime import UTC, date, datetime, time

from auditlog.models import LogEntry
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from agency.models import YearStatus
from agency.statuses import DEFAULTS
from progress.models import Update
from records.audit import EVENTS
from thai.dates import format_short_thai_date, format_thai_datetime, format_thai_time

ACTIONS = {
    LogEntry.Action.CREATE: "เพิ่ม",
    LogEntry.Action.UPDATE: "แก้ไข",
    LogEntry.Action.DELETE: "ลบ",
    LogEntry.Action.ACCESS: "เปิดดู",
}
# Fields that say nothing to a reader, or that no reader may see. `table` and `removed_by_key` of
# what was removed repeat for programs what its kind and its name say.
NEVER_SHOWN = {"id", "uuid", "only_row", "number_order", "table", "removed_by_key"}
SECRET = {"password"}
HIDDEN = "(ไม่แสดง)"
# Codes of the program's own, beside the JSON that it keeps.
INTERNAL = {"year_opening.YearOpening.source"}
INSIDE = "(ข้อมูลภายในระบบ)"
# Fields whose model gives them no Thai name, because no form shows them.
NAMES = {
    "published_update": "รายงานที่เผยแพร่",
    "version": "ครั้งที่บันทึก",
    "width": "ความกว้าง",
    "height": "ความสูง",
}


def action_name(entry: LogEntry) -> str:
    """What was done: to a row, or by signing in."""
    event = (entry.additional_data or {}).get("event")
    return EVENTS.get(event or "") or ACTIONS[entry.action]


def kind_name(model: type[models.Model] | None) -> str:
    """What kind of row it is; a table that was taken out of the portal has no name left."""
    return str(model._meta.verbose_name) if model else "ตารางที่เลิกใช้แล้ว"


def field_of(model: type[models.Model] | None, name: str) -> models.Field | None:
    """The column of that name, or None for what only points at the row from elsewhere."""
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) and not field.auto_created else None


def field_name(field: models.Field) -> str:
    """The Thai name of a column."""
    return NAMES.get(field.name) or str(field.verbose_name)


def tells_status(field: models.Field) -> bool:
    """Whether the column holds the code of a status of a year."""
    return issubclass(field.model, Update) and field.name == "status"


def value_label(field: models.Field, stored: str, names_of_rows: dict) -> str:
    """
    The stored text of one value as people say it; "" for nothing.

    `names_of_rows` holds the texts of rows that foreign keys lead to, by (model, key), and the
    words of statuses that years have of their own, by (YearStatus, code).
    """
    if field.name in SECRET:
        return HIDDEN
    if stored in ("", "None"):
        return ""
    if tells_status(field):
        return names_of_rows.get((YearStatus, stored)) or DEFAULTS.named(stored).label
    if field.choices:
        return {str(code): str(label) for code, label in field.flatchoices}.get(stored, stored)
    if field.is_relation:
        return names_of_rows.get((field.related_model, stored), f"เลขที่ {stored} (ไม่มีแล้ว)")
    return _plain(field, stored)


def _plain(field: models.Field, stored: str) -> str:
    if isinstance(field, models.BooleanField):
        return {"True": "ใช่", "False": "ไม่ใช่"}.get(stored, stored)
    if isinstance(field, models.FileField):
        return "แฟ้มในระบบ"  # its path says nothing; its name has a field of its own
    if isinstance(field, models.JSONField) or str(field) in INTERNAL:
        return INSIDE
    try:
        return _moment(field, stored)
    except ValueError:
        return stored


def _moment(field: models.Field, stored: str) -> str:
    """Dates and times in the Buddhist era; the log stores moments in UTC without saying so."""
    if isinstance(field, models.DateTimeField):
        moment = datetime.fromisoformat(stored)
        return format_thai_datetime(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    if isinstance(field, models.DateField):
        return format_short_thai_date(date.fromisoformat(stored))
    if isinstance(field, models.TimeField):
        return format_thai_time(time.fromisoformat(stored))
    return stored
