"""What is typed when minutes go round, and what comes back."""

from typing import Any

from django import forms

from backoffice.form_fields import PortalModelForm, RadioGroup, ThaiDateField, ThaiDateInput
from meetings.circulating import Person
from meetings.models import Circulation, Remark
from thai.spelling import normalise

ASKED = 7  # days in which corrections are asked, unless typed otherwise


class CirculateForm(forms.Form):
    """How the minutes go round, until when corrections are asked, and who gets them."""

    how = forms.ChoiceField(
        label="เวียนโดย",
        choices=[
            (Circulation.How.MAIL, "อีเมล แนบร่างรายงานเป็น PDF (ส่งถึงแต่ละคนแยกกัน)"),
            (Circulation.How.LIST, "ใบเวียน พิมพ์ให้ลงชื่อ (บันทึกไว้ว่าเวียนแล้ว)"),
        ],
        widget=RadioGroup,
    )
    until = ThaiDateField(label="ขอรับการแก้ไขภายในวันที่")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["how"].widget.question = "เวียนโดย"
        self.people = people
        for place, person in enumerate(people):
            who = person.name or person.post
            self.fields[f"to_{place}"] = forms.BooleanField(
                label=f"ส่งให้ {who}", required=False, initial=True
            )
            self.fields[f"email_{place}"] = forms.EmailField(
                label=f"อีเมลของ {who}", required=False, initial=person.email, max_length=254
            )

    @property
    def lines(self) -> list[tuple[Person, Any, Any]]:
        """Each person with the two boxes."""
        return [
            (person, self[f"to_{place}"], self[f"email_{place}"])
            for place, person in enumerate(self.people)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.chosen: list[Person] = []
        for place, person in enumerate(self.people):
            if not cleaned.get(f"to_{place}"):
                continue
            email = cleaned.get(f"email_{place}") or ""
            has_error = f"email_{place}" in self.errors
            if cleaned.get("how") == Circulation.How.MAIL and not email and not has_error:
                self.add_error(f"email_{place}", "กรุณากรอกอีเมล หรือเอาเครื่องหมาย “ส่งให้” ออก")
            self.chosen.append(Person(normalise(person.name), normalise(person.post), email))
        return cleaned


class RemarkForm(PortalModelForm):
    """What somebody wants corrected, as the secretary reads it in a reply."""

    class Meta:
        model = Remark
        fields: tuple[str, ...] = ("who", "received_on", "passage", "was", "becomes", "note")
        field_classes = {"received_on": ThaiDateField}
        widgets = {
            "received_on": ThaiDateInput,
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ("was", "becomes", "note")},
        }


class DecideForm(RemarkForm):
    """The same with what came of it."""

    class Meta(RemarkForm.Meta):
        fields: Any = (*RemarkForm.Meta.fields, "outcome", "reason")
        widgets: dict[str, Any] = {**RemarkForm.Meta.widgets, "outcome": RadioGroup}
