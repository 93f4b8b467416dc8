"""Lines of a table below a form: what Django says of them, in the words of the page."""

from collections.abc import Sequence
from typing import Any

from django import forms

from backoffice.edit_conflicts import label_of


class LabellingFormSet(forms.BaseInlineFormSet):
    """Two lines with the same value are told by the labels of their boxes, not by inner names."""

    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        model: Any = self.model
        names = [name for name in unique_check if name != self.fk.name]
        return super().get_unique_error_message([label_of(model, name) for name in names])
