"""Bringing a file of criteria into a year that is there: read, looked at, taken over."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from agency.models import FiscalYear
from agency.office_request import OfficeRequest
from backoffice.admin_pages import render_admin_page
from backoffice.removing import tell_of_removal
from criteria_editing.applying import ApplyError, Done, Proposal, propose, take_over
from oit_checklist.criteria_set import CriteriaError, Fault
from oit_checklist.criteria_upload import MOST_BYTES, Reading, read_criteria
from records.upload_store import KeptUpload, NoSuchUploadError, UploadStore

# Files that were looked at; a ticket is good for its own year.
PENDING_CRITERIA = UploadStore("pending-criteria", life=timedelta(hours=1))
EXPIRED = "ตัวอย่างนี้หมดอายุหรือนำเข้าไปแล้ว ยังไม่มีข้อมูลใดเปลี่ยนแปลงเพิ่ม กรุณาเลือกแฟ้มใหม่"


class UploadForm(forms.Form):
    """The file; whatever is wrong in it is told at once, with its place."""

    file = forms.FileField(
        label="แฟ้มเกณฑ์ (xlsx หรือ toml)",
        help_text=f"ไม่เกิน {MOST_BYTES // 1024 // 1024} MB "
        "ระบบตรวจทั้งแฟ้ม แล้วแสดงทุกจุดที่จะเปลี่ยน ยังไม่นำเข้าจนกว่าจะกดยืนยัน",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.toml"}),
    )

    def __init__(self, *args: Any, fiscal_year: FiscalYear, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fiscal_year = fiscal_year
        self.reading: Reading | None = None

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        try:
            self.reading = _read(file, self.fiscal_year)
        except CriteriaError as refused:
            raise forms.ValidationError([str(fault) for fault in refused.faults]) from refused
        return file


def import_page(request: OfficeRequest, year_be: int) -> HttpResponse:
    """The box for a file. POST: what the file would change."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, fiscal_year=fiscal_year)
    if form.is_valid() and form.reading is not None:
        file = form.cleaned_data["file"]
        return show_preview(request, fiscal_year, form.reading, file)
    return render_admin_page(
        request,
        "admin/criteria/import.html",
        f"นำเข้าเกณฑ์ของปีงบประมาณ {fiscal_year}",
        status=422 if form.errors else 200,
        fiscal_year=fiscal_year,
        form=form,
    )


def apply_page(request: OfficeRequest, year_be: int) -> HttpResponse:
    """POST: take over a file that was looked at, all of it or nothing."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    if request.method != "POST":
        return redirect("criteria:import", year_be)
    ticket, chosen = request.POST.get("ticket", ""), request.POST.getlist("remove")
    try:
        kept = PENDING_CRITERIA.open(ticket, request.user.pk, str(year_be))
    except NoSuchUploadError:
        messages.error(request, EXPIRED)
        return redirect("criteria:import", year_be)
    with kept:
        reading = _read(kept, fiscal_year)
        try:
            done = take_over(
                fiscal_year, reading.criteria, request.user, kept.facts["seen"], chosen
            )
        except ApplyError as error:
            return show_preview(request, fiscal_year, reading, kept, chosen, str(error))
    PENDING_CRITERIA.discard(kept)
    _tell(request, fiscal_year, done)
    return redirect("criteria:year", year_be)


def _read(file: UploadedFile, fiscal_year: FiscalYear) -> Reading:
    """The set of the file. Raises CriteriaError, also for the set of another year."""
    reading = read_criteria(file, fiscal_year.year_be)
    of_year = reading.criteria.fiscal_year
    if of_year != fiscal_year.year_be:
        place = reading.criteria.at("fiscal_year")
        told = f"แฟ้มนี้เป็นเกณฑ์ของปี {of_year} แต่ท่านกำลังนำเข้าเกณฑ์ของปี {fiscal_year}"
        raise CriteriaError(Fault(place, told))
    return reading


def show_preview(
    request: OfficeRequest,
    fiscal_year: FiscalYear,
    reading: Reading,
    file: UploadedFile,
    chosen: Collection[str] = (),
    fault: str = "",
) -> HttpResponse:
    """What the set of a file would change; the file waits until the person confirms."""
    proposal = propose(fiscal_year, reading.criteria, request.user)
    ticket = ""
    if not proposal.why_not and (proposal.difference.writes or proposal.removable):
        file.seek(0)
        year = str(fiscal_year.year_be)
        ticket = PENDING_CRITERIA.keep(file, request.user.pk, year, seen=proposal.digest)
    if isinstance(file, KeptUpload):
        PENDING_CRITERIA.discard(file)
    return render_admin_page(
        request,
        "admin/criteria/preview.html",
        f"ตัวอย่างการนำเข้าเกณฑ์ของปีงบประมาณ {fiscal_year}",
        status=409 if fault else 200,
        fiscal_year=fiscal_year,
        file_name=file.name,
        proposal=proposal,
        questions=reading.questions,
        ticket=ticket,
        chosen=chosen,
        fault=fault,
        what_is_public=_what_is_public(fiscal_year, proposal),
    )


def _what_is_public(fiscal_year: FiscalYear, proposal: Proposal) -> str:
    if fiscal_year.is_published and proposal.difference.writes:
        return "ปีนี้ประชาชนเห็นแล้ว เมื่อนำเข้า ประชาชนเห็นสิ่งที่เปลี่ยนทันที"
    return ""


def _tell(request: OfficeRequest, fiscal_year: FiscalYear, done: Done) -> None:
    counts = " ".join(f"{words} {count} รายการ" for words, count in done.counts)
    removed = f" ลบ {len(done.removed)} รายการ" if done.removed else ""
    messages.success(request, f"นำเข้าเกณฑ์ของปี {fiscal_year} แล้ว {counts}{removed}".strip())
    for removal in done.removed:
        tell_of_removal(request, removal)
    if done.unticked:
        messages.warning(
            request,
            f"เครื่องหมาย “ตรวจกับคู่มือแล้ว” ของ{', '.join(done.unticked)} ถูกเอาออก "
            "เพราะเกณฑ์เปลี่ยนไปจากที่ตรวจไว้ กรุณาตรวจกับคู่มืออีกครั้ง",
        )
    for sentence in done.report.notices if done.report else ():
        messages.warning(request, sentence)
