"""Tables in the back office: download one, change it in a spreadsheet, bring it back."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.http import (
    FileResponse,
    Http404,
    HttpResponse,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from agency.models import FiscalYear
from agency.office_request import OfficeRequest
from agency.years import all_years, chosen_year
from backoffice.admin_pages import render_admin_page
from catalogue.sheets import Sheet
from documents.workbooks import CSV, XLSX
from records.upload_store import KeptUpload, NoSuchUploadError, UploadStore
from spreadsheets import importing
from spreadsheets.limits import MOST_BYTES, MOST_ROWS, SECONDS_WAITING
from spreadsheets.reading import read_table
from spreadsheets.refusals import ReadError
from spreadsheets.registry import sheets
from spreadsheets.writing import csv_pieces, xlsx_file

# Tables that were looked at; a ticket is good for its own table.
PENDING_IMPORTS = UploadStore("pending-imports", life=timedelta(seconds=SECONDS_WAITING))
ACCEPTED = ".xlsx,.csv,.ods,.xls,.docx,.html"
EXPIRED = "ตัวอย่างนี้หมดอายุหรือนำเข้าไปแล้ว ยังไม่มีข้อมูลใดเปลี่ยนแปลงเพิ่ม กรุณาเลือกแฟ้มใหม่"


class UploadForm(forms.Form):
    file = forms.FileField(
        label="แฟ้มตาราง",
        allow_empty_file=True,
        help_text="แฟ้มที่ส่งออกจากหน้านี้แล้วแก้ไข เป็น xlsx csv ods xls docx หรือ html "
        f"ไม่เกิน {MOST_ROWS:,} แถว และไม่เกิน {MOST_BYTES // 1024 // 1024} MB "
        "หัวตารางอยู่แถวใดหรือแผ่นใดก็ได้ ระบบแสดงให้ดูก่อนว่าจะเปลี่ยนอะไรบ้าง",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"แฟ้มใหญ่เกิน {MOST_BYTES // 1024 // 1024} MB")
        return file


def tables(request: OfficeRequest) -> HttpResponse:
    """Every table that the person may download or bring back, of the chosen year."""
    years = list(FiscalYear.objects.order_by("-year_be"))
    mine = [sheet for sheet in sheets().values() if sheet.may_export(request.user)]
    return render_admin_page(
        request,
        "admin/tables/tables.html",
        "ส่งออกและนำเข้าตาราง",
        years=years,
        fiscal_year=chosen_year(request, years),
        tables=[(sheet, sheet.may_import(request.user)) for sheet in mine],
    )


def table_page(request: OfficeRequest, slug: str) -> HttpResponse:
    """One table: download it, or POST a file and look at what it would change."""
    sheet = _sheet_or_refuse(request, slug)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _upload_page(request, sheet, UploadForm())
    if not sheet.may_import(request.user):
        raise PermissionDenied
    if not form.is_valid():
        return _upload_page(request, sheet, form)
    file = form.cleaned_data["file"]
    try:
        dataset = read_table(file.read(), sheet.headers)
    except ReadError as error:
        form.add_error("file", error.sentences)
        return _upload_page(request, sheet, form)
    for sentence in dataset.told:
        messages.warning(request, sentence)
    preview = importing.preview(sheet, dataset)
    return _preview_page(request, sheet, preview, _ticket_for(request, slug, preview, file))


def apply(request: OfficeRequest, slug: str) -> HttpResponse:
    """POST: take over a table that was looked at, all of it or nothing."""
    sheet = _sheet_or_refuse(request, slug)
    if not sheet.may_import(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("tables:table", slug)
    try:
        kept = PENDING_IMPORTS.open(request.POST.get("ticket", ""), request.user.pk, slug)
    except NoSuchUploadError:
        messages.error(request, EXPIRED)
        return redirect("tables:table", slug)
    with kept:
        dataset = read_table(kept.read(), sheet.headers)
        try:
            done = importing.apply(sheet, dataset, kept.facts["seen"])
        except importing.StaleImportError as error:
            return _preview_again(request, slug, kept, str(error))
    PENDING_IMPORTS.discard(kept)
    if not done.applied:
        return _preview_page(request, sheet, done, status=409)
    messages.success(
        request,
        f"นำเข้า{sheet.title} แล้ว เพิ่ม {done.added} แถว "
        f"แก้ไข {done.edited} แถว ไม่เปลี่ยน {done.unchanged} แถว",
    )
    return redirect("tables:table", slug)


def export_xlsx(request: OfficeRequest, slug: str) -> FileResponse:
    """The table as XLSX."""
    sheet = _sheet_or_refuse(request, slug)
    year = _year_of(request, sheet)
    return FileResponse(
        xlsx_file(sheet, year),
        as_attachment=True,
        filename=_file_name(sheet, year, "xlsx"),
        content_type=XLSX,
    )


def export_csv(request: OfficeRequest, slug: str) -> StreamingHttpResponse:
    """The table as CSV."""
    sheet = _sheet_or_refuse(request, slug)
    year = _year_of(request, sheet)
    response = StreamingHttpResponse(csv_pieces(sheet, year), content_type=CSV)
    response["Content-Disposition"] = content_disposition_header(
        True, _file_name(sheet, year, "csv")
    )
    return response


def _preview_again(request: OfficeRequest, slug: str, kept: KeptUpload, fault: str) -> HttpResponse:
    """The rows changed since the preview: show what the file would change now."""
    sheet = _sheet_or_refuse(request, slug)
    kept.seek(0)
    preview = importing.preview(sheet, read_table(kept.read(), sheet.headers))
    ticket = _ticket_for(request, slug, preview, kept)
    PENDING_IMPORTS.discard(kept)
    return _preview_page(request, sheet, preview, ticket, fault=fault, status=409)


def _ticket_for(request: OfficeRequest, slug: str, preview: importing.Preview, file: File) -> str:
    """Keep the table until its import is confirmed; "" where there is nothing to confirm."""
    if not preview.changed or preview.errors:
        return ""
    return PENDING_IMPORTS.keep(file, request.user.pk, slug, seen=preview.seen)


def _upload_page(request: OfficeRequest, sheet: Sheet, form: UploadForm) -> HttpResponse:
    years = list(FiscalYear.objects.order_by("-year_be"))
    return render_admin_page(
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
    request: OfficeRequest,
    sheet: Sheet,
    preview: importing.Preview,
    ticket: str = "",
    *,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    return render_admin_page(
        request,
        "admin/tables/preview.html",
        f"ตัวอย่างการนำเข้า{sheet.title}",
        status=status,
        table=sheet,
        preview=preview,
        fault=fault,
        ticket=ticket,
    )


def _sheet_or_refuse(request: OfficeRequest, slug: str) -> Sheet:
    """The table, for this person; 404 for an unknown one, 403 for one that is not theirs."""
    chosen = sheets().get(slug)
    if chosen is None:
        raise Http404("ไม่มีตารางนี้")
    if not chosen.may_export(request.user):
        raise PermissionDenied
    return chosen(request.user, all_years)


def _year_of(request: OfficeRequest, sheet: Sheet) -> FiscalYear | None:
    """The year whose rows are downloaded; None for a table that knows no years."""
    if not sheet.of_year:
        return None
    year = chosen_year(request, list(FiscalYear.objects.order_by("-year_be")))
    if year is None:
        raise Http404("ยังไม่มีปีงบประมาณ")
    return year


def _file_name(sheet: Sheet, year: FiscalYear | None, ending: str) -> str:
    return f"{sheet.title} {year}.{ending}" if year else f"{sheet.title}.{ending}"
