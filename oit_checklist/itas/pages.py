"""The ITAS sheet in the back office: copy from it, download it, freeze it, see what changed."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from agency.context_processors import the_agency
from agency.models import FiscalYear
from backoffice.admin_pages import render_admin_page
from backoffice.form_fields import PortalModelForm
from documents.responses import document_response
from documents.serving import send_draft
from documents.workbooks import XLSX
from oit_checklist.itas.changes import compare
from oit_checklist.itas.freezing import (
    FreezingError,
    freeze,
    frozen_rows,
    newest_frozen,
    why_not_freeze,
)
from oit_checklist.itas.kinds import FROZEN_SHEET_DOCX, SHEET_DOCX
from oit_checklist.itas.sheet import assemble, fingerprint
from oit_checklist.itas.sheet_documents import (
    SheetDocument,
    current_document,
    file_name,
    frozen_document,
)
from oit_checklist.itas.workbook import render_sheet_xlsx
from oit_checklist.models import ChecklistItem, Instrument, ItasSheet


class FreezeForm(PortalModelForm):
    """What the person adds to a sheet, and the fingerprint of the rows that they saw."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ItasSheet
        fields = ["note"]


def years(request: HttpRequest) -> HttpResponse:
    """Every fiscal year that has a sheet."""
    return render_admin_page(
        request,
        "admin/itas/years.html",
        "แบบกรอก ITAS",
        years=FiscalYear.objects.filter(pk__in=_with_items()).order_by("-year_be"),
    )


def sheet(request: HttpRequest, year_be: int) -> HttpResponse:
    """The sheet of one year as it reads now, and what changed since it was frozen."""
    return _sheet_page(request, _year_or_404(year_be), FreezeForm())


def freeze_sheet(request: HttpRequest, year_be: int) -> HttpResponse:
    """POST: store the sheet as submitted. What the person typed stays if it cannot be done."""
    fiscal_year = _year_or_404(year_be)
    if request.method != "POST":
        return redirect("itas:sheet", year_be)
    form = FreezeForm(request.POST)
    if form.is_valid():
        try:
            freeze(
                fiscal_year,
                request.user,
                form.cleaned_data["note"],
                agency_name=the_agency().name,
                seen=form.cleaned_data["seen"],
            )
        except FreezingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "บันทึกแล้วว่าได้กรอกในระบบ ITAS ตามข้อมูลนี้")
            return redirect("itas:sheet", year_be)
    return _sheet_page(request, fiscal_year, form, status=409)


def frozen_sheet(request: HttpRequest, year_be: int, pk: int) -> HttpResponse:
    """One frozen sheet, exactly as it was."""
    frozen = _frozen_or_404(year_be, pk)
    return render_admin_page(
        request,
        "admin/itas/frozen.html",
        f"แบบกรอก ITAS ปีงบประมาณ {year_be} ที่บันทึกไว้",
        frozen=frozen,
        fiscal_year=frozen.fiscal_year,
        rows=frozen_rows(frozen),
    )


def sheet_xlsx(request: HttpRequest, year_be: int) -> HttpResponse:
    return _xlsx(request, current_document(_year_or_404(year_be)))


def sheet_docx(request: HttpRequest, year_be: int) -> HttpResponseBase:
    _year_or_404(year_be)
    # All of it was read on this day, as the name says.
    name = file_name(year_be, timezone.now())
    return send_draft(request, SHEET_DOCX, str(year_be), name)


def frozen_xlsx(request: HttpRequest, year_be: int, pk: int) -> HttpResponse:
    return _xlsx(request, frozen_document(_frozen_or_404(year_be, pk)))


def frozen_docx(request: HttpRequest, year_be: int, pk: int) -> HttpResponseBase:
    frozen = _frozen_or_404(year_be, pk)
    return send_draft(request, FROZEN_SHEET_DOCX, str(pk), file_name(year_be, frozen.frozen_at))


def _sheet_page(
    request: HttpRequest, fiscal_year: FiscalYear, form: FreezeForm, status: int = 200
) -> HttpResponse:
    rows = assemble(fiscal_year)
    newest = newest_frozen(fiscal_year)
    changed = compare(frozen_rows(newest), rows) if newest else []
    changes_of = {item.code: item.changes for item in changed}
    return render_admin_page(
        request,
        "admin/itas/sheet.html",
        f"แบบกรอก ITAS ปีงบประมาณ {fiscal_year}",
        status=status,
        fiscal_year=fiscal_year,
        cards=[(row, changes_of.get(row.code, [])) for row in rows],
        changed=changed,
        gone=[item for item in changed if item.code not in {row.code for row in rows}],
        newest=newest,
        frozen_sheets=fiscal_year.itas_sheets.select_related("frozen_by").defer("contents"),
        form=form,
        seen=fingerprint(rows),
        why_not=why_not_freeze(fiscal_year, rows, newest),
        may_freeze=request.user.has_perm("oit_checklist.add_itassheet"),
    )


def _with_items() -> QuerySet:
    """The keys of the years that have an OIT item, whether its sub-indicator is known or not."""
    return ChecklistItem.objects.filter(instrument=Instrument.OIT).values("fiscal_year")


def _year_or_404(year_be: int) -> FiscalYear:
    return get_object_or_404(FiscalYear, year_be=year_be)


def _frozen_or_404(year_be: int, pk: int) -> ItasSheet:
    sheets = ItasSheet.objects.select_related("fiscal_year", "frozen_by")
    return get_object_or_404(sheets, fiscal_year__year_be=year_be, pk=pk)


def _xlsx(request: HttpRequest, document: SheetDocument) -> HttpResponse:
    return document_response(
        request, lambda: render_sheet_xlsx(document), f"{document.file_name}.xlsx", XLSX
    )
