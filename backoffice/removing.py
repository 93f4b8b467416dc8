"""Removing rows on pages of the back office: asked for with what would go, and undoable."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from backoffice.admin_pages import render_admin_page
from backoffice.formsets import LabellingFormSet
from catalogue.removal import NotRemovableError, plan_removal, remove, require_removable
from records.models import Removal

# What is asked for is in order, but the row stands in the way.
REFUSED = 409


def tell_of_removal(request: HttpRequest, removal: Removal) -> None:
    """Say what was removed, with the way back."""
    text = format_html(
        'ลบ{} “{}” แล้ว หากลบผิด <a href="{}">นำกลับมา</a>ได้',
        removal.kind,
        removal.label,
        reverse("removed:removal", args=[removal.pk]),
    )
    messages.success(request, text)


class RemovalAdminMixin(admin.ModelAdmin):
    """The delete page: what would go and how many rows, or why nothing can; then the way back."""

    def _delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if not self.has_delete_permission(request, row):
            raise PermissionDenied
        if row is None:
            # django-stubs leave it out.
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if request.method != "POST":
            plan = plan_removal(row)
            return self._ask(request, row, refusal=plan.refusal, plan=plan)
        try:
            return self._removed(request, row, remove(row))
        except NotRemovableError as error:
            return self._ask(request, row, refusal=str(error))

    def _removed(self, request: HttpRequest, row: Model, removal: Removal) -> HttpResponse:
        self.log_deletions(request, [row])  # type: ignore[arg-type]  # any iterable will do
        if IS_POPUP_VAR in request.POST:
            return self.response_delete(request, removal.label, removal.key)
        tell_of_removal(request, removal)
        if not self.has_view_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        options = self.opts
        return HttpResponseRedirect(
            reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
        )

    def _ask(self, request: HttpRequest, row: Model, **context: Any) -> HttpResponse:
        refusal = context["refusal"]
        kind = self.opts.verbose_name
        return render_admin_page(
            request,
            "admin/removal/ask.html",
            f"ลบ{kind}ไม่ได้" if refusal else f"ลบ{kind}",
            status=REFUSED if refusal else 200,
            opts=self.opts,
            row=row,
            is_popup=IS_POPUP_VAR in request.GET,
            popup_field=IS_POPUP_VAR,
            **context,
        )

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for removal in getattr(formset, "removals", ()):
            tell_of_removal(request, removal)


class RemovalFormSet(LabellingFormSet):
    """A ticked line goes with its parts, and can be brought back; or the page says why not."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # left out as well
        # Django's refuses a line with parts, which go along here; `clean` judges all of them.
        form.hand_clean_DELETE = lambda: None
        return form

    def clean(self) -> None:
        super().clean()
        self.removals: list[Removal] = []
        for form in self.initial_forms:
            ticked = self.can_delete and form.cleaned_data.get(DELETION_FIELD_NAME)
            if ticked and form.instance.pk:
                try:
                    require_removable(form.instance)
                except NotRemovableError as error:
                    raise ValidationError(str(error)) from error

    def delete_existing(self, obj: Model, commit: bool = True) -> None:
        if commit:
            self.removals.append(remove(obj))
