"""รายการที่ลบ: what was removed and can be brought back, for those who may remove such rows."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from backoffice.admin_pages import render_admin_page
from backoffice.removing import REFUSED
from catalogue.restoring import NotRestorableError, restore
from records.kept_rows import UnknownRowError, row_of
from records.models import Removal

PER_PAGE = 50
# Who may read everybody's trail may bring back what anybody removed; others only their own.
ALL_REMOVALS = "auditlog.view_logentry"


@require_safe
def removals(request: HttpRequest) -> HttpResponse:
    """The newest first. Who may remove nothing at all gets 403."""
    if not any(".delete_" in right for right in request.user.get_all_permissions()):
        raise PermissionDenied
    page = Paginator(_removals_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render_admin_page(
        request,
        "admin/removal/removals.html",
        "รายการที่ลบ",
        page=page,
        pages=page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
    )


def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """One removal: what went, and the button that brings it back."""
    found = get_object_or_404(_removals_of(request.user), pk=pk)
    refusal = ""
    if request.method == "POST":
        try:
            row = restore(found)
        except NotRestorableError as error:
            refusal = str(error)
        else:
            messages.success(request, f"นำ{found.kind} “{found.label}” กลับมาแล้ว")
            return redirect(_address_of(row, request))
    return render_admin_page(
        request,
        "admin/removal/removal.html",
        f"{found.kind} “{found.label}” ที่ลบไว้",
        status=REFUSED if refusal else 200,
        removal=found,
        refusal=refusal,
        lines=_lines(found),
    )


def _removals_of(user) -> QuerySet[Removal]:
    tables = Removal.objects.order_by("table").values_list("table", flat=True).distinct()
    found = Removal.objects.filter(table__in=[t for t in tables if _may_remove(user, t)])
    return found if user.has_perm(ALL_REMOVALS) else found.filter(removed_by_key=user.pk)


def _may_remove(user, table: str) -> bool:
    app, _, model = table.partition(".")
    return user.has_perm(f"{app}.delete_{model}")


def _lines(found: Removal) -> list[tuple[str, str]]:
    """Kind and words of each row that went, the chosen one first."""
    lines = []
    for kept_row in reversed(found.rows[:-1]):
        try:
            row = row_of(kept_row)
        except UnknownRowError:
            continue
        lines.append((str(row._meta.verbose_name), _words(row)))
    return [(found.kind, found.label), *lines]


def _words(row: Model) -> str:
    """The longest text of a row, which may belong to rows that are gone and cannot name itself."""
    values = [
        getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.get_internal_type() in ("CharField", "TextField") and not field.choices
    ]
    return max((value for value in values if value), key=len, default="–")[:200]


def _address_of(row: Model, request: HttpRequest) -> str:
    """The page in the back office on which the row stands again, or the list of removals."""
    candidates = [row]
    for field in row._meta.fields:
        if isinstance(field, ForeignKey) and not field.null:
            candidates.append(getattr(row, field.name))
    for each in candidates:
        model_admin = admin.site._registry.get(type(each))
        if model_admin and model_admin.has_view_permission(request, each):
            options = each._meta
            return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[each.pk])
    return reverse("removed:removals")
