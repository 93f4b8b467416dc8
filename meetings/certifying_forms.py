"""What is typed when minutes are certified: the later meeting, and the corrections."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from meetings.certifying import mark_of_taken, taken_remarks
from meetings.models import Correction, Meeting
from meetings.models.correction import MOST_LETTERS
from thai.spelling import normalise

FEW, MORE, MOST = 2, 3, 40
NAMES = ("passage", "was", "becomes")


def begun_with(meeting: Meeting) -> dict[str, Any]:
    """What the form begins with: the remarks that were taken over as corrections."""
    taken = taken_remarks(meeting)[:MOST]
    found: dict[str, Any] = {"rows": max(FEW, len(taken)), "remarks": mark_of_taken(meeting)}
    for number, remark in enumerate(taken, start=1):
        found |= {f"{name}_{number}": getattr(remark, name) for name in NAMES}
    return found


class MeetingChoiceField(forms.ModelChoiceField):
    """Meetings by their number and day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"การประชุม{obj.name_in_text}"


class CertifyForm(forms.Form):
    """One meeting, and as many corrections as there is room for; empty ones count for nothing."""

    certified_by = MeetingChoiceField(
        label="รับรองในการประชุม",
        queryset=Meeting.objects.none(),
        help_text="เฉพาะการประชุมครั้งหลังของคณะกรรมการเดียวกัน",
    )
    rows = forms.IntegerField(widget=forms.HiddenInput, initial=FEW)
    remarks = forms.CharField(widget=forms.HiddenInput, required=False)
    more = "เพิ่มช่องบันทึกการแก้ไข"  # the second button of the page

    def __init__(self, data: Any = None, *, meetings: QuerySet[Meeting], **kwargs: Any):
        super().__init__(data, **kwargs)
        self.fields["certified_by"].queryset = self.meetings = meetings  # type: ignore[attr-defined]  # a choice of rows
        typed = str((data or self.initial).get("rows", FEW))
        self.count = min(int(typed), MOST) if typed.isascii() and typed.isdecimal() else FEW
        models = {name: Correction._meta.get_field(name) for name in NAMES}
        for number in range(1, self.count + 1):
            for name, field in models.items():
                self.fields[f"{name}_{number}"] = self._box(name, number, field)

    @staticmethod
    def _box(name: str, number: int, field: Any) -> forms.CharField:
        long = name != "passage"
        return forms.CharField(
            label=f"การแก้ไขที่ {number}: {field.verbose_name}",
            required=False,
            max_length=MOST_LETTERS if long else field.max_length,
            help_text=field.help_text,
            widget=forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput(),
        )

    @property
    def wants_more(self) -> bool:
        return self.is_bound and "_more" in self.data

    def with_more(self) -> "CertifyForm":
        """The same words with more room."""
        values = {name: self.data.get(name, "") for name in self.fields}
        values["rows"] = str(min(self.count + MORE, MOST))
        return CertifyForm(meetings=self.meetings, initial=values)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.corrections: list[Correction] = []
        for number in range(1, self.count + 1):
            values = {name: normalise(cleaned.get(f"{name}_{number}") or "") for name in NAMES}
            if not any(values.values()):
                continue
            if not values["passage"]:
                self.add_error(f"passage_{number}", "กรุณาบอกว่าแก้ไขที่ใด")
            elif values["was"] == values["becomes"]:
                self.add_error(f"becomes_{number}", "กรุณากรอกข้อความเดิมและข้อความที่แก้ไขให้ต่างกัน")
            self.corrections.append(Correction(**values))
        return cleaned
