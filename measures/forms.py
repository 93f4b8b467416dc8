"""The row page's form of a measure."""

from typing import Any

from django import forms

from backoffice.form_fields import BahtField
from measures.models import Measure
from progress.forms import AssignmentForm


class MeasureForm(AssignmentForm):
    results = forms.CharField(
        label="สรุปผลการดำเนินการ",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="ขึ้นบรรทัดใหม่ด้วย “๑.” หรือ “-” เพื่อให้แสดงเป็นรายการ",
    )
    outcomes = forms.CharField(
        label="ผลลัพธ์หรือความสำเร็จ", required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    budget_spent = BahtField(
        label="งบประมาณที่ใช้จริง (บาท)",
        required=False,
        help_text="เป็นส่วนหนึ่งของรายงาน ประชาชนเห็นเมื่อเลขานุการอนุมัติแล้ว",
    )
    budget_planned = BahtField(
        label="งบประมาณที่ตั้งไว้ (บาท)",
        required=False,
        help_text="เว้นว่างไว้ = ไม่ได้ระบุ กรอก 0 = ไม่ใช้งบประมาณ",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        box = self.fields.get("parent")
        if box is not None:
            _offer_measures(box, self.instance)

    def clean(self):
        cleaned = super().clean()
        if "results" not in self.fields:
            return cleaned
        values = {name: cleaned.get(name) for name in self.update_field_names}
        self.instance.reported = values  # for what is odd in it: measures.notices
        if cleaned.get("is_heading") and values != self.empty_update:
            self.add_error("is_heading", "มีผลที่กรอกไว้ในรายงาน จึงเป็นหัวข้อไม่ได้")
        return cleaned


def _offer_measures(box: Any, measure: Measure) -> None:
    """Those of the same year; of all years while the year is being chosen."""
    rows = Measure.objects.select_related("fiscal_year").exclude(pk=measure.pk)
    if measure.pk:
        rows = rows.filter(fiscal_year=measure.fiscal_year_id)
    box.queryset = rows.order_by("-fiscal_year__year_be", "number_order")
    box.label_from_instance = _name
    box.widget.can_add_related = box.widget.can_change_related = False


def _name(measure: Measure) -> str:
    return f"{measure.fiscal_year} · {measure.number} {measure.title}"
