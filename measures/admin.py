"""Measures in the back office."""

from django import forms
from django.contrib import admin

from measures.models import Measure, MeasureEvidence
from progress.assignment_admin import AssignmentAdmin, EvidenceInline
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


class MeasureEvidenceInline(EvidenceInline):
    model = MeasureEvidence


@admin.register(Measure)
class MeasureAdmin(AssignmentAdmin):
    form = MeasureForm
    inlines = [MeasureEvidenceInline]
    list_display = [
        "number",
        "title",
        "fiscal_year",
        "responsible_text",
        "status_text",
        "open_state",
        "public_text",
    ]
    list_display_links = ["title"]
    ordering = ["-fiscal_year__year_be", "number"]
    search_fields = ["title"]
    criterion_template = "admin/measures/criterion.html"
    report_fields = ("results", "outcomes")
    definition_fields = (
        "fiscal_year",
        "number",
        "title",
        "method",
        "divisions",
        "for_all_divisions",
        ("starts_on", "ends_on"),
        "due_on",
    )
