"""
Rows below a page that people order by moving them, never by typing numbers.

Each row carries its place in a hidden box. The buttons ขึ้น and ลง change the places: in the browser
(moving-rows.js), or here, as a press that saves. The orders in the database follow in one step.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.functional import cached_property

from backoffice.form_fields import PortalModelForm
from backoffice.removing import RemovalFormSet
from catalogue.locks import why_locked
from catalogue.many_rows import change_rows

MOVE = "_move"  # the name of the buttons
UP, DOWN = "up", "down"
_BUTTON = re.compile(r"(?P<prefix>[a-z_]{1,50})-(?P<number>\d{1,5}):(?P<way>up|down)")


class PositionField(forms.IntegerField):
    """The place of a row, which nobody types: what is no number is no place."""

    def __init__(self) -> None:
        # unsaved-text.js keeps this hidden box like the others: a row that was moved is unsaved.
        widget = forms.HiddenInput({"data-kept": ""})
        super().__init__(label="ลำดับ", required=False, widget=widget)

    def clean(self, value: Any) -> int | None:
        try:
            return super().clean(value)
        except ValidationError:
            return None


class MovableRowMixin(forms.ModelForm):
    """
    Mixed into the form of a row that is moved.

    quiet: boxes that the page fills in by itself; a new row with these alone is an empty one.
    """

    position = PositionField()
    quiet: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.setdefault("position", self.instance.order)

    @cached_property
    def changed_data(self) -> list[str]:
        # A place alone changes nothing in a row: the formset stores it, for all rows together.
        changed = [name for name in super().changed_data if name != "position"]
        is_typed = self.instance.pk or not self.quiet.issuperset(changed)
        return changed if is_typed else []

    def full_clean(self) -> None:
        # Of hundreds of rows most come back as they were: what is stored is not judged again.
        if self.is_bound and self.instance.pk and not self.has_changed():
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    @property
    def hidden_boxes(self) -> list[forms.BoundField]:
        """What a row carries unseen beside its key."""
        return [box for box in self.hidden_fields() if "data-kept" in box.field.widget.attrs]

    @property
    def sort_key(self) -> tuple[bool, int]:
        """Where the row stands, as it was sent; what has no place comes last."""
        sent = self["position"].value()
        place = sent if isinstance(sent, int) else _whole(str(sent or ""))
        if place is None and self.instance.pk:
            place = self.instance.order
        return (place is None, place or 0)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


class MovableRowForm(MovableRowMixin, PortalModelForm):
    """The form of a row that is moved, and is nothing else besides."""


class MovableFormSet(RemovalFormSet):
    """
    Stores the rows of each group in the order in which they stand on the page.

    group_field: by which field rows stand in groups of their own; "" for one list.
    group_choices: code and title of each group, where the page shows all of them.
    order_is_unique: whether the database refuses two rows of a group with one order.
    name_field: the box by which a person knows a row.
    """

    group_field: ClassVar[str] = ""
    group_choices: ClassVar[Sequence[tuple[str, str]]] = ()
    order_is_unique: ClassVar[bool] = False
    name_field: ClassVar[str] = "name"

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)
        if self.instance.pk:
            setattr(form.instance, self.fk.name, self.instance)  # else each row reads it anew
        return form

    def group_of(self, form: Any) -> Any:
        """The group of a row, to be compared with that of others."""
        return getattr(form.instance, self.group_field) if self.group_field else ""

    def clean(self) -> None:
        super().clean()
        groups = self._groups()
        is_moved = self.instance.pk and not all(map(self._as_stored, groups))
        if is_moved and (why := why_locked(self.instance)):
            raise ValidationError(why)
        for rows in groups:
            for place, row in enumerate(rows, start=1):
                row.order = place

    def save(self, commit: bool = True) -> Any:
        groups = self._groups()
        free = max([*self._stored.values(), *map(len, groups), 0])
        # Until all rows are stored, each keeps the order that it has.
        for rows in groups:
            for row in rows:
                free += 1
                row.order = self._stored[row.pk] if self.keeps_order(row) else free
        as_stored = [self._as_stored(rows) for rows in groups]
        saved = super().save(commit)
        for rows, is_right in zip(groups, as_stored, strict=True):
            if commit and not is_right:
                store_order(rows, is_unique=self.order_is_unique)
        return saved

    @cached_property
    def _stored(self) -> dict[Any, int]:
        """The order of each stored row, by key."""
        forms = [form for form in self.initial_forms if form.instance.pk]
        return {form.instance.pk: form.initial["position"] for form in forms}

    def _as_stored(self, rows: Sequence[Any]) -> bool:
        """Whether rows stand as the database has them; new ones, of no order yet, at the end."""
        last = float("inf")
        keys = [
            (self._stored[row.pk], row.pk) if self.keeps_order(row) else (last, 0) for row in rows
        ]
        return all(one <= other for one, other in pairwise(keys))

    def keeps_order(self, row: Any) -> bool:
        """Whether a row may keep its order until all are stored: it is no new one of its group."""
        return row.pk in self._stored

    def staying_forms(self) -> list[Any]:
        """The forms whose rows will be there, as they stand on the page."""
        staying = [
            form
            for form in self.forms
            if (form.instance.pk or form.has_changed()) and not self.is_ticked(form)
        ]
        return sorted(staying, key=lambda form: form.sort_key)

    def is_ticked(self, form: Any) -> bool:
        """Whether a row is to be removed."""
        return bool(self.can_delete and getattr(form, "cleaned_data", {}).get("DELETE"))

    def _groups(self) -> list[list[Any]]:
        groups: dict[Any, list[Any]] = {}
        for form in self.staying_forms():
            groups.setdefault(self.group_of(form), []).append(form.instance)
        return list(groups.values())


def _runs(orders: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(orders))


def store_order(rows: Sequence[Any], *, is_unique: bool) -> None:
    """
    Give the stored rows of one list orders that run as they stand here; all are in the log.

    Raises LockedError for rows of a closed year.
    """
    if _runs([row.order for row in rows]):
        return
    wanted = {row.pk: place for place, row in enumerate(rows, start=1)}
    moving = [row for row in rows if row.order != wanted[row.pk]]
    if is_unique:
        # A number can be taken only when nobody has it.
        free = max(len(rows), *(row.order for row in rows))
        for place, row in enumerate(moving, start=1):
            row.order = free + place
        change_rows(moving, ["order"])
    for row in moving:
        row.order = wanted[row.pk]
    change_rows(moving, ["order"])


def with_move(sent: QueryDict, group_fields: Sequence[str], depth_field: str) -> QueryDict:
    """
    What was sent, with the row moved whose button was pressed, to be saved as it stands now.

    `group_fields`: boxes by which rows stand in groups; a row moves within its own.
    `depth_field`: the box with the level of a row: the rows below a heading go along with it.
    """
    data = sent.copy()
    button = _BUTTON.fullmatch(str(data.pop(MOVE, [""])[-1]))
    data["_continue"] = "1"
    total = _whole(data.get(f"{button['prefix']}-TOTAL_FORMS", "")) if button else None
    if button is None or total is None:
        return data
    prefix, number = button["prefix"], button["number"]

    def group(each: str) -> list[str | None]:
        return [data.get(f"{prefix}-{each}-{name}") for name in group_fields]

    rows = [
        each
        for each in map(str, range(min(total, 2000)))
        if group(each) == group(number) and f"{prefix}-{each}-position" in data
    ]
    rows.sort(key=lambda each: _sent_place(data.get(f"{prefix}-{each}-position", "")))
    if number in rows:
        depths = [_whole(data.get(f"{prefix}-{each}-{depth_field}", "")) or 1 for each in rows]
        order = moved(depths, rows.index(number), button["way"])
        for place, at in enumerate(order, start=1):
            data[f"{prefix}-{rows[at]}-position"] = str(place)
    return data


def _sent_place(text: str) -> tuple[bool, int]:
    place = _whole(text)
    return (place is None, place or 0)


def moved(depths: Sequence[int], at: int, way: str) -> list[int]:
    """
    The rows by number after one was moved a step; what is deeper than it goes along.

    A step passes the neighbour of the same depth with all that belongs to it, or one heading.
    """
    rows = list(range(len(depths)))
    end = _end_of(depths, at)
    block = rows[at:end]
    if way == UP and at > 0:
        before = at - 1
        while depths[before] > depths[at]:
            if before == 0:
                break
            before -= 1
        return rows[:before] + block + rows[before:at] + rows[end:]
    if way == DOWN and end < len(rows):
        after = _end_of(depths, end) if depths[end] >= depths[at] else end + 1
        return rows[:at] + rows[end:after] + block + rows[after:]
    return rows


def _end_of(depths: Sequence[int], at: int) -> int:
    """Where the row and all that is deeper and follows it end."""
    end = at + 1
    while end < len(depths) and depths[end] > depths[at]:
        end += 1
    return end
