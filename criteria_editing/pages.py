"""The criteria of a year on one page, and as a file."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from agency.models import FiscalYear
from backoffice.admin_pages import render_admin_page
from catalogue.visibility import visibility_of
from criteria_editing.order import MoveError, move
from criteria_editing.outline import outline_of, why_codes_stay
from documents.workbooks import XLSX
from oit_checklist.criteria_toml import write_toml
from oit_checklist.criteria_workbook import write_workbook
from oit_checklist.year_criteria import set_of_year

MAY_MOVE = ("oit_checklist.change_section", "oit_checklist.change_element")


def year(request: HttpRequest, year_be: int) -> HttpResponse:
    """All criteria of a year as an outline. POST: move one row a place up or down."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    refused = ""
    if request.method == "POST":
        try:
            place = move(fiscal_year, request.POST.get("move", ""), request.POST.get("seen", ""))
        except MoveError as error:
            refused = str(error)
        else:
            return redirect(f"{reverse('criteria:year', args=[year_be])}#{place}")
    return render_admin_page(
        request,
        "admin/criteria/year.html",
        f"เกณฑ์ของปีงบประมาณ {fiscal_year}",
        status=409 if refused else 200,
        fiscal_year=fiscal_year,
        outline=outline_of(fiscal_year),
        refused=refused,
        may_move=fiscal_year.is_open and request.user.has_perms(MAY_MOVE),
        visibility=visibility_of(fiscal_year),
        why_codes_stay=why_codes_stay(fiscal_year),
    )


def xlsx_file(request: HttpRequest, year_be: int) -> FileResponse:
    """The criteria of a year as a workbook that can be brought back."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    return FileResponse(
        write_workbook(set_of_year(fiscal_year)),
        as_attachment=True,
        filename=f"{_name(fiscal_year)}.xlsx",
        content_type=XLSX,
    )


def toml_file(request: HttpRequest, year_be: int) -> HttpResponse:
    """The criteria of a year as TOML (docs/criteria-file.md)."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    response = HttpResponse(
        write_toml(set_of_year(fiscal_year)), content_type="application/toml; charset=utf-8"
    )
    response["Content-Disposition"] = content_disposition_header(True, f"{_name(fiscal_year)}.toml")
    return response


def _name(fiscal_year: FiscalYear) -> str:
    return f"เกณฑ์ ITA ปี {fiscal_year}"
