"""The row page of the back office, shared by measures and the checklist."""

from django.contrib import admin, messages
from django.db.models import Prefetch
from django.template.loader import render_to_string

from agency.admin_base import PortalModelAdmin, ThaiFormMixin
from progress import reviewing
from progress.forms import EvidenceForm, EvidenceFormSet
from progress.models import Update
from progress.permissions import may_report, may_review, may_see


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
        open_updates = queryset.model.updates.rel.related_model.objects.open()
        if self.value() == "none":
            return queryset.exclude(pk__in=open_updates.values("assignment"))
        if self.value():
            return queryset.filter(
                pk__in=open_updates.filter(state=self.value()).values("assignment")
            )
        return queryset


class EvidenceInline(ThaiFormMixin, admin.StackedInline):
    form = EvidenceForm
    formset = EvidenceFormSet
    extra = 0
    fields = [
        "title",
        "url",
        "file",
        "document_date",
        ("covers_from", "covers_to"),
        "withdrawn_reason",
    ]
    verbose_name_plural = "หลักฐาน (เผยแพร่พร้อมรายงาน)"

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.user = request.user
        return formset


class AssignmentAdmin(PortalModelAdmin):
    """
    One page per row: the criterion, the report, its evidence, what the public sees, the trail.

    A clerk sees the rows of the own divisions and may change the report and the evidence;
    who may review may also change the row itself.
    """

    change_form_template = "admin/progress/change_form.html"
    list_filter = ["fiscal_year", OpenStateFilter, "divisions"]
    filter_horizontal = ["divisions"]
    report_fields: tuple[str, ...] = ()
    definition_fields: tuple = ()
    shown_first: tuple[str, ...] = ()

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("fiscal_year").for_list()
        if not may_review(request.user, self.update_model):
            rows = rows.of_user(request.user)
        open_updates = self.update_model.objects.open()
        return rows.prefetch_related(
            Prefetch("updates", queryset=open_updates, to_attr="open_updates")
        )

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST":
            # From here to the end of the request nobody else can save this row.
            self.model.objects.select_for_update().filter(pk=object_id).first()
        return super().get_object(request, object_id, from_field)

    @property
    def update_model(self) -> type[Update]:
        return self.model.updates.rel.related_model

    def has_view_permission(self, request, obj=None):
        allowed = super().has_view_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        return may_review(request.user, self.update_model) or may_see(request.user, obj)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_report(request.user, obj))

    def get_fieldsets(self, request, obj=None):
        definition = ("กำหนดรายการ", {"fields": self.definition_fields})
        if obj is None:
            return [definition]
        report = ["status", *self.report_fields, "update_version"]
        if may_review(request.user, self.update_model):
            report.append("review_note")
        parts = [
            (None, {"fields": self.shown_first}),
            ("รายงานผล", {"fields": report}),
            ("ที่ประชาชนเห็นตอนนี้", {"fields": ["public_now"]}),
            ("ประวัติการรายงาน", {"fields": ["trail"]}),
        ]
        if may_review(request.user, self.update_model):
            parts.append((definition[0], {**definition[1], "classes": ["collapse"]}))
        if not self.has_change_permission(request, obj):
            parts.pop(1)
        return parts

    def get_readonly_fields(self, request, obj=None):
        always = [*self.shown_first, "public_now", "trail"]
        if obj is None or may_review(request.user, self.update_model):
            return always
        return [*always, *self._definition_field_names()]

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["fields"] = self._definition_field_names()
        form = super().get_form(request, obj, change, **kwargs)
        attributes = {"user": request.user}
        if obj is None:
            names = ("update_version", "status", *self.report_fields, "review_note")
            attributes.update(dict.fromkeys(names))
        return type(form.__name__, (form,), attributes)

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj) if obj else []

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change and "status" in form.fields:
            self._report(request, form)

    def _report(self, request, form):
        """Do what the pressed button says with the update of this row."""
        assignment, values = form.instance, form.update_values()
        update = reviewing.open_update(assignment)
        if self._worth_an_update(form, values, update):
            update = reviewing.save_draft(
                assignment, request.user, values, reviewing.version_of(assignment)
            )
        if update is None:
            return
        if "_submit" in request.POST:
            reviewing.submit(update, request.user)
            self.message_user(request, "ส่งให้เลขานุการตรวจแล้ว", messages.SUCCESS)
        elif "_publish" in request.POST:
            reviewing.approve(update, request.user)
            self.message_user(request, "เผยแพร่แล้ว ประชาชนเห็นข้อมูลนี้ทันที", messages.SUCCESS)
        elif "_send_back" in request.POST:
            reviewing.send_back(update, request.user, form.cleaned_data["review_note"])
            self.message_user(request, "ส่งกลับให้ส่วนราชการแก้ไขแล้ว", messages.SUCCESS)

    def _worth_an_update(self, form, values, update) -> bool:
        """A new update is started for new words or for new evidence that waits to be published."""
        compared = update or form.instance.published_update
        before = (
            {name: getattr(compared, name) for name in values} if compared else form.empty_update
        )
        if values != before:
            return True
        waiting = form.instance.evidence.filter(published_at__isnull=True)
        return update is None and waiting.exists()

    def response_change(self, request, obj):
        if {"_submit", "_publish", "_send_back"} & set(request.POST):
            return self.response_post_save_change(request, obj)
        return super().response_change(request, obj)

    def render_change_form(self, request, context, add=False, change=False, **kwargs):
        form = context["adminform"].form
        reporting = change and "status" in form.fields
        context.update(
            reporting=reporting,
            can_report=reporting and form.can_report,
            can_review=reporting and form.may_review,
            waits_for_review=reporting and form.waits_for_review,
            open_update=form.open_update if reporting else None,
            collision=getattr(form, "collision", None),
        )
        return super().render_change_form(request, context, add, change, **kwargs)

    def _definition_field_names(self) -> list[str]:
        names = []
        for entry in self.definition_fields:
            names += [entry] if isinstance(entry, str) else entry
        return names

    @admin.display(description="สถานะที่เผยแพร่")
    def status_text(self, row):
        return (
            f"☑ {row.published_update.get_status_display()}" if row.is_done else "☐ ยังไม่ได้ดำเนินการ"
        )

    @admin.display(description="ผู้รับผิดชอบ")
    def responsible_text(self, row):
        return ", ".join(row.responsible)

    @admin.display(description="ขั้นตอน")
    def open_state(self, row):
        return row.open_updates[0].get_state_display() if row.open_updates else None

    @admin.display(description="ฉบับที่เผยแพร่")
    def public_now(self, row):
        return render_to_string(
            "admin/progress/public_now.html", {"row": row, "update": row.published_update}
        )

    @admin.display(description="รายงานที่ผ่านมา")
    def trail(self, row):
        return render_to_string("admin/progress/trail.html", {"updates": row.updates.with_people()})
