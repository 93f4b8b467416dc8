"""The rows of the table of measures as forms: of each, who may change what."""

from collections import Counter
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet, inlineformset_factory

from agency.models import Division, FiscalYear
from agency.statuses import Statuses
from backoffice.form_fields import BahtField, PortalModelForm
from measures.models import Measure
from measures.table_fields import (
    ALL_DIVISIONS,
    DivisionsField,
    LinesField,
    Names,
    OneLineField,
    Period,
    PeriodField,
)
from progress.columns import working_value
from progress.permissions import may_review
from progress.sheets import own_rows, why_not_now
from records.key_fields import outline_number
from thai.baht import format_baht

MOST_ROWS = 200
PREFIX = "rows"
PLANNED = (
    "number",
    "title",
    "method",
    "divisions",
    "period",
    "budget_planned",
    "responsible_person",
)
REPORTED = ("results", "outcomes", "budget_spent", "status")
# In the order of the official form, the rest behind it: a block of cells is pasted along them.
COLUMNS = (
    "number", "title", "method", "divisions", "period", "results", "outcomes",
    "budget_planned", "budget_spent", "responsible_person", "status",
)  # fmt: skip


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class MeasureRowForm(PortalModelForm):
    """One row: what was planned, and what its newest update says."""

    title = OneLineField(label="มาตรการ/กิจกรรม", max_length=500, widget=_area())
    method = LinesField(label="วิธีดำเนินการ", required=False, widget=_area())
    divisions = DivisionsField(label="ผู้รับผิดชอบ", required=False, widget=_area())
    period = PeriodField(label="ระยะเวลา", required=False, widget=_area())
    results = LinesField(label="สรุปผลการดำเนินการ", required=False, widget=_area())
    outcomes = LinesField(label="ผลลัพธ์หรือความสำเร็จ", required=False, widget=_area())
    budget_planned = BahtField(label="งบที่ตั้งไว้ (บาท)", required=False)
    budget_spent = BahtField(label="งบที่ใช้จริง (บาท)", required=False)
    responsible_person = OneLineField(
        label="บุคคลหรืองาน", required=False, max_length=300, widget=_area()
    )
    status = forms.ChoiceField(label="สถานะ")

    class Meta:
        model = Measure
        fields = ("number", "title", "method", "budget_planned", "responsible_person")

    def __init__(
        self,
        *args: Any,
        user: Any,
        names: frozenset[str],
        statuses: Statuses,
        year_be: int,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.statuses = statuses
        self.fields["status"].choices = statuses.choices  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["period"].year_be = year_be  # type: ignore[attr-defined]  # a PeriodField
        self.fields["divisions"].known = names  # type: ignore[attr-defined]  # a DivisionsField
        self.fields["number"].widget.attrs["size"] = 6
        self._show_row()
        self._lock_boxes(user)
        for name, box in self.fields.items():
            box.widget.attrs |= {"aria-label": f"{box.label} {self.row_name}", "data-column": name}

    def _show_row(self) -> None:
        row = self.instance
        if not row.pk:
            self.initial["status"] = str(self.statuses.initial)
            return
        divisions = [ALL_DIVISIONS] if row.for_all_divisions else [*row.responsible]
        self.initial.update(
            {
                "divisions": Names(divisions),
                "period": Period(row.starts_on, row.ends_on),
                **{name: working_value(row, name) for name in REPORTED},
            }
        )
        self.initial["status"] = self.initial["status"] or str(self.statuses.initial)

    def _lock_boxes(self, user: Any) -> None:
        """Clerks change what is reported; a heading has nothing to report."""
        for name in self._locked(user):
            self.fields[name].disabled = True

    def _locked(self, user: Any) -> set[str]:
        row = self.instance
        if row.pk and row.fiscal_year.why_closed:
            # What was sent all the same is refused by the page, with every word of it.
            return set() if self.is_bound else set(COLUMNS)
        locked = set() if may_review(user, Measure.update_model()) else set(PLANNED)
        if row.is_heading:
            return locked | {*REPORTED, "budget_planned"}
        return locked | set(REPORTED) if row.pk and why_not_now(user, row) else locked

    @property
    def row_name(self) -> str:
        """How messages and screen readers name the row: by its place on the page."""
        _, _, place = str(self.prefix).rpartition("-")
        return f"แถวที่ {int(place) + 1}" if place.isdecimal() else "แถวใหม่"

    @property
    def cells(self) -> list[tuple[forms.BoundField, str]]:
        """The boxes in the order of the columns, each with its text for whoever only reads it."""
        return [(self[name], self._text_of(name)) for name in COLUMNS]

    def _text_of(self, name: str) -> str:
        value = self.initial.get(name)
        if isinstance(value, Decimal):
            return format_baht(value)
        if name == "status":
            return "" if self.instance.is_heading else self.statuses.named(value).label
        return "" if value is None else str(value)

    def clean_number(self) -> str:
        return str(outline_number(self.cleaned_data["number"]))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        period = cleaned.get("period")
        if period is not None:
            self.instance.starts_on, self.instance.ends_on = period.starts_on, period.ends_on
            if period.starts_on and period.ends_on and period.ends_on < period.starts_on:
                self.add_error("period", "วันสิ้นสุดต้องไม่มาก่อนวันเริ่มต้น")
        if "divisions" in cleaned:
            self.instance.for_all_divisions = cleaned["divisions"].is_all
        self.instance.reported = {"budget_spent": cleaned.get("budget_spent")}
        return cleaned

    def _post_clean(self) -> None:
        if self.has_changed():  # what stays as it is costs no query
            super()._post_clean()

    def validate_constraints(self) -> None:
        """All but the number: rows may exchange theirs, so the table as a whole says that."""
        exclude = self._get_validation_exclusions() | {"number"}  # type: ignore[attr-defined]  # Django's
        try:
            self.instance.validate_constraints(exclude=exclude)
        except forms.ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]  # Django's

    def report_values(self) -> dict[str, Any]:
        """Status, texts and figures as cleaned, for progress.reviewing.save_draft."""
        return {name: self.cleaned_data[name] for name in REPORTED}

    @property
    def changes_plan(self) -> bool:
        return bool(set(PLANNED) & set(self.changed_data))

    @property
    def changes_report(self) -> bool:
        return bool(set(REPORTED) & set(self.changed_data))

    @property
    def only_names(self) -> bool:
        """Whether nothing but a number and a title was typed."""
        filled = {name for name in COLUMNS if str(self.cleaned_data.get(name) or "")}
        return filled <= {"number", "title", "status"}


class MeasureTable(BaseInlineFormSet):
    """All measures of a year that a person may see, and those that are added."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Django's own box for the key of a row asks the database for each row again."""
        super().add_fields(form, index)
        key = str(form.instance.pk or "")
        form.fields["id"] = forms.CharField(
            required=False, initial=key, widget=forms.HiddenInput, max_length=20
        )

    def validate_unique(self) -> None:
        """One number, one row; told at the box."""
        numbers = Counter(form.cleaned_data.get("number") for form in self._typed())
        for form in self._typed():
            number = form.cleaned_data.get("number")
            if number and numbers[number] > 1:
                form.add_error("number", f"ลำดับที่ {number} ซ้ำกับแถวอื่นในตาราง")

    def _typed(self) -> list[Any]:
        return [form for form in self.forms if hasattr(form, "cleaned_data") and form.cleaned_data]

    @property
    def added(self) -> list[Any]:
        """The new rows in which something was typed."""
        return [form for form in self.extra_forms if form.has_changed()]


def table_class(extra: int) -> type[MeasureTable]:
    """The formset of the page with so many empty rows."""
    return inlineformset_factory(  # type: ignore[return-value]
        FiscalYear,
        Measure,
        form=MeasureRowForm,
        formset=MeasureTable,
        fk_name="fiscal_year",
        extra=extra,
        can_delete=False,
        max_num=MOST_ROWS,
        validate_max=True,
        absolute_max=MOST_ROWS + 1,
    )


def table_of(fiscal_year: FiscalYear, user: Any, data: Any = None, *, extra: int = 0) -> Any:
    """The table as it is now, or with what was sent."""
    names = frozenset(Division.objects.values_list("name", flat=True))
    return table_class(extra)(
        data,
        instance=fiscal_year,
        prefix=PREFIX,
        queryset=own_rows(Measure, user, fiscal_year),
        form_kwargs={
            "user": user,
            "names": names,
            "statuses": fiscal_year.statuses,
            "year_be": fiscal_year.year_be,
        },
        error_messages={"too_many_forms": f"ตารางมีได้ไม่เกิน {MOST_ROWS} แถว กรุณาแบ่งบันทึก"},
    )
