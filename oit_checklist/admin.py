"""The checklist in the back office."""

from django import forms
from django.contrib import admin
from django.template.loader import render_to_string

from agency.admin_base import PortalModelAdmin
from oit_checklist.models import ChecklistItem, ItemEvidence, Section
from progress.admin import AssignmentAdmin, EvidenceInline
from progress.forms import AssignmentForm


class ItemForm(AssignmentForm):
    progress = forms.CharField(
        label="ความก้าวหน้าผลการดำเนินการ",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="ขึ้นบรรทัดใหม่ด้วย “-” เพื่อให้แสดงเป็นรายการ",
    )


class ItemEvidenceInline(EvidenceInline):
    model = ItemEvidence
    fields = [
        "title",
        "url",
        "file",
        "document_date",
        ("covers_from", "covers_to"),
        "elements",
        "withdrawn_reason",
    ]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Section)
class SectionAdmin(PortalModelAdmin):
    list_display = ["number", "title", "fiscal_year"]
    list_display_links = ["title"]
    list_filter = ["fiscal_year"]
    list_select_related = ["fiscal_year"]


@admin.register(ChecklistItem)
class ChecklistItemAdmin(AssignmentAdmin):
    form = ItemForm
    inlines = [ItemEvidenceInline]
    list_display = [
        "code_text",
        "title",
        "instrument_code",
        "fiscal_year",
        "responsible_text",
        "status_text",
        "open_state",
    ]
    list_display_links = ["title"]
    ordering = ["-fiscal_year__year_be", "-instrument", "number"]
    list_filter = ["instrument", *AssignmentAdmin.list_filter, "section"]
    search_fields = ["title", "theme", "elements__text"]
    shown_first = ("criterion",)
    report_fields = ("progress",)
    definition_fields = (
        "fiscal_year",
        "instrument",
        "number",
        "section",
        "theme",
        "title",
        "period_rule",
        "divisions",
        "for_all_divisions",
        ("starts_on", "ends_on"),
        "due_on",
        "published_at",
        "withdrawn_reason",
    )

    @admin.display(description="ข้อ", ordering="number")
    def code_text(self, item):
        return item.code

    @admin.display(description="เครื่องมือ", ordering="instrument")
    def instrument_code(self, item):
        return item.instrument

    @admin.display(description="เกณฑ์")
    def criterion(self, item):
        return render_to_string("admin/oit_checklist/criterion.html", {"item": item})
