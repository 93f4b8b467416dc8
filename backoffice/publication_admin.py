"""What every admin of published records has: the state beside each row, and the three acts."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

import catalogue
from backoffice.publication_pages import ACT_NAMES, ask, publication_address, with_parents
from catalogue import Record
from catalogue.visibility import visibility_of
from records.publication import Publishable


class PublicationFilter(admin.SimpleListFilter):
    """Rows by what a stranger has of them."""

    title = "การเผยแพร่"
    parameter_name = "public"

    def lookups(self, request, model_admin):
        return [("yes", "ประชาชนเห็นแล้ว"), ("no", "ประชาชนยังไม่เห็น"), ("withdrawn", "ถอนแล้ว")]

    def queryset(self, request, queryset):
        public = catalogue.record_of(queryset.model).public_rows().values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=public)
        if self.value() == "no":
            return queryset.exclude(pk__in=public)
        if self.value() == "withdrawn":
            return queryset.filter(withdrawn_at__isnull=False)
        return queryset


class PublicationAdminMixin(admin.ModelAdmin):
    """
    Mixed into admins of records that are published; does nothing for others.

    acts: those of ACT_NAMES that make sense for this kind.
    """

    acts: ClassVar[tuple[str, ...]] = ("publish", "withdraw", "restore")

    @property
    def publication_record(self) -> Record | None:
        """What the family declares of rows that are published; None for other rows."""
        if not issubclass(self.model, Publishable):
            return None
        return catalogue.record_of(self.model)

    @property
    def actions(self) -> list[Any] | None:  # type: ignore[override]  # by the kind of row
        """The acts as actions of the list; none for rows that are not published."""
        return [_ACTIONS[act] for act in self.acts] if self.publication_record else None

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether Django offers the actions to the person."""
        record = self.publication_record
        return record is not None and record.may_publish(request.user)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        record = self.publication_record
        if obj is not None and context.get("errors"):
            # It holds what was typed; its public page is that of the stored one.
            obj = type(obj)._base_manager.filter(pk=obj.pk).first() or obj
        if obj is not None and record:
            context["publication"] = visibility_of(obj)
            context["publication_address"] = publication_address(obj)
            context["may_publish"] = record.may_publish(request.user)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def view_on_site(self, obj: Any) -> str | None:
        """The row's public page, if strangers see it: without Django's detour (admin_site.py)."""
        if not hasattr(obj, "get_absolute_url"):
            return None
        hidden = self.publication_record and not visibility_of(obj).is_public
        return None if hidden else obj.get_absolute_url()

    @admin.display(description="การเผยแพร่")
    def public_text(self, row: Any) -> str:
        """For lists: what a stranger has of the row."""
        return visibility_of(row).sentence


class PublicationInlineMixin(BaseModelAdmin):
    """For inlines of files: what a stranger has of each, and the way to withdraw or restore it."""

    readonly_fields = ("public_text",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_parents(super().get_queryset(request))

    @admin.display(description="การเผยแพร่")
    def public_text(self, row: Any) -> str:
        if not row.pk:
            return "ประชาชนเห็นแฟ้มใหม่ เมื่อรายการนี้เผยแพร่"
        return format_html(
            '{} <a href="{}">ถอนหรือนำกลับ</a>', visibility_of(row).sentence, publication_address(row)
        )


def _action(act: str) -> Callable[[Any, HttpRequest, QuerySet[Any]], HttpResponse]:
    @admin.action(permissions=["publish"], description=f"{ACT_NAMES[act]}รายการที่เลือก")
    def action(modeladmin: Any, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse:
        record = catalogue.record_of(modeladmin.model)
        return ask(request, record, act, list(with_parents(rows)))

    action.__name__ = act
    return action


_ACTIONS = {act: _action(act) for act in ACT_NAMES}
