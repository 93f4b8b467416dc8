"""The filter above every table of assigned rows: by division and by status."""

from django import forms
from django.http import QueryDict

from agency.models import Division
from progress.models import AssignmentQuerySet, Status
from thai.spelling import normalise


class RowFilter(forms.Form):
    """`?division=<id>&status=<code>`; what it does not understand it says and leaves out."""

    division = forms.ModelChoiceField(
        label="ส่วนราชการ",
        queryset=Division.objects.all(),
        required=False,
        empty_label="ทุกส่วนราชการ",
        error_messages={"invalid_choice": "ไม่มีส่วนราชการนี้ แสดงทุกส่วนราชการแทน"},
    )
    status = forms.ChoiceField(
        label="สถานะ",
        choices=[("", "ทุกสถานะ"), *Status.choices],
        required=False,
        error_messages={"invalid_choice": "ไม่มีสถานะนี้ แสดงทุกสถานะแทน"},
    )

    def __init__(self, query: QueryDict):
        # Whatever hides in an address: control characters never reach the database.
        super().__init__({name: normalise(str(value)) for name, value in query.items()})

    def apply_to(self, rows: AssignmentQuerySet) -> AssignmentQuerySet:
        """The rows that match; invalid choices narrow nothing."""
        self.is_valid()
        if division := self.cleaned_data.get("division"):
            rows = rows.of_division(division)
        if status := self.cleaned_data.get("status"):
            rows = rows.with_status(status)
        return rows

    @property
    def is_active(self) -> bool:
        """Whether anything is narrowed down."""
        return any(self.cleaned_data.values())
