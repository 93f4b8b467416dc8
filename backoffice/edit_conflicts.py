"""
What others saved in a row while its page was open, so that no stale form undoes it.

A box that only somebody else changed is shown as they saved it; a box that this person changed
keeps what was typed. Either way the page comes back once and says what happened.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Field, Model

from backoffice.form_fields import box_of
from backoffice.opened_pages import Digests, OpenedPage, RowsBelow, digest, digests_of
from backoffice.sent_boxes import SentBoxes, SentSet
from records.audit import last_actors
from records.stored_files import StoredFile
from thai.dates import format_thai_date, format_thai_datetime, format_thai_time

SOMEBODY = "ผู้อื่น"  # whom the log does not know, as a command


@dataclass
class ConflictingChange:
    """A box that somebody else saved; `mine` where this person typed something else in it."""

    label: str
    text: str
    mine: bool = False
    typed: str = ""  # what this person typed, where the form has no box for it any more


@dataclass
class ChangedRow:
    """A row below the page's own that somebody else added, changed or removed."""

    kind: str
    title: str
    what: str
    who: str
    address: str = ""
    changes: list[ConflictingChange] = field(default_factory=list)
    mine: bool = False


@dataclass
class EditConflict:
    """What differs between the page as it was opened and the row as it is now."""

    who: str = SOMEBODY  # changed the row itself
    is_own: bool = False  # this person did, in another window
    also: bool = False  # what the admin wants to know besides is not the same
    opened_also: str = ""  # how that was when the page was opened
    told: str = ""  # what the admin says in place of the usual sentence
    row: dict[str, ConflictingChange] = field(default_factory=dict)
    below: list[ChangedRow] = field(default_factory=list)

    @property
    def is_worth_telling(self) -> bool:
        return bool(self.row or self.below or self.also)

    @property
    def text(self) -> str:
        """The sentence above the form that came back."""
        if self.told:
            return self.told
        who = "ท่านเอง" if self.is_own else "มีผู้อื่น"
        changes = [*self.row.values(), *(each for row in self.below for each in row.changes)]
        if any(change.typed for change in changes):
            where = "สิ่งที่ท่านพิมพ์ในช่องที่แก้ไขไม่ได้แล้วแสดงอยู่ด้านล่าง กรุณาคัดลอกเก็บไว้ ช่องอื่นยังอยู่ในแบบฟอร์ม "
        else:
            where = "สิ่งที่ท่านพิมพ์ยังอยู่ครบในแบบฟอร์ม "
        return (
            f"{who}บันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้ {where}"
            "กรุณาดูสิ่งที่บันทึกไปแล้วด้านล่าง แล้วกดบันทึกอีกครั้งหากต้องการใช้ข้อความของท่าน"
        )


def merge(
    opened: OpenedPage,
    now: OpenedPage,
    form: forms.ModelForm,
    below: Sequence[RowsBelow],
    locked: Mapping[str, type[Model]],
    sent: SentBoxes,
) -> EditConflict:
    """
    Put into what was sent what others saved, where this person typed nothing else; tell it all.

    `form` and the forms `below` show the row as it is now and have received nothing. `locked` are
    the models of rows below that this person may not change now, by their prefix.
    """
    key = str(form.instance.pk)
    conflict = EditConflict(also=opened.also != now.also, opened_also=opened.also)
    conflict.row = _merge_boxes(opened.row, form, sent)
    if conflict.row:
        conflict.who = last_actors(type(form.instance), [key]).get(key, SOMEBODY)
    for each in below:
        conflict.below += _merge_set(opened.below.get(each.prefix, {}), each, sent)
    for prefix, model in locked.items():
        conflict.below += typed_in_locked(opened.below.get(prefix, {}), model, prefix, sent)
    return conflict


def _merge_boxes(
    before: Digests, form: forms.BaseModelForm, sent: SentBoxes, without: Collection[str] = ()
) -> dict[str, ConflictingChange]:
    changes = {}
    for name, now in digests_of(form, without).items():
        was = before.get(name)
        if was == now:
            continue
        if was is None and not sent.has(form.add_prefix(name)):
            sent.show(form, name)  # a box that the page did not have
            continue
        typed = sent.typed(form, name)
        if typed == now and not isinstance(form.fields[name], forms.FileField):
            continue
        change = ConflictingChange(str(form.fields[name].label), displayed_value(form, name))
        change.mine = typed is None or typed not in (was, now)
        if not change.mine:
            sent.show(form, name)
        changes[name] = change
    return changes | _without_a_box(before, form, sent)


def _without_a_box(
    before: Digests, form: forms.BaseModelForm, sent: SentBoxes
) -> dict[str, ConflictingChange]:
    """What was typed in boxes that nobody may fill in any more: to be read and copied."""
    changes = {}
    for name, was in before.items():
        if name in form.fields and not form.fields[name].disabled:
            continue
        text = sent.text(form.add_prefix(name))
        if text and _read(type(form.instance), name, text) != was:
            label = label_of(type(form.instance), name)
            changes[name] = ConflictingChange(label, displayed_value(form, name), typed=text)
    return changes


def typed_in_locked(
    before: dict[str, Digests], model: type[Model], prefix: str, sent: SentBoxes
) -> Iterator[ChangedRow]:
    """What was typed in rows below that nobody may change any more, row by row."""
    numbered = re.compile(rf"{re.escape(prefix)}-(\d+)-(\w+)")
    by_number: dict[str, dict[str, str]] = {}
    for html_name, text in sent.data.items():
        if found := numbered.fullmatch(html_name):
            by_number.setdefault(found[1], {})[found[2]] = str(text)
    for boxes in by_number.values():
        was = before.get(boxes.get(model._meta.pk.name, ""), {})
        changes = [
            ConflictingChange(label_of(model, name), "", typed=text)
            for name, text in boxes.items()
            if text and _is_typed(model, name) and _read(model, name, text) != was.get(name)
        ]
        if changes and (was or any(each.typed.strip() for each in changes)):
            kind = str(model._meta.verbose_name)
            yield ChangedRow(kind, changes[0].typed, "ล็อก", SOMEBODY, changes=changes)


def _is_typed(model: type[Model], name: str) -> bool:
    field = {each.name: each for each in model._meta.get_fields()}.get(name)
    return isinstance(field, Field) and not (field.is_relation or field.primary_key)


def _read(model: type[Model], name: str, text: str) -> str:
    """The digest of a text sent for a box that the form does not have."""
    field = {each.name: each for each in model._meta.get_fields()}.get(name)
    box = box_of(field) if isinstance(field, Field) else None
    try:
        return digest(box.clean(text) if box else text)
    except ValidationError:
        return ""


def _merge_set(before: dict[str, Digests], below: RowsBelow, sent: SentBoxes) -> list[ChangedRow]:
    """The forms of the rows as they are now, in their order, then those that were added."""
    sent_set = SentSet(sent, below)
    if not sent_set.is_readable:
        return []
    numbers, here = sent_set.numbers(), below.rows
    gone, kept = _removed_by_others(before, numbers, below, sent_set)
    added = [*sorted(kept), *range(sent_set.saved, sent_set.total)]
    sent_set.put_in_order([numbers.get(key) for key in here], added)
    actors = last_actors(below.model, here) if here else {}
    changed = []
    for key, form in here.items():
        who = actors.get(key, SOMEBODY)
        if key not in numbers:
            _show_whole(form, sent)
            if key not in before:
                changed.append(_changed_row(below.kind, form, "เพิ่ม", who))
        elif key in before:
            changes = _merge_boxes(before[key], form, sent, below.own_boxes)
            if changes:
                changed.append(_changed_row(below.kind, form, "แก้ไข", who, changes))
        # Else somebody added it, and the page shows it already.
    return [*gone, *changed]


def _removed_by_others(
    before: dict[str, Digests], numbers: dict[str, int], below: RowsBelow, sent_set: SentSet
) -> tuple[list[ChangedRow], list[int]]:
    """Rows that are gone; and the numbers of forms with words, which become new rows."""
    removed = [key for key in numbers if key not in below.rows]
    if not removed:
        return [], []
    empty, actors = below.formset.empty_form, last_actors(below.model, removed)
    texts = [name for name, box in empty.fields.items() if isinstance(box, forms.CharField)]
    rows, kept = [], []
    for key in removed:
        number = numbers[key]
        mine = sent_set.was_typed_in(number, empty, before.get(key, {}))
        title, who = sent_set.first_text(number, texts), actors.get(key, SOMEBODY)
        rows.append(ChangedRow(below.kind, title, "ลบ", who, mine=mine))
        if mine:
            kept.append(number)
            sent_set.sent.data[f"{sent_set.prefix_of(number)}-{sent_set.key_name}"] = ""
    return rows, kept


def _show_whole(form: forms.BaseModelForm, sent: SentBoxes) -> None:
    for name, box in form.fields.items():
        if name != "DELETE" and not box.disabled:
            sent.show(form, name)


def _changed_row(
    kind: str,
    form: forms.BaseModelForm,
    what: str,
    who: str,
    changes: Mapping[str, ConflictingChange] | None = None,
) -> ChangedRow:
    row, told = form.instance, list((changes or {}).values())
    return ChangedRow(kind, str(row), what, who, getattr(row, "address", ""), told)


def displayed_value(form: forms.BaseModelForm, name: str) -> str:
    """What a box shows without data, as a person reads it."""
    row = form.instance
    if hasattr(row, f"get_{name}_display"):
        return getattr(row, f"get_{name}_display")()
    value = getattr(row, name) if hasattr(row, name) else form.initial.get(name, "")
    if name == "file" and value and isinstance(row, StoredFile):
        return row.original_name
    return _as_text(value)


def label_of(model: type[Model], name: str) -> str:
    """What a field of a row is called."""
    fields = {each.name: each for each in model._meta.get_fields()}
    return str(getattr(fields.get(name), "verbose_name", name))


def _as_text(value: Any) -> str:
    if hasattr(value, "all"):
        return ", ".join(str(each) for each in value.all())
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if isinstance(value, datetime):
        return format_thai_datetime(value)
    if isinstance(value, date):
        return format_thai_date(value)
    if isinstance(value, time):
        return format_thai_time(value)
    return "" if value is None else str(value)
