"""A row that is locked is shown as it is, with the reason, instead of failing when it is saved."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin
from django.http import HttpRequest, HttpResponseRedirect

from catalogue.locks import why_locked
from catalogue.refusing import LockedError

# What a page carries that was shown read-only. A form without it was opened before the lock: it is
# read as usual and refused by PortalModelForm, which then still holds every word.
READ_ONLY = "_locked"


class LockedRowsMixin(BaseModelAdmin):
    """For admins and inlines alike: what is locked can be looked at and not changed."""

    def why_locked(self, obj: Any) -> str:
        """Why the row of the page cannot be changed, in Thai; "" where it can."""
        return why_locked(obj) if obj is not None and obj.pk else ""

    def is_read_only(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the row is shown, and not read from a form."""
        came_too_late = request.method == "POST" and READ_ONLY not in request.POST
        return not came_too_late and bool(self.why_locked(obj))

    def has_add_permission(self, request, *parent):  # inlines pass the row of the page
        allowed = super().has_add_permission(request, *parent)
        return allowed and not any(self.is_read_only(request, row) for row in parent)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not self.is_read_only(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not self.why_locked(obj)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        # Whoever chose a year that was closed meanwhile is told so by PortalModelForm.
        if db_field.name == "fiscal_year" and request.method != "POST":
            years = db_field.remote_field.model._default_manager
            kwargs.setdefault("queryset", years.filter(closed_on__isnull=True))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class LockedFormPageMixin(LockedRowsMixin):
    """For admins: the page says why, and so does the answer to whoever was a moment too late."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]  # ModelAdmin's
        except LockedError as error:
            messages.error(request, f"ไม่ได้บันทึก เพราะ{' '.join(error.messages)}")
            return HttpResponseRedirect(request.get_full_path())

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context.setdefault("locked", self.why_locked(obj))
        context.setdefault("is_read_only", self.is_read_only(request, obj))
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc]  # ModelAdmin's
