"""
What people type is safe: nobody's save undoes another's, and a refused form comes back whole.

Mixed into every admin of the portal. The page carries digests of what it showed; saving locks the
row and those below it, looks what others changed, and merges (see backoffice.edit_conflicts).
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from backoffice.edit_conflicts import EditConflict, merge
from backoffice.formsets import path_to_page
from backoffice.opened_pages import TOKEN, OpenedPage, RowsBelow
from backoffice.sent_boxes import SentBoxes
from backoffice.typed_texts import show_typed_texts
from records.audit import last_actors

# In request.META, which lives as long as the request.
CONFLICT, NOW = "portal.edit_conflict", "portal.opened_page"


class TellsConflict(forms.ModelForm):
    """Mixed into the form of a row that somebody else saved: it comes back once."""

    edit_conflict: EditConflict

    def full_clean(self):
        super().full_clean()
        if self.is_bound:
            self.add_error(None, self.edit_conflict.text)


class SafeEditingMixin(ModelAdmin):
    """For every admin with a form, whatever its base of Django's."""

    def also_seen(self, form: forms.ModelForm) -> str:
        """What else must be the same at saving as on the page; "" for nothing."""
        return ""

    def describe_conflict(
        self, request: HttpRequest, form: forms.ModelForm, conflict: EditConflict
    ) -> None:
        """Note in a conflict whether the person's own other window caused it."""
        whos = {each.who for each in conflict.below} | ({conflict.who} if conflict.row else set())
        conflict.is_own = whos == {str(request.user)}

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST" and connection.in_atomic_block:
            # From here to the end of the request nobody else can save this row.
            row = self.model._base_manager.select_for_update()
            try:
                row.filter(**{from_field or "pk": object_id}).first()
            except (ValueError, ValidationError):
                return None
        return super().get_object(request, object_id, from_field)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        conflict = request.META.get(CONFLICT)
        if conflict is None:
            return form
        return type(form.__name__, (TellsConflict, form), {"edit_conflict": conflict})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and self.has_change_permission(request, obj):
            now = request.META.get(NOW)
            if now is None and request.method != "POST":
                below = [
                    RowsBelow(str(each.opts.verbose_name), each.formset)
                    for each in context["inline_admin_formsets"]
                    if each.has_change_permission
                ]
                form = context["adminform"].form
                page = OpenedPage.of(form, below, self.also_seen(form))
                now = page.token(self.model, unquote(context["object_id"]))
            context.update(opened_name=TOKEN, opened=now, conflict=request.META.get(CONFLICT))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        sent = request.POST
        try:
            return self._save_sent(request, object_id, form_url, extra_context)
        except IntegrityError:
            # Somebody saved the same, or removed what was chosen, in the same moment. Now the
            # form sees it and says so; the next error of this kind is none of other people.
            request.POST = sent
            request.META.pop(CONFLICT, None)
            return self._save_sent(request, object_id, form_url, extra_context)

    def _save_sent(self, request, object_id, form_url, extra_context) -> HttpResponseBase:
        with transaction.atomic():
            answer = self._merge_with_others(request, object_id) if object_id else None
            if answer is None:
                answer = super().changeform_view(request, object_id, form_url, extra_context)
                if connection.vendor == "postgresql":
                    connection.check_constraints()  # what it would check after the last word
            return answer

    def _merge_with_others(self, request, object_id: str) -> HttpResponse | None:
        """
        Take into what was sent what others saved since the page was opened.

        An answer only if there is nothing left to save it in: the row is gone, or not this
        person's to change any more.
        """
        key = unquote(object_id)
        opened = OpenedPage.read(request.POST.get(TOKEN, ""), self.model, key)
        to_field = request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR))
        if opened is None or (to_field and not self.to_field_allowed(request, to_field)):
            return None
        obj = self.get_object(request, key, to_field)
        if obj is None or not self.has_change_permission(request, obj):
            return self._show_typed(request, key, obj)
        form, below, locked = self._as_it_is_now(request, obj)
        now = OpenedPage.of(form, below, self.also_seen(form))
        request.META[NOW] = now.token(self.model, key)
        request.META.pop(CONFLICT, None)
        if now != opened:
            sent = SentBoxes(request.POST, request.FILES)
            conflict = merge(opened, now, form, below, locked, sent)
            if conflict.is_worth_telling:
                self.describe_conflict(request, form, conflict)
                request.META[CONFLICT], request.POST = conflict, sent.data
        return None

    def _show_typed(self, request, key: str, obj: Model | None) -> HttpResponse:
        form = self.form if isinstance(self.form, type) else forms.ModelForm
        who = last_actors(self.model, [key]).get(key, "") if obj is None else ""
        models = {
            formset.get_default_prefix(): inline.model
            for formset, inline in self.get_formsets_with_inlines(request, obj)
        }
        return show_typed_texts(request, self.model, form, models, is_gone=obj is None, who=who)

    def _as_it_is_now(
        self, request, obj: Model
    ) -> tuple[forms.ModelForm, Sequence[RowsBelow], dict[str, type[Model]]]:
        """
        The forms of the page as somebody would get them who opens it now; rows are locked.

        Then the models of the rows below that this person may only read, by their prefix.
        """
        fieldsets = self.get_fieldsets(request, obj)
        form_class: Any = self.get_form(
            request, obj, change=True, fields=flatten_fieldsets(fieldsets)
        )
        below, locked, prefixes = [], dict[str, type[Model]](), dict[str, int]()
        for formset_class, inline in self.get_formsets_with_inlines(request, obj):
            prefix = formset_class.get_default_prefix()
            prefixes[prefix] = prefixes.get(prefix, 0) + 1
            if prefixes[prefix] != 1:
                prefix = f"{prefix}-{prefixes[prefix]}"
            kwargs = self.get_formset_kwargs(request, obj, inline, prefix)
            for received in ("data", "files", "save_as_new"):
                kwargs.pop(received, None)
            if not inline.has_change_permission(request, obj):
                locked[prefix] = inline.model
            else:
                rows = inline.model._base_manager.filter(**{path_to_page(formset_class): obj})
                list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
                below.append(RowsBelow(str(inline.verbose_name), formset_class(**kwargs)))
        return form_class(instance=obj), below, locked
