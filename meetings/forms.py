"""The forms of the page of a meeting: people, agenda, statements, photographs."""

from typing import Any

from django import forms

from backoffice.form_fields import PortalModelForm
from backoffice.moving_rows import MovableFormSet, MovableRowForm, MovableRowMixin
from backoffice.picture_field import HELP, PictureField
from backoffice.stored_file_forms import StoredFileForm, StoredFileFormSet
from meetings.agenda_numbers import number_agenda
from meetings.models import AgendaItem, Attendance
from thai.likeness import key_of

# How the statements of an item know it while it is not stored yet.
KEPT = {"data-kept": ""}


class AttendanceForm(MovableRowForm):
    """Somebody who came, did not come or took part; moved between the lists by the kind alone."""

    quiet = frozenset({"kind"})

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("reason", "acting_for"):
            # By which the style sheet sees that a box is empty, and need not stand in that list.
            self.fields[name].widget.attrs["placeholder"] = " "


class AttendanceFormSet(MovableFormSet):
    """Present, absent, others: each list with its own order."""

    group_field = "kind"
    group_choices = Attendance.Kind.choices
    blank_rows = 2  # of each kind, for whoever has no JavaScript

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        kinds = Attendance.Kind.values
        self.initial_extra = [{"kind": kind} for kind in kinds for _ in range(self.blank_rows)]


class AgendaForm(MovableRowMixin, PortalModelForm):
    """An agenda item; its statements point to it by its handle."""

    quiet = frozenset({"level", "handle"})
    handle = forms.CharField(
        label="", required=False, max_length=40, widget=forms.HiddenInput(KEPT)
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("handle", str(self.instance.pk or f"new-{self.prefix}"))
        self.fields["printed_number"].widget.attrs["size"] = 8
        self.fields["level"].required = False

    def clean_level(self) -> int:
        """The level; an item of which none was sent is one of the agenda itself."""
        level = self.cleaned_data["level"]
        return AgendaItem.Level.ITEM if level in (None, "") else level

    @property
    def handle_value(self) -> str:
        """The handle as it was sent, or as the page shows it."""
        return str(self["handle"].value() or self.initial["handle"])


class AgendaFormSet(MovableFormSet):
    """
    The agenda. A printed number that follows from place and level anyway is not shown, and goes
    as soon as anything moves: then all numbers follow.
    """

    order_is_unique = True
    name_field = "title"
    shown_numbers: dict[str, str] | None = None  # noted by the page (templatetags.agenda_rows)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = list(self.get_queryset())
        places = number_agenda((row.level, row.printed_number) for row in rows)
        self.needless = {
            row.pk
            for row, place in zip(rows, places, strict=True)
            if row.printed_number and key_of(row.printed_number) == key_of(place.computed)
        }

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)
        if form.instance.pk in self.needless:
            form.initial["printed_number"] = ""
        return form

    def clean(self) -> None:
        super().clean()
        for form in self.staying_forms():
            form.instance.meeting = self.instance

    def save(self, commit: bool = True) -> Any:
        is_new = self.has_changed() or not all(map(self._as_stored, self._groups()))
        saved = super().save(commit)
        for form in self.initial_forms if commit and is_new else ():
            row: AgendaItem = form.instance
            if row.pk in self.needless and row.printed_number and not form.has_changed():
                row.printed_number = ""
                row.save(update_fields=["printed_number"])
        return saved

    @property
    def all_forms(self) -> list[AgendaForm]:
        """The forms of all items, stored, new and empty."""
        forms: list[Any] = self.forms
        return forms

    @property
    def handles(self) -> dict[str, AgendaForm]:
        """The forms of items that will be there, by their handles."""
        return {form.handle_value: form for form in self.staying_forms()}


class PhotographForm(MovableRowMixin, StoredFileForm):
    """Takes a telephone's photograph; place, time and owner in it are not stored."""

    class Meta:
        field_classes = {"file": PictureField}
        help_texts = {"file": HELP}


class PhotographFormSet(MovableFormSet, StoredFileFormSet):
    """Photographs in the order in which they are printed."""

    name_field = "caption"
