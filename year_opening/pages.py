"""The pages on which somebody opens a fiscal year: start, compare and choose, preview, opened."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from agency.models import FiscalYear
from agency.office_request import OfficeRequest
from backoffice.admin_pages import render_admin_page
from meetings.models import Committee
from oit_checklist.criteria_toml import write_toml
from oit_checklist.models import ChecklistItem, ItemEvidence
from thai.dates import fiscal_year_of
from year_opening import drafts
from year_opening.forms import ChoicesForm, StartForm, box_of
from year_opening.matching import Comparison
from year_opening.models import YearOpening
from year_opening.opening import OpeningError, StalePreviewError, open_year, preview
from year_opening.other_rows import measures_to_carry

FOLDER = "admin/new_year"
MOVED_ON = "{who} บันทึกสิ่งที่เลือกไว้ระหว่างที่ท่านเปิดหน้านี้ สิ่งที่ท่านเลือกยังอยู่ด้านล่าง ตรวจแล้วบันทึกอีกครั้งจะใช้ของท่านแทน"


def start(request: OfficeRequest) -> HttpResponse:
    """Which year, from which criteria; drafts that were begun are offered to go on with."""
    newest = FiscalYear.objects.order_by("-year_be").first()
    year_be = newest.year_be + 1 if newest else fiscal_year_of(timezone.localdate())
    form = StartForm(user=request.user, year_be=year_be)
    if request.method == "POST":
        typed: Any = _number(request.POST.get("year_be"))
        begun = YearOpening.objects.filter(year_be=typed).first()
        form = StartForm(
            request.POST, request.FILES, user=request.user, year_be=year_be, instance=begun
        )
        if form.is_valid():
            return _begin(request, form)
    return render_admin_page(
        request,
        f"{FOLDER}/start.html",
        "เปิดปีงบประมาณใหม่",
        status=422 if form.errors else 200,
        form=form,
        newest=newest,
        begun=YearOpening.objects.filter(opened_at=None).select_related("saved_by"),
    )


def _begin(request: OfficeRequest, form: StartForm) -> HttpResponse:
    typed = form.cleaned_data
    file = None
    if form.reading:
        questions = [str(question) for question in form.reading.questions]
        criteria = write_toml(form.reading.criteria)
        file = drafts.CriteriaFile(typed["file"].name[:255], criteria, questions)
    draft = drafts.start(typed["year_be"], typed["source"], request.user, file)
    return redirect("new_year:choose", draft.year_be)


def choose(request: OfficeRequest, year_be: int) -> HttpResponse:
    """Both years side by side, corrected by hand, and what is taken over."""
    opening = _opening(year_be)
    draft = drafts.Draft(opening)
    measures = list(measures_to_carry(draft.last)) if draft.last else []
    committees = list(Committee.objects.all())
    form = ChoicesForm(draft, measures, committees, request.POST or None)
    conflict = ""
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            stored = drafts.save_choices(opening, form.choices(), request.user, version)
        except drafts.StaleDraftError:
            conflict = MOVED_ON.format(who=opening.saved_by)
            form.data = request.POST.copy()
            form.data["version"] = str(opening.version)
        else:
            if "_preview" in request.POST:
                return redirect("new_year:preview", stored.year_be)
            messages.success(request, "บันทึกสิ่งที่เลือกไว้แล้ว ยังไม่ได้เปิดปี")
            return redirect("new_year:choose", stored.year_be)
    comparison = draft.comparison(form.earlier)
    return render_admin_page(
        request,
        f"{FOLDER}/choose.html",
        f"เปิดปีงบประมาณ {year_be}: เทียบกับปีก่อนและเลือกสิ่งที่ยกมา",
        status=409 if conflict else 422 if form.errors else 200,
        opening=opening,
        draft=draft,
        form=form,
        conflict=conflict,
        comparison=comparison,
        rows=_rows(comparison, form),
        before=draft.before_by_instrument,
    )


def _rows(comparison: Comparison, form: ChoicesForm) -> list[tuple[Any, Any]]:
    """Each row with its box, None where there is no year before."""
    names = [(row, box_of(row.item)) for row in comparison.rows]
    return [(row, form[name] if name in form.fields else None) for row, name in names]


def preview_page(request: OfficeRequest, year_be: int) -> HttpResponse:
    """GET: exactly what would be made. POST: do it, all of it or nothing."""
    opening = _opening(year_be)
    fault = ""
    if request.method == "POST":
        try:
            opened = open_year(opening, request.user, request.POST.get("seen", ""))
        except StalePreviewError as error:
            fault = str(error)
            opening.refresh_from_db()
        except OpeningError as error:
            return _preview(request, opening, None, str(error))
        else:
            messages.success(
                request,
                f"เปิดปีงบประมาณ {opened.fiscal_year} แล้ว สร้างหรือเติม {opened.report.count} รายการ",
            )
            return redirect("new_year:opened", year_be)
    try:
        report = preview(opening, request.user)
    except OpeningError as error:
        return _preview(request, opening, None, str(error))
    return _preview(request, opening, report, fault)


def _preview(
    request: OfficeRequest, opening: YearOpening, report: Any, fault: str = ""
) -> HttpResponse:
    return render_admin_page(
        request,
        f"{FOLDER}/preview.html",
        f"เปิดปีงบประมาณ {opening.year_be}: ตรวจก่อนเปิด",
        status=409 if fault else 200,
        opening=opening,
        report=report,
        fault=fault,
    )


def opened_page(request: OfficeRequest, year_be: int) -> HttpResponse:
    """What is to be done next in a year that was opened."""
    opening = _opening(year_be)
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    items = ChecklistItem.objects.filter(fiscal_year=fiscal_year, withdrawn_at=None)
    unconfirmed = ItemEvidence.objects.filter(assignment__in=items, confirmed_for_year=False)
    return render_admin_page(
        request,
        f"{FOLDER}/opened.html",
        f"ปีงบประมาณ {year_be} เปิดแล้ว",
        opening=opening,
        fiscal_year=fiscal_year,
        items=items.count(),
        nobody=items.filter(divisions=None, for_all_divisions=False).count(),
        to_rewrite=items.exclude(instrument="OIT").exclude(criteria_note="").count(),
        unconfirmed=unconfirmed.count(),
        carried=items.filter(pk__in=unconfirmed.values("assignment")),
        measures=measures_to_carry(fiscal_year).work().count(),
    )


def _opening(year_be: int) -> YearOpening:
    rows = YearOpening.objects.select_related("saved_by", "opened_by")
    return get_object_or_404(rows, year_be=year_be)


def _number(typed: Any) -> int | None:
    typed = str(typed or "").strip()
    return int(typed) if typed.isdecimal() and len(typed) == 4 else None
