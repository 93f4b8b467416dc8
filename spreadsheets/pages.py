"""Tables in the back office: download one, change it in a spreadsheet, bring it back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from agency.models import FiscalYear
from agency.years import all_years, chosen_year
from backoffice.admin_pages import render_office_page
from catalogue.sheets import Sheet
from documents.workbooks import CSV, XLSX
from spreadsheets import importing, pending_imports
from spreadsheets.limits import MOST_BYTES, MOST_ROWS
from spreadsheets.reading import read_table
from spreadsheets.registry import sheets
from spreadsheets.writing import csv_pieces, xlsx_file
from spreadsheets.xlsx_reading import ReadError

EXPIRED = "ตัวอย่างนี้หมดอายุหรือนำเข้าไปแล้ว ยังไม่มีข้อมูลใดเปลี่ยนแปลงเพิ่ม กรุณาเลือกแฟ้มใหม่"


class UploadForm(forms.Form):
    file = forms.FileField(
        label="แฟ้มตาราง (xlsx หรือ csv)",
        allow_empty_file=True,
        help_text=f"ไม่เกิน {MOST_ROWS:,} แถว และไม่เกิน {MOST_BYTES // 1024 // 1024} MB "
        "ระบบแสดงให้ดูก่อนว่าจะเปลี่ยนอะไรบ้าง",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"แฟ้มใหญ่เกิน {MOST_BYTES // 1024 // 1024} MB")
        return file


def tables(request: HttpRequest) -> HttpResponse:
    """Every table that the person may download or bring back, of the chosen year."""
    years = list(FiscalYear.objects.order_by("-year_be"))
    mine = [sheet for sheet in sheets().values() if sheet.may_export(request.user)]
    return render_office_page(
        request,
        "admin/tables/tables.html",
        "ส่งออกและนำเข้าตาราง",
        years=years,
        fiscal_year=chosen_year(request, years),
        tables=[(sheet, sheet.may_import(request.user)) for sheet in mine],
    )


def table_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One table: download it, or POST a file and look at what it would change."""
    sheet = _sheet_or_refuse(request, slug)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _upload_page(request, sheet, UploadForm())
    if not sheet.may_import(request.user):
        raise PermissionDenied
    if not form.is_valid():
        return _upload_page(request, sheet, form)
    data = form.cleaned_data["file"].read()
    try:
        dataset = read_table(data, sheet.headers)
    except ReadError as error:
        form.add_error("file", str(error))
        return _upload_page(request, sheet, form)
    told = importing.preview(sheet, dataset)
    ticket = None
    if told.changed and not told.errors:
        ticket = pending_imports.keep(data, slug, request.user.pk, told.seen)
    return _preview_page(request, sheet, told, ticket)


def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """POST: take over a table that was looked at, all of it or nothing."""
    sheet = _sheet_or_refuse(request, slug)
    if not sheet.may_import(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("tables:table", slug)
    try:
        signed = request.POST.get("ticket", "")
        ticket, data = pending_imports.read_ticket(signed, slug, request.user.pk)
    except pending_imports.NoSuchTicketError:
        messages.error(request, EXPIRED)
        return redirect("tables:table", slug)
    dataset = read_table(data, sheet.headers)
    try:
        done = importing.apply(sheet, dataset, ticket.seen)
    except importing.StaleImportError as error:
        return _preview_again(request, slug, data, ticket, str(error))
    pending_imports.throw_away(ticket)
    if not done.applied:
        return _preview_page(request, sheet, done, None, status=409)
    messages.success(
        request,
        f"นำเข้า{sheet.title} แล้ว เพิ่ม {done.added} แถว "
        f"แก้ไข {done.edited} แถว ไม่เปลี่ยน {done.unchanged} แถว",
    )
    return redirect("tables:table", slug)


def export_xlsx(request: HttpRequest, slug: str) -> HttpResponse:
    """The table as XLSX."""
    sheet = _sheet_or_refuse(request, slug)
    year = _year_of(request, sheet)
    return FileResponse(
        xlsx_file(sheet, year),
        as_attachment=True,
        filename=_file_name(sheet, year, "xlsx"),
        content_type=XLSX,
    )


def export_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The table as CSV."""
    sheet = _sheet_or_refuse(request, slug)
    year = _year_of(request, sheet)
    response = StreamingHttpResponse(csv_pieces(sheet, year), content_type=CSV)
    response["Content-Disposition"] = content_disposition_header(
        True, _file_name(sheet, year, "csv")
    )
    return response


def _preview_again(
    request: HttpRequest, slug: str, data: bytes, old: pending_imports.Ticket, fault: str
) -> HttpResponse:
    """The rows changed since the preview: show what the file would change now."""
    sheet = _sheet_or_refuse(request, slug)
    pending_imports.throw_away(old)
    told = importing.preview(sheet, read_table(data, sheet.headers))
    ticket = None
    if told.changed and not told.errors:
        ticket = pending_imports.keep(data, slug, request.user.pk, told.seen)
    return _preview_page(request, sheet, told, ticket, fault=fault, status=409)


def _upload_page(request: HttpRequest, sheet: Sheet, form: UploadForm) -> HttpResponse:
    years = list(FiscalYear.objects.order_by("-year_be"))
    return render_office_page(
        request,
        "admin/tables/table.html",
        f"ตาราง{sheet.title}",
        status=422 if form.errors else 200,
        table=sheet,
        years=years,
        fiscal_year=chosen_year(request, years),
        form=form,
        may_import=sheet.may_import(request.user),
    )


def _preview_page(
    request: HttpRequest,
    sheet: Sheet,
    told: importing.Preview,
    ticket: pending_imports.Ticket | None,
    *,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    return render_office_page(
        request,
        "admin/tables/preview.html",
        f"ตัวอย่างการนำเข้า{sheet.title}",
        status=status,
        table=sheet,
        told=told,
        fault=fault,
        ticket=ticket.signed() if ticket else "",
    )


def _sheet_or_refuse(request: HttpRequest, slug: str) -> Sheet:
    """The table, for this person; 404 for an unknown one, 403 for one that is not theirs."""
    chosen = sheets().get(slug)
    if chosen is None:
        raise Http404("ไม่มีตารางนี้")
    if not chosen.may_export(request.user):
        raise PermissionDenied
    return chosen(request.user, all_years)


def _year_of(request: HttpRequest, sheet: Sheet) -> FiscalYear | None:
    """The year whose rows are downloaded; None for a table that knows no years."""
    if not sheet.of_year:
        return None
    year = chosen_year(request, list(FiscalYear.objects.order_by("-year_be")))
    if year is None:
        raise Http404("ยังไม่มีปีงบประมาณ")
    return year


def _file_name(sheet: Sheet, year: FiscalYear | None, ending: str) -> str:
    return f"{sheet.title} {year}.{ending}" if year else f"{sheet.title}.{ending}"
