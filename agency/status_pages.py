"""The statuses of a year on its page: the lines, and the act that makes them its own."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from agency.models import FiscalYear, YearStatus
from agency.status_rows import MOST, StatusError, give_own_statuses, refuse_other_code
from backoffice.act_pages import Act, act_page
from backoffice.admin_base import ThaiFormMixin
from backoffice.form_fields import PortalModelForm
from backoffice.removing import RemovalFormSet

RIGHT = "agency.add_yearstatus"


class YearStatusForm(PortalModelForm):
    def clean(self) -> Any:
        cleaned = super().clean()
        if self.instance.pk and "code" in self.changed_data and "code" in cleaned:
            refuse_other_code(
                YearStatus(pk=self.instance.pk, code=cleaned["code"])  # as it would be stored
            )
        return cleaned


class YearStatusFormSet(RemovalFormSet):
    """The statuses of one year together: somebody must be able to report that a row is done."""

    def clean(self) -> None:
        super().clean()
        kept = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data.get("label") and not form.cleaned_data.get(DELETION_FIELD_NAME)
        ]
        if kept and not any(each.get("counts_as_done") for each in kept):
            raise ValidationError("ต้องมีอย่างน้อยหนึ่งสถานะที่นับว่าดำเนินการแล้ว")


class YearStatusInline(ThaiFormMixin, admin.TabularInline):
    """Shown as soon as the year has statuses of its own."""

    model = YearStatus
    form = YearStatusForm
    formset = YearStatusFormSet
    fields = ["order", "code", "label", "in_overview", "counts_as_done"]
    extra = 1  # who has no JavaScript adds with it
    max_num = MOST
    verbose_name_plural = "สถานะของปีนี้"


def own_statuses_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What own statuses of a year mean, and the button."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    fiscal_year = get_object_or_404(FiscalYear, pk=pk)
    page = reverse("admin:agency_fiscalyear_change", args=[pk])
    now = " และ ".join(f"“{status.label}”" for status in fiscal_year.statuses)
    act = Act(
        title=f"กำหนดสถานะของปีงบประมาณ {fiscal_year}",
        button="กำหนดสถานะของปีนี้เอง",
        back=page,
        lines=[
            f"ขณะนี้ปีงบประมาณ {fiscal_year} ใช้สถานะ {now}",
            "เมื่อกดแล้ว สถานะเหล่านี้จะเป็นแถวในหน้าปีงบประมาณ ให้ท่านแก้ข้อความ "
            "หรือเพิ่มสถานะ เช่น อยู่ระหว่างดำเนินการ",
            "รายงานที่มีอยู่ไม่เปลี่ยน และประชาชนยังเห็นเหมือนเดิมจนกว่าท่านจะแก้แถวเหล่านั้น",
        ],
        why_not=_why_not(fiscal_year),
    )

    def do(form: Any) -> str:
        give_own_statuses(fiscal_year)
        return f"ปีงบประมาณ {fiscal_year} มีสถานะของตนเองแล้ว เพิ่มและแก้ไขได้ในหัวข้อสถานะของปีนี้"

    return act_page(request, act, do, StatusError)


def _why_not(fiscal_year: FiscalYear) -> str:
    if fiscal_year.why_closed:
        return fiscal_year.why_closed
    has_own = fiscal_year.status_rows.exists()
    return f"ปีงบประมาณ {fiscal_year} กำหนดสถานะของตนเองแล้ว" if has_own else ""
