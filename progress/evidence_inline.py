"""The evidence of a row on its page in the back office."""

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.utils.html import format_html

from backoffice.admin_base import ThaiFormMixin
from progress.forms import EvidenceForm, EvidenceFormSet
from progress.permissions import has_to_wait


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
    readonly_fields = ["attached"]

    def get_fields(self, request, obj=None):
        """What nobody can change is shown: the file by its own name, not by where it is stored."""
        fields = super().get_fields(request, obj)
        if self.has_change_permission(request, obj):
            return fields
        return ["attached" if name == "file" else name for name in fields]

    def get_formset(self, request, obj=None, **kwargs):
        kwargs.setdefault("fields", flatten(super().get_fields(request, obj)))
        return super().get_formset(request, obj, **kwargs)

    @admin.display(description="แฟ้ม", empty_value="ไม่มีแฟ้ม")
    def attached(self, evidence):
        """A link to the file, with the name that it had when it was attached."""
        if not evidence.file:
            return None
        return format_html(
            '<a href="{}">{}</a>', evidence.get_file_url(), evidence.original_name or "แฟ้มแนบ"
        )

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
