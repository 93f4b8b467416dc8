"""Measures in the back office."""

from django.contrib import admin

from measures.forms import MeasureForm
from measures.models import Measure, MeasureEvidence
from progress.assignment_admin import AssignmentAdmin
from progress.evidence_inline import EvidenceInline
from progress.starting_text import StartingTextMixin
from thai.baht import format_baht


class MeasureEvidenceInline(EvidenceInline):
    model = MeasureEvidence


@admin.register(Measure)
class MeasureAdmin(StartingTextMixin, AssignmentAdmin):
    form = MeasureForm
    inlines = [MeasureEvidenceInline]
    list_display = [
        "number_text",
        "title",
        "fiscal_year",
        "responsible_text",
        "budget_text",
        "status_text",
        "open_state",
        "public_text",
    ]
    list_display_links = ["title"]
    ordering = ["-fiscal_year__year_be", "number_order"]
    search_fields = ["number", "title", "responsible_person"]
    criterion_template = "admin/measures/criterion.html"
    report_fields = ("results", "outcomes", "budget_spent")
    definition_fields = (
        "fiscal_year",
        ("number", "parent"),
        "is_heading",
        "title",
        "method",
        "divisions",
        "for_all_divisions",
        "responsible_person",
        ("starts_on", "ends_on"),
        "due_on",
        ("budget_planned", "budget_source"),
        "plan_name",
        ("plan_first_year", "plan_last_year"),
    )
    starting_text_box = "method"

    @admin.display(description="ลำดับที่", ordering="number_order")
    def number_text(self, row):
        return row.number

    @admin.display(description="ผู้รับผิดชอบ")
    def responsible_text(self, row):
        return ", ".join(row.responsible_names)

    @admin.display(description="งบประมาณที่ตั้งไว้", ordering="budget_planned")
    def budget_text(self, row):
        return format_baht(row.budget_planned) or None

    def offers_starting_text(self, row):
        # What the public reads is not filled by a button.
        return row is None or (row.published_at is None and row.withdrawn_at is None)
