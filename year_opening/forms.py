"""What people type and tick while they open a year."""

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from agency.models import FiscalYear
from backoffice.form_fields import NumberInput, RadioGroup, TickGroup
from backoffice.persistent_uploads import PersistentFileMixin
from oit_checklist.criteria_set import CriteriaError, ItemEntry
from oit_checklist.criteria_upload import Reading, read_criteria
from oit_checklist.models import Instrument
from thai.digits import to_arabic_digits
from year_opening.drafts import Draft
from year_opening.matching import key
from year_opening.models import YearOpening
from year_opening.sources import FILE, TAKE, proposed_source, sources_for, taken, year_before

NOT_THE_FILE = "ท่านเลือกแฟ้มไว้ด้วย หากใช้แฟ้มนั้น กรุณาเลือก “แฟ้มเกณฑ์” หากไม่ใช้ กดต่อไปอีกครั้ง"
MOST_CODES = 100  # letters of one box
_BETWEEN = re.compile(r"[,;\s]+")


class StartForm(PersistentFileMixin, forms.ModelForm):
    """Which year is opened, and from which criteria."""

    year_be = forms.IntegerField(
        label="ปีงบประมาณที่จะเปิด (พ.ศ.)",
        min_value=2500,
        max_value=2699,
        widget=NumberInput,
        error_messages={
            "min_value": "กรุณากรอกปีพุทธศักราชสี่หลัก เช่น 2570",
            "max_value": "กรุณากรอกปีพุทธศักราชสี่หลัก เช่น 2570",
        },
    )
    source = forms.ChoiceField(label="เกณฑ์ของปีนี้มาจาก", widget=RadioGroup)
    file = forms.FileField(
        label="แฟ้มเกณฑ์",
        required=False,
        help_text="เลือกเมื่อใช้แฟ้มเกณฑ์ ระบบบอกแถวและช่องที่ผิดทุกแห่งก่อนสร้างสิ่งใด",
    )

    field_order = ("year_be", "source", "file")

    class Meta:
        model = YearOpening
        fields = ("source",)

    def __init__(self, *args: Any, user: Any, year_be: int, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.reading: Reading | None = None
        last = year_before(self._typed_year() or year_be)
        box: Any = self.fields["source"]
        box.widget.question = str(box.label)
        box.choices = [(source.key, source.label) for source in sources_for(last)]
        self.initial.setdefault("year_be", year_be)
        self.initial["source"] = self.instance.source or proposed_source(year_be, last)
        self.keep_file_for(user)

    def _typed_year(self) -> int | None:
        typed = to_arabic_digits(self.data.get("year_be", "")).strip()
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) == 4 else None

    def clean_year_be(self) -> int:
        year_be: int = self.cleaned_data["year_be"]
        fiscal_year = FiscalYear.objects.filter(year_be=year_be).first()
        if fiscal_year is not None and (why := fiscal_year.why_closed):
            raise forms.ValidationError(why)
        return year_be

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        source = self.cleaned_data.get("source")
        # Asked once: the file is kept, and whoever sends the form again means the other source.
        if source and source != FILE and "file" in self.files:
            self.add_error("source", NOT_THE_FILE)
        if source != FILE or "file" in self.errors:
            return cleaned
        upload: UploadedFile | None = self.cleaned_data.get("file")
        if upload:
            try:
                self.reading = read_criteria(upload, self.cleaned_data.get("year_be"))
            except CriteriaError as refused:
                self.add_error("file", [str(fault) for fault in refused.faults])
        elif not self.instance.criteria:
            self.add_error("file", "กรุณาเลือกแฟ้มเกณฑ์")
        return cleaned


class ChoicesForm(forms.Form):
    """What each item continues, and what is taken over."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    take = forms.MultipleChoiceField(
        label="สิ่งที่ยกมา", choices=list(TAKE.items()), required=False, widget=TickGroup
    )
    measures = forms.TypedMultipleChoiceField(
        label="มาตรการที่ทำต่อ", coerce=int, required=False, widget=TickGroup
    )
    committees = forms.TypedMultipleChoiceField(
        label="คณะกรรมการที่แต่งตั้งชุดใหม่",
        coerce=int,
        required=False,
        widget=TickGroup,
        help_text="คณะกรรมการใช้ต่อข้ามปีได้อยู่แล้ว เลือกเฉพาะชุดที่มีคำสั่งแต่งตั้งใหม่ ระบบคัดลอกรายชื่อให้แก้ไข",
    )

    def __init__(self, draft: Draft, measures: list[Any], committees: list[Any], data: Any = None):
        self.draft = draft
        super().__init__(data, initial=self._initial(measures))
        choices = [(row.pk, f"{row.label} {row.title}") for row in measures]
        _put_choices(self, "measures", choices)
        _put_choices(self, "committees", [(row.pk, row.name) for row in committees])
        for item in self.items if draft.before else ():
            self.fields[box_of(item)] = EarlierField(draft, item)
        for box in self.fields.values():
            if isinstance(box.widget, TickGroup):
                box.widget.question = str(box.label)

    def _initial(self, measures: list[Any]) -> dict[str, Any]:
        opening, earlier = self.draft.opening, self.draft.earlier
        return {
            "version": opening.version,
            "take": taken(opening),
            "measures": opening.choices.get("measures", [row.pk for row in measures]),
            "committees": opening.choices.get("committees", []),
            **{box_of(item): ", ".join(earlier.get(key(item), ())) for item in self.items},
        }

    @property
    def items(self) -> tuple[ItemEntry, ...]:
        """The items of the new year."""
        return self.draft.criteria.items if self.draft.criteria else ()

    @property
    def earlier(self) -> dict[str, list[str]]:
        """What each item continues, as it was typed; as it was before where that is faulty."""
        if not self.is_bound:
            return self.draft.earlier
        cleaned, before = getattr(self, "cleaned_data", {}), self.draft.earlier
        return {
            key(item): cleaned.get(box_of(item), before.get(key(item), [])) for item in self.items
        }

    def choices(self) -> dict[str, Any]:
        """Everything that was chosen, for the draft."""
        names = ("take", "measures", "committees")
        return {
            "earlier": self.earlier,
            **{name: self.cleaned_data.get(name, []) for name in names},
        }


class EarlierField(forms.CharField):
    """Codes of the year before: none for a new item, several for one that was merged of them."""

    def __init__(self, draft: Draft, item: ItemEntry):
        before = draft.before.items if draft.before else ()
        self.instrument = item.instrument
        self.there = {old.code for old in before if old.instrument == item.instrument}
        label = f"{item.instrument} {item.code} สืบต่อจากข้อใดของปี {draft.last}"
        attrs = {"list": f"earlier-{item.instrument}", "size": 9, "autocomplete": "off"}
        super().__init__(
            label=label,
            required=False,
            max_length=MOST_CODES,
            widget=forms.TextInput(attrs=attrs),
            error_messages={"max_length": "รหัสข้อยาวเกินไป กรุณาคั่นด้วยจุลภาค เช่น o3, o5"},
        )

    def clean(self, value: Any) -> list[str]:  # a list of codes
        typed = super().clean(value)
        codes = [self._code_of(word) for word in _BETWEEN.split(typed) if word]
        if unknown := [code for code in codes if code not in self.there]:
            raise forms.ValidationError(f"ปีก่อนไม่มีข้อ {', '.join(unknown)}")
        return list(dict.fromkeys(codes))

    def _code_of(self, word: str) -> str:
        """As officers type it: O12, ๐๑๒ and 12 are o12."""
        digits = to_arabic_digits(word).casefold().removeprefix("o").lstrip("0")
        return f"o{digits}" if self.instrument == Instrument.OIT else digits


def box_of(item: ItemEntry) -> str:
    """The name of the box in which people type what an item continues."""
    return f"earlier-{item.instrument}-{item.number}"


def _put_choices(form: forms.Form, name: str, choices: list[tuple[Any, str]]) -> None:
    box: Any = form.fields[name]
    box.choices = choices
    if not choices:
        del form.fields[name]
