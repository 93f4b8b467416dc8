"""Committees and minutes in the back office."""

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.urls import path, reverse
from django.utils.html import format_html

from backoffice.admin_base import PortalModelAdmin, ThaiFormMixin, dated_column
from backoffice.locked_rows import LockedRowsMixin
from backoffice.publication_admin import PublicationFilter, PublicationInlineMixin
from backoffice.stored_file_forms import StoredFileForm, StoredFileFormSet
from catalogue.locks import why_closed
from catalogue.visibility import visibility_of
from meetings.certifying_pages import (
    MEANINGS,
    certify_page,
    move_page,
    steps_of,
    take_back_page,
)
from meetings.forms import PhotographForm
from meetings.models import (
    AgendaItem,
    Attendance,
    Committee,
    Meeting,
    Member,
    Photograph,
    Signature,
    SignedMinutes,
    Statement,
)


class MemberInline(ThaiFormMixin, admin.TabularInline):
    model = Member
    extra = 0

    def why_locked(self, obj):
        return ""


class AttendanceInline(ThaiFormMixin, admin.TabularInline):
    model = Attendance
    extra = 0


class AgendaItemInline(ThaiFormMixin, admin.StackedInline):
    model = AgendaItem
    extra = 0
    fields = ["order", "printed_number", "title", "details", "resolution"]
    show_change_link = True


class SignatureInline(ThaiFormMixin, admin.TabularInline):
    model = Signature
    extra = 0


class PhotographInline(PublicationInlineMixin, ThaiFormMixin, admin.StackedInline):
    model = Photograph
    form = PhotographForm
    formset = StoredFileFormSet
    extra = 0
    fields = ["order", "caption", "file", "public_text"]


class SignedMinutesInline(PublicationInlineMixin, ThaiFormMixin, admin.TabularInline):
    model = SignedMinutes
    form = StoredFileForm
    formset = StoredFileFormSet
    extra = 0
    fields = ["file", "public_text"]

    def why_locked(self, obj):
        # The signed copy comes after the certification.
        return why_closed(obj) if obj and obj.pk else ""


class StatementInline(ThaiFormMixin, admin.StackedInline):
    model = Statement
    extra = 0


@admin.register(Committee)
class CommitteeAdmin(PortalModelAdmin):
    list_display = ["name", "appointing_order"]
    inlines = [MemberInline]

    def why_locked(self, obj):
        # Only the name stays; order, duties and members go on.
        return ""

    def get_readonly_fields(self, request, obj=None):
        return ["name", "name_stays"] if obj and obj.why_name_stays else []

    @admin.display(description="ชื่อคณะกรรมการ")
    def name_stays(self, committee):
        return committee.why_name_stays


@admin.register(Meeting)
class MeetingAdmin(PortalModelAdmin):
    list_display = ["committee", "held_on_text", "fiscal_year", "state", "public_text"]
    list_filter = ["fiscal_year", "state", PublicationFilter, "committee"]
    list_select_related = ["committee", "fiscal_year"]
    inlines = [
        AttendanceInline,
        AgendaItemInline,
        SignatureInline,
        PhotographInline,
        SignedMinutesInline,
    ]
    readonly_fields = ["state_text", "minutes_pdf"]
    fieldsets = [
        (
            "การประชุม",
            {
                "fields": [
                    "committee",
                    "fiscal_year",
                    "number",
                    ("held_on", "printed_date"),
                    ("starts_at", "ends_at"),
                    "place",
                    "opening",
                ]
            },
        ),
        (
            "สถานะและการเผยแพร่",
            {
                "fields": [
                    "state_text",
                    "minutes_pdf",
                ],
            },
        ),
        ("ภาคผนวกของรายงานประจำปี", {"fields": ["annex_heading", "photo_caption"]}),
    ]
    held_on_text = dated_column(Meeting, "held_on")

    def get_urls(self):
        view = self.admin_site.admin_view
        name = "meetings_meeting_{}".format
        steps = [
            path(f"<int:pk>/{to}/", view(move_page), {"to": to}, name=name(to)) for to in MEANINGS
        ]
        return [
            *steps,
            path("<int:pk>/certify/", view(certify_page), name=name("certify")),
            path("<int:pk>/take-back/", view(take_back_page), name=name("take_back")),
            *super().get_urls(),
        ]

    def is_read_only(self, request, obj):
        # Certified minutes still take the signed copy: the page is saved, its fields are not.
        return super().is_read_only(request, obj) and bool(why_closed(obj))

    def get_readonly_fields(self, request, obj=None):
        if LockedRowsMixin.is_read_only(self, request, obj):
            return list(flatten_fieldsets(self.fieldsets))
        return super().get_readonly_fields(request, obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["is_read_only"] = LockedRowsMixin.is_read_only(self, request, obj)
        if obj:
            context["steps"] = steps_of(obj, request.user)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description="สถานะรายงาน")
    def state_text(self, meeting):
        certified = f" {meeting.certification_text}" if meeting.certification_text else ""
        taken_back = meeting.uncertified_reason
        reason = f" (ยกเลิกการรับรองแล้ว เพราะ{taken_back})" if taken_back else ""
        return f"{meeting.get_state_display()}{certified}{reason}"

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.instance.is_draft and visibility_of(form.instance).is_public:
            warning = "รายงานการประชุมนี้เผยแพร่ทั้งที่สถานะยังเป็น “ร่าง” ประชาชนจะเห็นคำว่าร่างกำกับไว้"
            self.message_user(request, warning, messages.WARNING)

    @admin.display(description="พิมพ์รายงานการประชุม")
    def minutes_pdf(self, meeting):
        if not meeting.pk:
            return "–"
        return format_html(
            '<a href="{}">รายงานการประชุม (PDF)</a>',
            reverse("meetings:minutes_pdf", args=[meeting.pk]),
        )


@admin.register(AgendaItem)
class AgendaItemAdmin(PortalModelAdmin):
    """Reached from the meeting's page: what was said under one agenda item."""

    list_display = ["printed_number", "title", "meeting"]
    list_display_links = ["title"]
    list_filter = ["meeting__fiscal_year"]
    list_select_related = ["meeting__committee"]
    inlines = [StatementInline]
