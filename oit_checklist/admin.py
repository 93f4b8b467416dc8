"""The checklist in the back office."""

from django import forms
from django.contrib import admin

from backoffice.admin_base import PortalModelAdmin
from backoffice.form_fields import TickGroup
from oit_checklist.estimate import cost_of
from oit_checklist.lines import lines_to_prove
from oit_checklist.models import ChecklistItem, Element, ItemEvidence, Section
from oit_checklist.results import admin as _of_results  # noqa: F401 - registers itself
from progress.assignment_admin import AssignmentAdmin
from progress.evidence_inline import EvidenceInline
from progress.forms import AssignmentForm, EvidenceForm
from progress.starting_text import StartingTextMixin


class ItemForm(AssignmentForm):
    progress = forms.CharField(
        label="ความก้าวหน้าผลการดำเนินการ",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="ขึ้นบรรทัดใหม่ด้วย “-” เพื่อให้แสดงเป็นรายการ",
    )


class ItemEvidenceForm(EvidenceForm):
    """Offers the lines of the item in their levels; a note needs no evidence and is not offered."""

    def choices_of(self, assignment, elements):
        return [
            (element.pk, f"{'– ' * level}{element.marker} {element.text}")
            for level, element in lines_to_prove(assignment)
        ]


class ItemEvidenceInline(EvidenceInline):
    model = ItemEvidence
    form = ItemEvidenceForm
    fields = [
        "title",
        "url",
        "file",
        "document_date",
        ("covers_from", "covers_to"),
        "elements",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("elements")

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["widget"] = TickGroup
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Section)
class SectionAdmin(PortalModelAdmin):
    list_display = ["number", "title", "fiscal_year"]
    list_display_links = ["title"]
    list_filter = ["fiscal_year"]
    list_select_related = ["fiscal_year"]


@admin.register(Element)
class ElementAdmin(PortalModelAdmin):
    """Reached from the item's page: to mend or remove one line. New lines come by the table."""

    list_display = ["text", "marker", "item"]
    list_filter = ["item__fiscal_year"]
    list_select_related = ["item__fiscal_year"]
    search_fields = ["text", "item__title"]
    fields = [
        "item", "parent", "order", "marker", "text", "one_is_enough", "is_note",
        "confidence", "source",
    ]  # fmt: skip
    readonly_fields = ["item", "parent"]

    def has_add_permission(self, request):
        return False

    def has_view_permission(self, request, obj=None):
        # Clerks read the lines of their own items on the items' pages.
        return request.user.has_perm("oit_checklist.change_element")

    has_module_permission = has_view_permission


@admin.register(ChecklistItem)
class ChecklistItemAdmin(StartingTextMixin, AssignmentAdmin):
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
        "public_text",
    ]
    list_display_links = ["title"]
    acts = ("withdraw", "restore")
    ordering = ["-fiscal_year__year_be", "-instrument", "number"]
    list_filter = ["instrument", *AssignmentAdmin.list_filter, "section"]
    search_fields = ["title", "theme", "elements__text"]
    criterion_template = "admin/oit_checklist/criterion.html"
    report_fields = ("progress",)
    definition_fields = (
        "fiscal_year",
        "instrument",
        "number",
        "section",
        "theme",
        "title",
        ("period_rule", "period_basis"),
        ("holds_statistics", "shows_eit_code", "accepts_social_pages"),
        "confidence",
        "source",
        "criteria_note",
        "explanation",
        "click_path",
        "divisions",
        "for_all_divisions",
        ("starts_on", "ends_on"),
        "due_on",
    )

    @admin.display(description="ข้อ", ordering="number")
    def code_text(self, item):
        return item.code

    @admin.display(description="เครื่องมือ", ordering="instrument")
    def instrument_code(self, item):
        return item.instrument

    starting_text_box = "progress"

    def offers_starting_text(self, row):
        return row is not None and row.period_rule == ChecklistItem.PeriodRule.PREVIOUS_ITA

    def cost_of(self, row):
        return cost_of(row)
