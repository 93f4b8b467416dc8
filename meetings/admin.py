"""Committees and minutes in the back office."""

from typing import ClassVar

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Max
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from agency.models import FiscalYear
from backoffice.admin_base import PortalModelAdmin, dated_column
from backoffice.locked_rows import LockedRowsMixin
from backoffice.moving_admin import MovingRowsAdmin
from backoffice.publication_admin import PublicationFilter
from catalogue.locks import why_closed
from catalogue.visibility import visibility_of
from meetings.certifying_pages import steps_of
from meetings.inlines import (
    AgendaItemInline,
    AttendanceInline,
    MemberInline,
    PhotographInline,
    SignatureInline,
    SignedMinutesInline,
    StatementInline,
    StatementsOfItemInline,
)
from meetings.models import AgendaItem, Committee, Meeting
from meetings.models.minutes import VOTES
from meetings.new_meetings import NewMeetingForm, fill
from meetings.office_urls import committee_urls, meeting_urls, pages_of
from meetings.statement_forms import StatementFormSet


@admin.register(Committee)
class CommitteeAdmin(MovingRowsAdmin, PortalModelAdmin):
    list_display = ["name", "appointing_order"]
    inlines = [MemberInline]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            years = FiscalYear.objects.filter(meetings__committee=obj).distinct()
            context["attendance_years"] = years.order_by("-year_be")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_urls(self):
        return [*committee_urls(self.admin_site.admin_view), *super().get_urls()]

    def why_locked(self, obj):
        # Only the name stays; order, duties and members go on.
        return ""

    def get_readonly_fields(self, request, obj=None):
        return ["name", "name_stays"] if obj and obj.why_name_stays else []

    @admin.display(description="ชื่อคณะกรรมการ")
    def name_stays(self, committee):
        return committee.why_name_stays


@admin.register(Meeting)
class MeetingAdmin(MovingRowsAdmin, PortalModelAdmin):
    """One page for a whole meeting, in the order of form 11 of the Saraban regulation."""

    list_display = ["committee", "held_on_text", "fiscal_year", "state", "public_text"]
    list_filter = ["fiscal_year", "state", PublicationFilter, "committee"]
    list_select_related = ["committee", "fiscal_year"]
    inlines = [
        AttendanceInline,
        AgendaItemInline,
        StatementInline,
        SignatureInline,
        PhotographInline,
        SignedMinutesInline,
    ]
    readonly_fields = ["state_text", "minutes_pdf"]
    change_form_template = "admin/meetings/meeting/change_form.html"
    group_fields = ("kind", "below")
    depth_field = "level"
    # Parts of the page: fields under a heading, and by its prefix what stands in rows.
    fieldsets: ClassVar = [
        (
            "การประชุม",
            {
                "fields": [
                    "committee",
                    ("number", "fiscal_year"),
                    ("held_on", "printed_date"),
                    "place",
                ]
            },
        ),
        ("เริ่มประชุม", {"fields": ["starts_at", "opening"]}),
        ("เลิกประชุม", {"fields": [("ends_at", "printed_ending")]}),
        ("คำบรรยายหน้าภาพถ่าย", {"fields": ["photo_caption"]}),
        ("ภาคผนวกของรายงานประจำปี", {"fields": ["annex_heading"]}),
        ("สถานะและการพิมพ์", {"fields": ["state_text", "minutes_pdf"]}),
    ]

    class Media:
        js = ("js/agenda-numbers.js", "js/pasted-structure.js")

    page_order = (
        0, "attendance", 1, "agenda_items", 2, "signatures",
        "photographs", 3, "signed_copies", 4, 5,
    )  # fmt: skip
    held_on_text = dated_column(Meeting, "held_on")

    def get_urls(self):
        return [*meeting_urls(self.admin_site.admin_view), *super().get_urls()]

    # -- A new meeting: three questions, the rest is filled in ------------------------------

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            other = {"fields": ["fiscal_year", "number", "place"], "classes": ["collapse"]}
            usual = {"fields": ["committee", ("held_on", "starts_at")]}
            return [(None, usual), ("กรอกเองแทนที่ระบบกรอกให้", other)]
        return super().get_fieldsets(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if not change:
            kwargs["form"] = NewMeetingForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj) if obj and obj.pk else []

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change:
            fill(form.instance)
        if form.instance.is_draft and visibility_of(form.instance).is_public:
            warning = "รายงานการประชุมนี้เผยแพร่ทั้งที่สถานะยังเป็น “ร่าง” ประชาชนจะเห็นคำว่าร่างกำกับไว้"
            self.message_user(request, warning, messages.WARNING)

    def response_add(self, request, obj, post_url_continue=None):
        told = (
            f"เพิ่มการประชุม{obj}แล้ว รายชื่อมาจากคณะกรรมการ สถานที่ เลขครั้งที่ "
            "และผู้ลงนามมาจากการประชุมครั้งก่อน กรุณาตรวจและกรอกต่อ"
        )
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[obj.pk]))

    # -- The page ---------------------------------------------------------------------------

    def is_read_only(self, request, obj):
        # Certified minutes still take the signed copy: the page is saved, its fields are not.
        return super().is_read_only(request, obj) and bool(why_closed(obj))

    def get_readonly_fields(self, request, obj=None):
        if LockedRowsMixin.is_read_only(self, request, obj):
            return list(flatten_fieldsets(self.fieldsets))
        return super().get_readonly_fields(request, obj) if obj else []

    def _create_formsets(self, request, obj, change):
        formsets, inlines = super()._create_formsets(request, obj, change)
        by_prefix = {formset.prefix: formset for formset in formsets}
        for formset in formsets:
            if isinstance(formset, StatementFormSet) and "agenda_items" in by_prefix:
                formset.show_below(by_prefix["agenda_items"])
        return formsets, inlines

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["is_read_only"] = LockedRowsMixin.is_read_only(self, request, obj)
        if add:
            # What follows is the filled page, whichever button there was.
            context["show_save_and_continue"] = context["show_save_and_add_another"] = False
        if obj and not add:
            context["steps"] = [*steps_of(obj, request.user), *pages_of(obj, request.user)]
            sets = {each.formset.prefix: each for each in context["inline_admin_formsets"]}
            context["statements"] = sets.get("statements")
            fieldsets = list(context["adminform"])
            context["parts"] = [
                {"set": sets.get(part)} if isinstance(part, str) else {"fieldset": fieldsets[part]}
                for part in self.page_order
            ]
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description="สถานะรายงาน")
    def state_text(self, meeting):
        certified = f" {meeting.certification_text}" if meeting.certification_text else ""
        taken_back = meeting.uncertified_reason
        reason = f" (ยกเลิกการรับรองแล้ว เพราะ{taken_back})" if taken_back else ""
        return f"{meeting.get_state_display()}{certified}{reason}"

    @admin.display(description="พิมพ์รายงานการประชุม")
    def minutes_pdf(self, meeting):
        if not meeting.pk:
            return "–"
        return format_html(
            '<a href="{}">รายงานการประชุม (PDF)</a> · <a href="{}">ดาวน์โหลด Word</a> · '
            '<a href="{}">อ่านฉบับที่แก้ไขใน Word</a>',
            reverse("meetings:minutes_pdf", args=[meeting.pk]),
            reverse("meetings:minutes_docx", args=[meeting.pk]),
            reverse("imports:edited_minutes", args=[meeting.pk]),  # by its name: a floor above
        )


@admin.register(AgendaItem)
class AgendaItemAdmin(MovingRowsAdmin, PortalModelAdmin):
    """One agenda item by itself: what the page of its meeting has, for old links and for lists."""

    list_display = ["number_text", "title", "meeting"]
    list_display_links = ["title"]
    list_filter = ["meeting__fiscal_year"]
    list_select_related = ["meeting__committee"]
    fields = ["meeting", "level", "title", "details", "resolution", tuple(VOTES), "printed_number"]
    inlines = [StatementsOfItemInline]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("meeting__agenda_items")

    @admin.display(description="เลขวาระ")
    def number_text(self, item):
        return item.number

    def save_model(self, request, obj, form, change):
        if "meeting" in form.changed_data or obj.order is None:
            last = obj.meeting.agenda_items.aggregate(last=Max("order"))["last"] or 0
            obj.order = last + 1
        super().save_model(request, obj, form, change)
