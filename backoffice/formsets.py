"""Lines of a table below a form: what Django says of them, in the words of the page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from backoffice.edit_conflicts import label_of


class LabellingFormSet(forms.BaseInlineFormSet):
    """Two lines with the same value are told by the labels of their boxes, not by inner names."""

    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        model: Any = self.model
        names = [name for name in unique_check if name != self.fk.name]
        return super().get_unique_error_message([label_of(model, name) for name in names])


def path_to_page(formset: Any) -> str:
    """
    The lookup from a row of a formset, or of its class, to the row of its page: the foreign key,
    or what the formset calls its `path_to_page` where the rows stand below others of the page.
    """
    return getattr(formset, "path_to_page", "") or formset.fk.name


def stored_rows(formset: Any, page_row: Model) -> QuerySet[Any]:
    """The stored rows that a formset shows below the row of a page, which they know."""
    if path_to_page(formset) == formset.fk.name:
        below: Any = getattr(page_row, formset.fk.remote_field.get_accessor_name())
        rows: QuerySet[Any] = below.all()
        return rows
    return formset.fk.model._default_manager.filter(**{path_to_page(formset): page_row})
