"""The row page of the back office, shared by measures and the checklist."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

import catalogue
from backoffice.admin_base import PortalModelAdmin, ThaiFormMixin
from backoffice.publication_admin import PublicationFilter
from backoffice.publication_pages import publication_address
from catalogue.visibility import visibility_of
from progress import reviewing
from progress.findings import blocking, run_checks
from progress.forms import EvidenceForm, EvidenceFormSet, changes_drafts
from progress.manual_link_checks import ManualLinkCheckMixin
from progress.measuring import ALL_FIELDS, measure_fields
from progress.models import AssignmentQuerySet, Update
from progress.permissions import (
    NO_DIVISION,
    find_public_row,
    has_to_wait,
    may_open,
    may_report,
    may_review,
    why_not_report,
)
from progress.records import AssignmentRecord
from progress.review_page import published_meanwhile, review_context

# What has to be public for a report to be.
SHOWN_WITH = ("assignment", "assignment__fiscal_year")
# How many updates the row page shows before it is asked for all of them.
TRAIL = 10


def will_show(row) -> bool:
    """Whether strangers see a report of the row as soon as it is approved, with the row itself."""
    return row.fiscal_year.is_published and row.withdrawn_at is None


class OpenStateFilter(admin.SimpleListFilter):
    """Rows by the step that their open update has reached."""

    title = "ขั้นตอน"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            (Update.State.DRAFT, "ฉบับร่าง"),
            (Update.State.SUBMITTED, "รอตรวจ"),
            (Update.State.RETURNED, "ส่งกลับแก้ไข"),
            ("none", "ไม่มีงานค้าง"),
        ]

    def queryset(self, request, queryset):
        open_updates = queryset.model.update_model().objects.open()
        if self.value() == "none":
            return queryset.exclude(pk__in=open_updates.values("assignment"))
        if self.value():
            return queryset.filter(
                pk__in=open_updates.filter(state=self.value()).values("assignment")
            )
        return queryset


class EvidenceInline(ThaiFormMixin, admin.StackedInline):
    verbose_name = "หลักฐาน"
    form = EvidenceForm
    formset = EvidenceFormSet
    template = "admin/progress/evidence_inline.html"
    extra = 1
    fields = [
        "title",
        "url",
        "file",
        "document_date",
        ("covers_from", "covers_to"),
    ]
    verbose_name_plural = "หลักฐาน"

    def get_queryset(self, request):
        evidence = super().get_queryset(request)
        return evidence.select_related("last_link_check", "last_manual_check__checked_by")

    def has_add_permission(self, request, obj):  # type: ignore[override]  # an inline, of a row
        return super().has_add_permission(request, obj) and not _is_only_shown(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _is_only_shown(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not _is_only_shown(request, obj)


def _is_only_shown(request, row) -> bool:
    """
    Whether the page shows a report that waits for review to somebody who cannot review it.

    What is sent all the same is refused by the form, which then still holds every word of it.
    """
    if row is None or request.method == "POST":
        return False
    return any(has_to_wait(request.user, update) for update in row.open_updates)


class AssignmentAdmin(ManualLinkCheckMixin, PortalModelAdmin):
    """
    One page per row: the criterion, the report, its evidence, what the public sees, the trail.

    A clerk sees the rows of the own divisions and may change the report and the evidence;
    who may review may also change the row itself.
    """

    change_form_template = "admin/progress/change_form.html"
    list_filter = ["fiscal_year", OpenStateFilter, PublicationFilter, "divisions"]
    report_fields: tuple[str, ...] = ()
    definition_fields: tuple = ()
    criterion_template = ""
    confirming_labels = {
        "_submit": "บันทึกตามที่กรอกและส่งตรวจ",
        "_publish": "บันทึกตามที่กรอกและเผยแพร่",
        "_send_back": "บันทึกตามที่กรอกและส่งกลับ",
    }

    class Media:
        js = ["js/row-page.js"]

    @property
    def record(self) -> AssignmentRecord:
        """What the family declares of its rows."""
        return cast(AssignmentRecord, catalogue.record_of(self.model))

    def context_of(self, row):
        """What the checks know of one row."""
        return self.record.load_contexts([row])[0]

    def cost_of(self, row):
        """The final points that the row is worth; None where rows are not scored."""
        return None

    def find(self, row_context):
        """What the family's checks find in a row."""
        return run_checks(self.record.checks, row_context)

    def get_queryset(self, request):
        rows = cast(AssignmentQuerySet, super().get_queryset(request))
        rows = rows.for_list().with_year()
        if not may_review(request.user, self.update_model):
            rows = rows.of_user(request.user)
        open_updates = self.update_model.objects.open()
        return rows.prefetch_related(
            Prefetch("updates", queryset=open_updates, to_attr="open_updates")
        )

    def changelist_view(self, request, extra_context=None):
        if not may_review(request.user, self.update_model) and not request.user.divisions.exists():
            self.message_user(request, NO_DIVISION, messages.WARNING)
        return super().changelist_view(request, extra_context)

    def also_seen(self, form):
        # An approval changes no word, yet nobody publishes upon a page from before it.
        return form.version if "status" in form.fields else ""

    def describe_conflict(self, request, form, conflict):
        super().describe_conflict(request, form, conflict)
        if conflict.also and form.newest:
            conflict.is_own = form.newest.last_writer == request.user
            before = conflict.opened_also
            conflict.told = published_meanwhile(request.user, form.instance, before)

    @property
    def update_model(self) -> type[Update]:
        return self.model.update_model()

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return super().has_view_permission(request)
        return may_open(request.user, obj)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        # What is sent all the same is refused by the form, which says why and holds every word.
        return allowed and (
            obj is None or request.method == "POST" or may_report(request.user, obj)
        )

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Django's way out for a row that is not among the person's own: say which it is."""
        row = find_public_row(self.model, unquote(object_id))
        self.message_user(
            request,
            why_not_report(request.user, row)
            if row
            else f"ไม่มี{opts.verbose_name}หมายเลข “{unquote(object_id)}” ในรายการที่ท่านเปิดได้",
            messages.WARNING,
        )
        return HttpResponseRedirect(reverse("admin:index"))

    def get_fieldsets(self, request, obj=None):
        heading, definition = "กำหนดรายการ", self.definition_fields
        if obj is None:
            return [(heading, {"fields": definition})]
        report: list[Any] = ["status", *measure_fields(obj.fiscal_year), *self.report_fields]
        if may_review(request.user, self.update_model):
            report.append("review_note")
        parts: list[tuple[str, dict[str, Any]]] = []
        if obj.is_work and self.has_change_permission(request, obj):
            parts.append(("รายงานผล", {"fields": report}))
        if may_review(request.user, self.update_model):
            parts.append((heading, {"fields": definition, "classes": ["collapse", "definition"]}))
        return parts

    def get_readonly_fields(self, request, obj=None):
        if obj is None or may_review(request.user, self.update_model):
            return []
        return self._definition_field_names()

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["fields"] = self._definition_field_names()
        form = super().get_form(request, obj, change, **kwargs)
        attributes = {"user": request.user}
        if obj is None or not obj.is_work:
            names = ("status", *ALL_FIELDS, *self.report_fields, "review_note")
            attributes.update(dict.fromkeys(names))
        return type(form.__name__, (form,), attributes)

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj) if obj and obj.is_work else []

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change and "status" in form.fields and form.instance.is_work:
            if any(map(changes_drafts, formsets)):
                reviewing.change_evidence(form.instance, request.user)
            self._report(request, form)

    def _report(self, request, form):
        """Do what the pressed button says with the update of this row."""
        assignment, values = form.instance, form.update_values()
        update = reviewing.open_update(assignment)
        if self._worth_an_update(form, values, update):
            update = reviewing.save_draft(assignment, request.user, values)
        if update is None:
            if {"_submit", "_publish"} & set(request.POST):
                same = "รายงานและหลักฐานเหมือนฉบับที่อนุมัติแล้ว จึงไม่มีอะไรให้ส่งตรวจหรืออนุมัติ"
                self.message_user(request, same, messages.INFO)
            return
        if "_submit" in request.POST:
            reviewing.submit(update, request.user)
            sent = f"ส่ง{assignment.label} {assignment.title} ให้เลขานุการตรวจแล้ว"
            self.message_user(request, sent, messages.SUCCESS)
        elif "_publish" in request.POST:
            self._publish(request, form, update)
        elif "_send_back" in request.POST:
            reviewing.send_back(update, request.user, form.cleaned_data["review_note"])
            self.message_user(request, "ส่งกลับให้ส่วนราชการแก้ไขแล้ว", messages.SUCCESS)

    def _publish(self, request, form, update):
        """Publish; over what the checks find only with a note, else the row stays a draft."""
        row_context = self.context_of(form.instance)
        found = [
            finding.text
            for finding in blocking(self.find(row_context))
            if row_context.status.is_done or finding.check == "personal-data"
        ]
        note = form.cleaned_data["review_note"]
        try:
            reviewing.approve(update, request.user, note=note, despite=found)
        except (reviewing.NoteRequiredError, reviewing.OwnWordsError) as error:
            form.instance.needs_note = True
            self.message_user(request, f"บันทึกแล้ว แต่ยังไม่เผยแพร่: {error}", messages.WARNING)
        else:
            self._tell_of(request, form.instance, update)

    def _tell_of(self, request, row, update):
        """Say what strangers have of the approved report now, as the database has it."""
        seen = visibility_of(type(update).objects.select_related(*SHOWN_WITH).get(pk=update.pk))
        if seen.is_public:
            self.message_user(request, "เผยแพร่แล้ว ประชาชนเห็นข้อมูลนี้แล้ว", messages.SUCCESS)
            return
        text = format_html(
            'อนุมัติแล้ว แต่{} <a href="{}">ดูการเผยแพร่</a>', seen.sentence, publication_address(row)
        )
        self.message_user(request, text, messages.WARNING)

    def _worth_an_update(self, form, values, update) -> bool:
        """A new update is started for new words or for new evidence that waits to be published."""
        compared = update or form.instance.published_update
        before = (
            {name: getattr(compared, name) for name in values} if compared else form.empty_update
        )
        if values != before:
            return True
        return update is None and form.instance.evidence.waiting().exists()

    def response_change(self, request, obj):
        if getattr(obj, "needs_note", False):
            return HttpResponseRedirect(request.get_full_path())
        if {"_submit", "_publish", "_send_back"} & set(request.POST):
            # งานของฉัน offers the next row.
            year = obj.fiscal_year.year_be
            return HttpResponseRedirect(f"{reverse('admin:index')}?year={year}&next=1")
        return super().response_change(request, obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        reporting = change and "status" in form.fields and self.has_change_permission(request, obj)
        if obj:
            row_context = self.context_of(obj)
            context.update(
                row=obj,
                row_context=row_context,
                findings=self.find(row_context),
                cost=self.cost_of(obj),
                criterion_template=self.criterion_template,
                trail=obj.updates.with_people()[: None if "trail" in request.GET else TRAIL],
                updates=obj.updates.count(),
            )
        if reporting:
            context |= review_context(request.user, form)
        context.update(
            why_not_report=why_not_report(request.user, obj) if obj else "",
            reporting=reporting,
            will_show=reporting and will_show(obj),
            can_report=reporting and form.can_report,
            can_review=reporting and form.may_review,
            waits_for_review=reporting and form.waits_for_review,
            open_update=form.open_update if reporting else None,
        )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _definition_field_names(self) -> list[str]:
        names: list[str] = []
        for entry in self.definition_fields:
            names += [entry] if isinstance(entry, str) else entry
        return names

    @admin.display(description="สถานะที่อนุมัติ")
    def status_text(self, row):
        if not row.is_work:
            return "หัวข้อ"
        return f"{row.status.box} {row.status.label}"

    @admin.display(description="ผู้รับผิดชอบ")
    def responsible_text(self, row):
        return ", ".join(row.responsible)

    @admin.display(description="ขั้นตอน")
    def open_state(self, row):
        return row.open_updates[0].get_state_display() if row.open_updates else None
