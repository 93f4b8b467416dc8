"""The form of an announced result: the year's scores, whose unit is asked, and the lines below."""

from collections.abc import Sequence
from typing import Any

from django import forms

from agency.models import FiscalYear
from backoffice.form_fields import NumberInput, PortalModelForm
from oit_checklist.cells import ItemCode
from oit_checklist.results.units import instrument_scores, percent_of, plain_number
from oit_checklist.score_notices import INSTRUMENTS

PERCENT, WEIGHTED = "percent", "weighted"
OF_YEAR = ("total_score", "grade", *(f"{name}_score" for name in INSTRUMENTS))


def box_of_year(name: str) -> Any:
    """The box for a score of the year; its rules are those of the year's own field."""
    field: Any = FiscalYear._meta.get_field(name)
    options = {} if name == "grade" else {"widget": NumberInput}
    return field.formfield(**options)


def box_of_unit(name: str) -> forms.ChoiceField:
    """In which unit the score beside it was typed; nothing is chosen beforehand."""
    return forms.ChoiceField(label=f"หน่วยของคะแนน {name}", required=False)


class YearResultForm(PortalModelForm):
    """
    The result together with the scores of its year, which stay the year's own.

    A typed score is in percent or weighted: who types it says so, and percent alone is stored.
    `may_change_year` is set by the admin.
    """

    may_change_year = True

    total_score = box_of_year("total_score")
    grade = box_of_year("grade")
    iit_score, iit_unit = box_of_year("iit_score"), box_of_unit("IIT")
    eit_score, eit_unit = box_of_year("eit_score"), box_of_unit("EIT")
    oit_score, oit_unit = box_of_year("oit_score"), box_of_unit("OIT")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        year = self.instance.fiscal_year
        self.converted: list[str] = []
        for name in OF_YEAR:
            if name in self.fields:  # whoever may only look has no boxes
                self.initial.setdefault(name, getattr(year, name))
                self.fields[name].disabled = not self.may_change_year
        if "iit_unit" in self.fields:
            self._offer_units(year)

    def _offer_units(self, year: FiscalYear) -> None:
        known = {score.name.lower(): score for score in instrument_scores(year)}
        for name in INSTRUMENTS:
            weight = getattr(year, f"{name}_weight")
            of = f"เต็ม {plain_number(weight)}" if weight else "ปีนี้ยังไม่กำหนดน้ำหนัก"
            unit: Any = self.fields[f"{name}_unit"]
            unit.choices = [
                ("", "กรุณาเลือกเมื่อกรอกคะแนน"),
                (PERCENT, "ร้อยละ (เต็ม 100)"),
                (WEIGHTED, f"ถ่วงน้ำหนักแล้ว ({of})"),
            ]
            unit.disabled = not self.may_change_year
            if name in known:
                score = known[name]
                weighted = f" เท่ากับ {score.weighted} จาก {score.weight_text}" if weight else ""
                self.fields[f"{name}_score"].help_text = f"บันทึกไว้เป็นร้อยละ {score.percent}{weighted}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in INSTRUMENTS:
            if cleaned.get(f"{name}_score") is not None:
                self._clean_score(name, cleaned)
        return cleaned

    def _clean_score(self, name: str, cleaned: dict[str, Any]) -> None:
        """Turn a weighted score into percent; refuse one whose unit nobody told."""
        box, typed = f"{name}_score", cleaned[f"{name}_score"]
        unit = cleaned.get(f"{name}_unit", "")
        if not unit and box in self.changed_data:
            text = f"กรุณาเลือกว่าคะแนน {name.upper()} ที่กรอกเป็นร้อยละหรือถ่วงน้ำหนักแล้ว"
            self.add_error(f"{name}_unit", text)
        if unit != WEIGHTED:
            return
        weight = getattr(self.instance.fiscal_year, f"{name}_weight")
        try:
            cleaned[box] = percent_of(typed, weight)
        except ValueError as error:
            self.add_error(box, str(error))
            return
        of = plain_number(weight)
        self.converted.append(f"{name.upper()} {typed} จาก {of} เก็บเป็นร้อยละ {cleaned[box]}")

    def _post_clean(self) -> None:
        super()._post_clean()
        # What is odd in the scores is asked of the year as it will be.
        for name in OF_YEAR:
            if name in self.cleaned_data:
                setattr(self.instance.fiscal_year, name, self.cleaned_data[name])

    @property
    def changed_scores(self) -> list[str]:
        """The fields of the year that saving changes."""
        return [
            name
            for name in OF_YEAR
            if name in self.cleaned_data and self.cleaned_data[name] != self.initial[name]
        ]


class ItemNumberField(forms.CharField):
    """The number of an OIT item, typed as o20, ๐๒๐ or 20."""

    def prepare_value(self, value: Any) -> Any:
        return f"o{value}" if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int) or value in self.empty_values:
            return value or None
        try:
            return int(ItemCode.number_in(value))
        except ValueError as error:
            raise forms.ValidationError(str(error), code="invalid") from error


class LostItemForm(PortalModelForm):
    number = ItemNumberField(label="ข้อ", widget=forms.TextInput(attrs={"size": 6}))


class IndicatorForm(PortalModelForm):
    """
    A line that opens with an indicator of the year counts once its score is typed.

    offered: the lines that the page may have begun, whatever was stored since.
    """

    def __init__(self, *args: Any, offered: Sequence[dict[str, Any]] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.offered = offered

    def has_changed(self) -> bool:
        return super().has_changed() and not self._is_untouched()

    def _is_untouched(self) -> bool:
        if self.instance.pk or self._typed("score"):
            return False
        typed = {name: self._typed(name) for name in ("instrument", "number", "title")}
        begun = [{name: str(value) for name, value in line.items()} for line in self.offered]
        return not any(typed.values()) or typed in begun

    def _typed(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), "")).strip()
