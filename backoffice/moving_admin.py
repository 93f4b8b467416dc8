"""Pages of the back office on which rows are ordered by moving them (backoffice.moving_rows)."""

from typing import ClassVar

from django import forms
from django.contrib import admin

from backoffice.admin_base import ThaiFormMixin
from backoffice.moving_rows import MOVE, MovableFormSet, MovableRowForm, with_move


class MovingInline(ThaiFormMixin, admin.options.InlineModelAdmin):
    """
    A list of rows with the buttons ขึ้น and ลง.

    row_template: of one row. add_words: the button that adds one. help_template: what stands above
    the rows; "" for nothing.
    """

    form: type[forms.ModelForm] = MovableRowForm
    formset: type[forms.BaseInlineFormSet] = MovableFormSet
    template = "admin/moving_rows/rows.html"
    row_template: ClassVar[str] = "admin/moving_rows/row.html"
    add_words: ClassVar[str] = ""
    help_template: ClassVar[str] = ""


class MovingRowsAdmin(admin.ModelAdmin):
    """
    Mixed into an admin with such lists: a press on ขึ้น or ลง that arrives here saves the page.

    group_fields, depth_field: see backoffice.moving_rows.with_move.
    """

    group_fields: ClassVar[tuple[str, ...]] = ()
    depth_field: ClassVar[str] = ""

    change_form_template = "admin/moving_rows/change_form.html"

    class Media:
        js = ("js/moving-rows.js",)
        css: ClassVar = {"all": ("css/moving-rows.css",)}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and MOVE in request.POST:
            request.POST = with_move(request.POST, self.group_fields, self.depth_field)
        return super().changeform_view(request, object_id, form_url, extra_context)
