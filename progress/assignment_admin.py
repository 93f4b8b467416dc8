"""The row page of the back office, shared by measures and the checklist."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.urls import reverse

from backoffice.admin_base import PortalModelAdmin
from backoffice.publication_admin import PublicationFilter
from progress.findings import run_checks
from progress.manual_link_checks import ManualLinkCheckMixin
from progress.measuring import ALL_FIELDS, measure_fields
from progress.models import AssignmentQuerySet, Update
from progress.permissions import (
    NO_DIVISION,
    find_public_row,
    may_open,
    may_report,
    may_review,
    why_not_report,
)
from progress.report_buttons import ReportButtonsMixin
from progress.review_page import published_meanwhile, review_context

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


class AssignmentAdmin(ReportButtonsMixin, ManualLinkCheckMixin, PortalModelAdmin):
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

    class Media:
        js = ["js/row-page.js"]

    def cost_of(self, row):
        """The final points that the row is worth; None where rows are not scored."""
        return None

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

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        reporting = change and "status" in form.fields and self.has_change_permission(request, obj)
        if obj:
            (row_context,) = self.record.load_contexts([obj])
            context.update(
                row=obj,
                row_context=row_context,
                findings=run_checks(self.record.checks, row_context),
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
