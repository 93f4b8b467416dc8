"""Statements on the page of their meeting: one list of forms, each below its agenda item."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseModelFormSet
from django.utils.functional import cached_property

from backoffice.form_fields import PortalModelForm
from backoffice.moving_rows import MovableFormSet, MovableRowMixin
from meetings.forms import KEPT, AgendaFormSet
from meetings.models import Meeting, Statement

NO_ITEM = "กรุณากรอกเรื่องของระเบียบวาระที่คำกล่าวนี้อยู่ใต้"


class StatementForm(MovableRowMixin, PortalModelForm):
    """What one person said; `below` is the handle of the agenda item on this page."""

    quiet = frozenset({"below"})
    below = forms.CharField(label="", required=False, max_length=40, widget=forms.HiddenInput(KEPT))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.setdefault("below", str(self.instance.agenda_item_id))

    @property
    def below_value(self) -> str:
        """The handle of the item below which the form stands."""
        return str(self["below"].value() or "")


class StatementsOfItemFormSet(MovableFormSet):
    """The statements of one item, on the page of that item alone."""

    order_is_unique = True
    name_field = "speaker"


class StatementFormSet(MovableFormSet):
    """
    All statements of a meeting, in the order of their items.

    The page gives it the formset of the agenda (`agenda`), with which it is sent.
    """

    path_to_page = "agenda_item__meeting"
    order_is_unique = True
    name_field = "speaker"
    agenda: AgendaFormSet | None = None
    rows_by_item: dict[str, Any] | None = None  # noted by the page (templatetags.agenda_rows)

    def __init__(
        self, data=None, files=None, instance=None, *, prefix=None, queryset=None, **kwargs
    ):
        kwargs.pop("save_as_new", None)
        prefix = prefix or self.get_default_prefix()
        if data is not None and f"{prefix}-TOTAL_FORMS" not in data:
            # Sent by a program that knows no statements: those that are there stay.
            data = {**data.dict(), f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
        # A foreign key leads to the page's row only by way of the agenda: Django's own way of
        # finding and tying rows is left out.
        self.instance, self.save_as_new = instance or Meeting(), False
        rows = Statement.objects.none()
        if self.instance.pk:
            rows = Statement.objects.filter(agenda_item__meeting=self.instance)
        rows = rows.select_related("agenda_item").order_by("agenda_item__order", "order", "pk")
        BaseModelFormSet.__init__(self, data, files, prefix=prefix, queryset=rows, **kwargs)

    def show_below(self, agenda: AgendaFormSet) -> None:
        """Stand below this agenda, with an empty form for each item."""
        self.agenda = agenda
        if not self.is_bound:
            handles = [each.handle_value for each in agenda.all_forms]
            self.initial_extra, self.extra = [{"below": each} for each in handles], len(handles)

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = BaseModelFormSet._construct_form(self, i, **kwargs)  # type: ignore[attr-defined]  # Django's
        form.hand_clean_DELETE = lambda: None
        if form.instance.pk:
            form.instance.agenda_item.meeting = self.instance
        return form

    def add_fields(self, form: Any, index: int | None) -> None:
        BaseModelFormSet.add_fields(self, form, index)

    def save_new(self, form: Any, commit: bool = True) -> Any:
        return BaseModelFormSet.save_new(self, form, commit=commit)

    def clean(self) -> None:
        self._leave_out_what_goes_with_its_item()
        handles = self.agenda.handles if self.agenda is not None else {}
        for form in self.staying_forms():
            item = handles.get(form.below_value)
            if item is not None:
                form.instance.agenda_item = item.instance
            elif form.has_changed():
                raise ValidationError(NO_ITEM)
        super().clean()

    def _leave_out_what_goes_with_its_item(self) -> None:
        forms: list[Any] = self.forms
        for form in forms:
            if form.below_value in self._gone:
                form.changed_data = []
                form.cleaned_data["DELETE"] = False

    @cached_property
    def _gone(self) -> set[str]:
        """The handles of items that are removed, with all that was said below them."""
        if self.agenda is None or not self.agenda.is_bound:
            return set()
        _ = self.agenda.errors  # by now it knows what was ticked
        forms = self.agenda.all_forms
        return {form.handle_value for form in forms if self.agenda.is_ticked(form)}

    def staying_forms(self) -> list[Any]:
        return [form for form in super().staying_forms() if form.below_value not in self._gone]

    def group_of(self, form: Any) -> Any:
        return form.below_value

    def keeps_order(self, row: Any) -> bool:
        return super().keeps_order(row) and self._items.get(row.pk) == row.agenda_item_id

    @cached_property
    def _items(self) -> dict[Any, int]:
        """Below which item each stored statement stands."""
        stored = Statement.objects.filter(pk__in=list(self._stored))
        return dict(stored.values_list("pk", "agenda_item"))

    def save(self, commit: bool = True) -> Any:
        for form in self.staying_forms():
            form.instance.agenda_item = form.instance.agenda_item  # its key is known by now
        return super().save(commit)
