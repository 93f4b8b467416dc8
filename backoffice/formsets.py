"""Lines of a table below a form: what Django says of them, in the words of the page."""

from collections.abc import Sequence

from django import forms


class LabellingFormSet(forms.BaseInlineFormSet):
    """Two lines with the same value are told by the labels of their boxes, not by inner names."""

    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        fields = self.model._meta.get_field
        labels = [str(fields(name).verbose_name) for name in unique_check if name != self.fk.name]  # type: ignore[union-attr]  # what is unique is a column
        return super().get_unique_error_message([*labels])
