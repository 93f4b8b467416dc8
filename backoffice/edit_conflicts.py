"""
What others saved in a row while its page was open, so that no stale form undoes it.

The page carries one short digest for every field of the row, of its report and of each evidence.
A field that only somebody else changed is shown as they saved it; a field that this person
changed keeps what was typed. Either way the page comes back once and says what happened.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Field, Model

from records.audit import last_actors
from records.stored_files import StoredFile
from thai.dates import format_thai_date

EVIDENCE_FIELDS = (
    "title",
    "url",
    "file",
    "document_date",
    "covers_from",
    "covers_to",
    "withdrawn_reason",
    "elements",
)
SOMEBODY = "ผู้อื่น"  # whom the log does not know, as a command
SALT = "backoffice.edit_conflicts"
# Django itself refuses a formset with more forms.
MOST_FORMS = 2000


def digest(value) -> str:
    """A short hash of a field's value, the same for what the database holds and a form cleaned."""
    return sha256(_plain(value).encode()).hexdigest()[:10]


def _plain(value) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, datetime):  # a form knows minutes, the database microseconds
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M}"
    if isinstance(value, Model):
        return str(value.pk)
    if hasattr(value, "all"):
        value = list(value.all())
    if isinstance(value, list):
        return ",".join(sorted(_plain(each) for each in value))
    return str(value).replace("\r\n", "\n").strip()


def evidence_digests(evidence) -> dict[str, dict[str, str]]:
    """The digests of each evidence of a row, by its key."""
    return {
        str(each.pk): {
            name: digest(getattr(each, name)) for name in EVIDENCE_FIELDS if hasattr(each, name)
        }
        for each in evidence
    }


class TokenField(forms.CharField):
    """The digests in a form: hidden, and no change of the row, though each page is signed anew."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data) -> bool:
        return False


def write_token(seen: dict) -> str:
    """The digests as the form carries them, signed."""
    return signing.dumps(seen, salt=SALT, compress=True)


def read_token(token: str) -> dict:
    """What the page of a token showed; nothing if the token is not ours."""
    try:
        return signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return {"update": "", "row": {}, "evidence": {}}


@dataclass
class ConflictingChange:
    """A field that somebody else saved; `mine` where this person typed something else in it."""

    label: str
    text: str
    mine: bool = False


@dataclass
class ChangedEvidence:
    """An evidence that somebody else added, changed or removed."""

    title: str
    what: str
    who: str
    address: str = ""
    changes: dict[str, ConflictingChange] = field(default_factory=dict)
    mine: bool = False


class EditConflict:
    """What differs between the page as it was opened and the row as it is now."""

    def __init__(self, opened: dict, now: dict):
        self.opened, self.now = opened, now
        self.row: dict[str, ConflictingChange] = {}
        self.who = ""  # changed the row itself
        self.evidence: dict[str, ChangedEvidence] = {}

    @property
    def deleted(self) -> set[str]:
        """Keys of evidence that the page showed and somebody removed."""
        return self.opened["evidence"].keys() - self.now["evidence"].keys()

    def read_row(self, form) -> None:
        """Note what others changed in the row and its report; take over what is theirs alone."""
        before = self.opened["row"]
        key = str(form.instance.pk)
        self.who = last_actors(type(form.instance), [key]).get(key, SOMEBODY)
        for name in _changed(before, self.now["row"]):
            label = form.fields[name].label
            self.row[name] = ConflictingChange(label, displayed_value(form.instance, name))
        _merge(form, before, self.row)

    def read_evidence(self, evidence) -> None:
        """Note which evidence others added or changed."""
        actors = last_actors(type(evidence[0]), [each.pk for each in evidence]) if evidence else {}
        for each in evidence:
            key = str(each.pk)
            before = self.opened["evidence"].get(key, {})
            names = _changed(before, self.now["evidence"][key])
            if names:
                changes = {
                    name: ConflictingChange(_label(each, name), displayed_value(each, name))
                    for name in names
                }
                what = "แก้ไข" if before else "เพิ่ม"
                who = actors.get(key, SOMEBODY)
                self.evidence[key] = ChangedEvidence(each.title, what, who, each.address, changes)

    def merge_evidence(self, form) -> None:
        """Show in an evidence form what others changed where this person changed nothing."""
        key = str(form.instance.pk)
        if key in self.evidence and key in self.opened["evidence"]:
            _merge(form, self.opened["evidence"][key], self.evidence[key].changes)

    def reattach_deleted(self, data, files, formset) -> None:
        """
        Take the forms of removed evidence out of what was sent to a formset, in place.

        One in which this person typed becomes a form of new evidence: its words are not lost.
        """
        prefix, fields = formset.prefix, formset.form.base_fields
        counts = [data.get(f"{prefix}-{name}", "") for name in ("INITIAL_FORMS", "TOTAL_FORMS")]
        if not all(count.isascii() and count.isdecimal() for count in counts):
            return
        saved, total = (min(int(count), MOST_FORMS) for count in counts)
        keys = {number: data.get(f"{prefix}-{number}-id") for number in range(saved)}
        there = [number for number in keys if keys[number] not in self.deleted]
        typed, actors = [], last_actors(formset.model, self.deleted)
        for number in keys.keys() - set(there):
            title, before = data.get(f"{prefix}-{number}-title", ""), keys[number]
            mine = self._typed_in(data, files, f"{prefix}-{number}", fields, before)
            who = actors.get(before, SOMEBODY)
            self.evidence[before] = ChangedEvidence(title, "ลบ", who, mine=mine)
            if mine:
                typed.append(number)
                data[f"{prefix}-{number}-id"] = ""
        order = [*there, *sorted(typed), *range(saved, total)]
        for values in (data, files):
            _reorder(values, prefix, order)
        data[f"{prefix}-INITIAL_FORMS"] = str(len(there))
        data[f"{prefix}-TOTAL_FORMS"] = str(len(order))

    def _typed_in(self, data, files, prefix: str, fields: dict, key: str) -> bool:
        before = self.opened["evidence"][key]
        if f"{prefix}-file" in files:
            return True
        for name in fields.keys() & before.keys() - {"file", "withdrawn_reason"}:
            box = fields[name]
            try:
                value = box.clean(box.widget.value_from_datadict(data, files, f"{prefix}-{name}"))
            except ValidationError:
                return True
            if digest(value) != before[name]:
                return True
        return False


def displayed_value(row: Model, name: str) -> str:
    """A field's value as a person reads it."""
    if hasattr(row, f"get_{name}_display"):
        return getattr(row, f"get_{name}_display")()
    value = getattr(row, name, "")
    if hasattr(value, "all"):
        return ", ".join(str(each) for each in value.all())
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if isinstance(value, date):
        return format_thai_date(value)
    if name == "file" and value and isinstance(row, StoredFile):
        return row.original_name
    return "" if value is None else str(value)


def _label(row: Model, name: str) -> str:
    field = row._meta.get_field(name)
    return str(field.verbose_name) if isinstance(field, Field) else name


def _changed(before: dict, now: dict) -> list[str]:
    return [name for name in now if before.get(name) != now[name]]


def _merge(form, before: dict, changes: dict[str, ConflictingChange]) -> None:
    for name in changes.keys() & form.fields.keys():
        box = form.fields[name]
        if isinstance(box, forms.FileField):
            changes[name].mine = name in form.changed_data
        elif name in form.cleaned_data and digest(form.cleaned_data[name]) == before.get(name):
            # The page comes back with the other person's value in this box.
            box.bound_data = lambda data, initial: initial
            if not isinstance(box, forms.ModelChoiceField):
                form.cleaned_data[name] = form.initial.get(name)
        else:
            changes[name].mine = True


def _reorder(values, prefix: str, order: list[int]) -> None:
    """Number the forms of a formset anew: the first becomes what was order[0], and so on."""
    forms_sent: dict[int, dict[str, list]] = {}
    for key in list(values):
        number, _, name = key.removeprefix(f"{prefix}-").partition("-")
        if key.startswith(f"{prefix}-") and name and number.isdecimal():
            forms_sent.setdefault(int(number), {})[name] = values.pop(key)
    for new, old in enumerate(order):
        for name, sent in forms_sent.get(old, {}).items():
            values.setlist(f"{prefix}-{new}-{name}", sent)
