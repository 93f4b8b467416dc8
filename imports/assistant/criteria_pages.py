"""From a table of criteria to the page on which criteria are taken over, or to a file of them."""

from django.contrib import messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header

from agency.models import FiscalYear
from agency.office_request import OfficeRequest
from criteria_editing.import_pages import show_preview
from imports.assistant.criteria import set_of
from imports.assistant.kinds import CRITERIA
from imports.assistant.own_imports import is_free, own_or_404
from imports.models import OfficeImport
from oit_checklist.criteria_set import CriteriaError
from oit_checklist.criteria_toml import write_toml
from oit_checklist.criteria_upload import read_criteria


def preview(request: OfficeRequest, pk: int) -> HttpResponse:
    """POST: what the criteria of the file would change in their year."""
    one = own_or_404(request, pk)
    if request.method != "POST" or not _is_ready(request, one):
        return redirect("imports:one", pk)
    fiscal_year = get_object_or_404(FiscalYear, year_be=one.year_be)
    file = _file_of(one)
    try:
        reading = read_criteria(file, one.year_be)
    except CriteriaError as error:
        for fault in error.faults:
            messages.error(request, str(fault))
        return redirect("imports:one", pk)
    return show_preview(request, fiscal_year, reading, file)


def toml_file(request: OfficeRequest, pk: int) -> HttpResponse:
    """The criteria of the file, to open a year with them."""
    one = own_or_404(request, pk)
    if not _is_ready(request, one):
        raise Http404("ยังไม่มีเกณฑ์ที่อ่านได้ครบ")
    file = _file_of(one)
    response = HttpResponse(file.read(), content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = str(content_disposition_header(True, str(file.name)))
    return response


def _is_ready(request: OfficeRequest, one: OfficeImport) -> bool:
    """Whether criteria were read and nothing about them is open."""
    if one.target != CRITERIA or not is_free(request, one, one.Step.READ):
        return False
    return not (one.outcome or {}).get("errors")


def _file_of(one: OfficeImport) -> SimpleUploadedFile:
    text = write_toml(set_of(one.year_be, one.proposal or {}))
    return SimpleUploadedFile(f"เกณฑ์ ITA ปี {one.year_be}.toml", text.encode())
