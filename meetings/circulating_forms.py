"""What is typed when minutes go round, and what comes back."""

from typing import Any

from django import forms

from backoffice.form_fields import PortalModelForm, RadioGroup, ThaiDateField, ThaiDateInput
from backoffice.opened_pages import digest
from meetings.circulating import Person
from meetings.models import Circulation, Remark
from thai.spelling import normalise

ASKED = 7  # days in which corrections are asked, unless typed otherwise
PEOPLE_CHANGED = (
    "รายชื่อผู้รับเปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ จึงยังไม่ได้บันทึกและยังไม่ได้ส่งถึงผู้ใด "
    "สิ่งที่ท่านกรอกให้ผู้ที่ยังอยู่ในรายชื่อยังอยู่ครบ กรุณาตรวจรายชื่ออีกครั้งแล้วกดเวียนรายงาน"
)


def boxes_of(person: Person) -> tuple[str, str]:
    """
    The names of a person's two boxes: whether the minutes go there, and the address.

    Of the person and not of the place in the list, which others change while the page is open.
    """
    who = digest(person.key)
    return f"to_{who}", f"email_{who}"


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
    # The whole list as the page showed it. Without it nothing goes out.
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["how"].widget.question = "เวียนโดย"
        self.people = people
        self.people_now = digest("\n".join(f"{each.name}|{each.post}" for each in people))
        self.fields["shown"].initial = self.people_now
        for person in people:
            who, (tick, email) = person.name or person.post, boxes_of(person)
            self.fields[tick] = forms.BooleanField(
                label=f"ส่งให้ {who}", required=False, initial=True
            )
            self.fields[email] = forms.EmailField(
                label=f"อีเมลของ {who}", required=False, initial=person.email, max_length=254
            )

    @property
    def is_outdated(self) -> bool:
        """Whether what was sent answers a list of other people, or the same in another order."""
        return self.is_bound and self.data.get("shown") != self.people_now

    def with_people_now(self) -> "CirculateForm":
        """What was sent, with the people of now, who are to be looked at before anything goes."""
        sent: Any = self.data
        data, new = sent.copy(), []
        data["shown"] = self.people_now
        for person in self.people:
            tick, email = boxes_of(person)
            if email not in data:
                new.append(person.name or person.post)
                data[tick], data[email] = "on", person.email
        form = CirculateForm(data, people=self.people)
        form.add_error(None, PEOPLE_CHANGED + (f" ผู้ที่เพิ่มเข้ามา: {', '.join(new)}" if new else ""))
        return form

    @property
    def lines(self) -> list[tuple[Person, Any, Any]]:
        """Each person with the two boxes."""
        return [
            (person, self[tick], self[email])
            for person in self.people
            for tick, email in [boxes_of(person)]
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.chosen: list[Person] = []
        for person in self.people:
            tick, box = boxes_of(person)
            if not cleaned.get(tick):
                continue
            email = cleaned.get(box) or ""
            has_error = box in self.errors
            if cleaned.get("how") == Circulation.How.MAIL and not email and not has_error:
                self.add_error(box, "กรุณากรอกอีเมล หรือเอาเครื่องหมาย “ส่งให้” ออก")
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
