"""The log in the back office: who did what to which row, when, and by which way in."""

from auditlog.models import LogEntry
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from audit_log.entries import all_entries, entries_of
from audit_log.export import csv_pieces, xlsx_file
from audit_log.filters import LogFilter
from audit_log.lines import read_lines
from backoffice.admin_pages import render_admin_page
from backoffice.paper_lists import MOST_ROWS
from documents.workbooks import CSV, XLSX

PER_PAGE = 50


def log(request: HttpRequest) -> HttpResponse:
    """The entries that the filter asks for, the newest first."""
    log_filter = LogFilter(request.GET)
    entries = log_filter.apply_to(all_entries())
    page = _page_of(request, entries)
    return render_admin_page(
        request,
        "admin/log/log.html",
        "บันทึกการใช้งาน",
        log_filter=log_filter,
        page=page,
        pages=page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        lines=read_lines(list(page.object_list), request),
        most_printed=MOST_ROWS,
    )


def _page_of(request: HttpRequest, entries: QuerySet[LogEntry]) -> Page:
    """The page that was asked for; for paper (`all`) as many entries as are printed at once."""
    if "all" in request.GET:
        return Paginator(entries, MOST_ROWS).get_page(1)
    return Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))


def row_log(request: HttpRequest, app: str, model: str, pk: int) -> HttpResponse:
    """The trail of one row with its updates and evidence, for everybody who may open its page."""
    row = _row_or_404(request, app, model, pk)
    page = _page_of(request, entries_of(row))
    return render_admin_page(
        request,
        "admin/log/row.html",
        f"บันทึกการใช้งานของ {row}",
        page=page,
        lines=read_lines(list(page.object_list), request),
        row_address=reverse(f"admin:{app}_{model}_change", args=[pk]),
    )


def _row_or_404(request: HttpRequest, app: str, model: str, pk: int) -> Model:
    """The row, if the person may open its page in the back office; who may not learns nothing."""
    try:
        model_admin = admin.site.get_model_admin(apps.get_model(app, model))
    except (LookupError, NotRegistered):
        raise Http404("ไม่มีรายการนี้") from None
    row = model_admin.get_object(request, str(pk))
    if row is None or not model_admin.has_view_permission(request, row):
        raise Http404("ไม่มีรายการนี้")
    return row


def log_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All pages of what is filtered, as CSV."""
    entries = LogFilter(request.GET).apply_to(all_entries())
    response = StreamingHttpResponse(csv_pieces(entries), content_type=CSV)
    response["Content-Disposition"] = content_disposition_header(True, _file_name("csv"))
    return response


def log_xlsx(request: HttpRequest) -> FileResponse:
    """All pages of what is filtered, as XLSX."""
    entries = LogFilter(request.GET).apply_to(all_entries())
    return FileResponse(
        xlsx_file(entries), as_attachment=True, filename=_file_name("xlsx"), content_type=XLSX
    )


def _file_name(ending: str) -> str:
    return f"บันทึกการใช้งาน {timezone.localdate():%Y-%m-%d}.{ending}"
