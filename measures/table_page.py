"""All measures of a year in one table on one screen: /admin/measures/table/2566/"""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, connection, transaction
from django.forms import modelform_factory
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from agency.models import FiscalYear
from agency.office_request import OfficeRequest
from agency.years import chosen_year
from backoffice.admin_pages import render_admin_page
from backoffice.edit_conflicts import EditConflict, merge
from backoffice.noticed_values import PageNotices, shown_digests, stored_digests
from backoffice.opened_pages import TOKEN, OpenedPage, RowsBelow
from backoffice.sent_boxes import SentBoxes
from measures.models import Measure
from measures.table_forms import COLUMNS, MOST_ROWS, PREFIX, MeasureRowForm, table_of
from measures.table_pasting import PASTED, put_block
from measures.table_saving import Saved, save_table
from progress.permissions import may_review
from progress.sheets import own_rows

EMPTY_ROWS = 3
MORE_ROWS = 10
YEAR_FORM = modelform_factory(FiscalYear, fields=[])
ADD = "measures.add_measure"


@dataclass
class Answer:
    """What became of a table that was sent: saved, or to be shown again with what is told."""

    table: Any = None
    token: str = ""
    saved: Saved | None = None
    conflict: EditConflict | None = None
    told: str = ""
    faults: list[str] = field(default_factory=list)
    notices: PageNotices | None = None


class _RefusedError(Exception):
    """A row could not be saved; its form says why, and nothing stays stored."""


def newest_table(request: OfficeRequest) -> HttpResponse:
    """On to the table of the year that the office works on."""
    year = chosen_year(request, list(FiscalYear.objects.order_by("-year_be")))
    if year is None:
        raise Http404("ยังไม่มีปีงบประมาณในระบบ")
    return redirect("measure_table:table", year.year_be)


def measure_table(request: OfficeRequest, year_be: int) -> HttpResponse:
    """The table as it is; POST saves all of it or nothing, or reads a pasted block into it."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    if own_rows(Measure, request.user, fiscal_year).count() > MOST_ROWS:
        return _page(request, fiscal_year, None)
    if request.method != "POST":
        extra = EMPTY_ROWS if _may_add(request, fiscal_year) else 0
        table = table_of(fiscal_year, request.user, extra=extra)
        opened = OpenedPage.of(YEAR_FORM(instance=fiscal_year), [RowsBelow("มาตรการ", table)])
        return _page(request, fiscal_year, Answer(table, opened.token(FiscalYear, str(year_be))))
    try:
        answer = _save(request, fiscal_year)
    except IntegrityError:  # somebody added the same number in the same moment; now it is seen
        answer = _save(request, fiscal_year)
    if answer.saved:
        messages.success(request, answer.saved.sentence)
        return redirect("measure_table:table", year_be)
    return _page(request, fiscal_year, answer)


def _may_add(request: OfficeRequest, fiscal_year: FiscalYear) -> bool:
    return request.user.has_perm(ADD) and not fiscal_year.why_closed


def _save(request: OfficeRequest, fiscal_year: FiscalYear) -> Answer:
    answer = Answer()
    try:
        with transaction.atomic():
            _take(request, fiscal_year, answer)
            if connection.vendor == "postgresql":
                connection.check_constraints()
    except _RefusedError:
        answer.saved = None
    return answer


def _take(request: OfficeRequest, fiscal_year: FiscalYear, answer: Answer) -> None:
    """Merge what was sent with what others saved, and save it where nothing is left to tell."""
    year = FiscalYear.objects.select_for_update().get(pk=fiscal_year.pk)
    list(Measure.objects.filter(fiscal_year=year).select_for_update().order_by("pk").values("pk"))
    sent = SentBoxes(request.POST, request.FILES)
    if year.why_closed:
        answer.token = request.POST.get(TOKEN, "")
        answer.table = table_of(year, request.user, sent.data)
        answer.faults = [f"{year.why_closed} จึงบันทึกไม่ได้ กรุณาคัดลอกสิ่งที่พิมพ์ไว้"]
        return
    answer.conflict = _merge(request, year, sent, answer)
    if "_read" in sent.data:
        answer.told = put_block(sent.data, _may_add(request, year), year.statuses).sentence
    elif "_more" in sent.data:
        _add_rows(sent.data)
    table = answer.table = table_of(year, request.user, sent.data)
    if answer.conflict or answer.told or "_more" in sent.data:
        return
    valid = table.is_valid()
    answer.faults = _faults(request, table)
    if not valid or answer.faults or _asks(request, year, answer):
        return
    answer.saved = save_table(table, request.user)
    if answer.saved is None:
        answer.faults = [error for form in table.forms for error in form.non_field_errors()]
        raise _RefusedError


def _merge(
    request: OfficeRequest, year: FiscalYear, sent: SentBoxes, answer: Answer
) -> EditConflict | None:
    key = str(year.year_be)
    opened = OpenedPage.read(request.POST.get(TOKEN, ""), FiscalYear, key) or OpenedPage()
    form, below = YEAR_FORM(instance=year), [RowsBelow("มาตรการ", table_of(year, request.user))]
    now = OpenedPage.of(form, below)
    answer.token = now.token(FiscalYear, key)
    if now == opened:
        return None
    conflict = merge(opened, now, form, below, {}, sent)
    whos = {each.who for each in conflict.below}
    conflict.is_own = whos == {str(request.user)}
    return conflict if conflict.is_worth_telling else None


def _add_rows(data: QueryDict) -> None:
    total = f"{PREFIX}-TOTAL_FORMS"
    typed = data.get(total, "")
    if typed.isascii() and typed.isdecimal():
        data[total] = str(min(int(typed) + MORE_ROWS, MOST_ROWS))


def _faults(request: OfficeRequest, table: Any) -> list[str]:
    """What stands against the table as a whole."""
    faults = [*map(str, table.non_form_errors())]
    if table.is_valid() and table.added and not request.user.has_perm(ADD):
        faults.append("บทบาทของท่านเพิ่มมาตรการไม่ได้ กรุณาแจ้งเลขานุการ")
    return faults


def _asks(request: OfficeRequest, year: FiscalYear, answer: Answer) -> bool:
    """Whether something odd is to be confirmed first, as on the page of one row."""
    page = answer.notices = PageNotices(year, [answer.table], typed=True)
    new = set(page.digests()) - stored_digests(year, [answer.table]) - shown_digests(request)
    page.asks = bool(new)
    return page.asks


def _page(request: OfficeRequest, fiscal_year: FiscalYear, answer: Answer | None) -> HttpResponse:
    rows = reverse("admin:measures_measure_changelist")
    context: dict[str, Any] = {
        "fiscal_year": fiscal_year,
        "most_rows": MOST_ROWS,
        "is_nav_sidebar_enabled": False,  # the six columns need the screen
        "list_url": f"{rows}?fiscal_year__id__exact={fiscal_year.pk}",
        "other_years": FiscalYear.objects.exclude(pk=fiscal_year.pk),
    }
    if answer:
        context |= _shown(request, fiscal_year, answer)
    title = f"ตารางมาตรการ ปีงบประมาณ {fiscal_year}"
    return render_admin_page(request, "admin/measures/table.html", title, **context)


def _shown(request: OfficeRequest, fiscal_year: FiscalYear, answer: Answer) -> dict[str, Any]:
    table = answer.table
    asked = answer.notices if answer.notices and answer.notices.asks else None
    form = YEAR_FORM(instance=fiscal_year)
    return {
        "table": table,
        "heads": [MeasureRowForm.base_fields[name].label for name in COLUMNS],
        "empty_row": table.empty_form,
        "opened_name": TOKEN,
        "opened": answer.token,
        "conflict": answer.conflict,
        "told": answer.told,
        "faults": answer.faults,
        "errors": table.is_bound and _cell_errors(table),
        "notices": [(n.text, asked.link_of(n, form)) for n in asked.notices] if asked else [],
        "confirming": [("_save", "บันทึกตามที่กรอก")] if asked else [],
        "notices_shown": asked.token() if asked else request.POST.get("notices_shown", ""),
        "may_add": _may_add(request, fiscal_year),
        "is_reviewer": may_review(request.user, Measure.update_model()),
        "pasted": PASTED,
    }


def _cell_errors(table: Any) -> list[tuple[str, str, str]]:
    """Where, which box and why, of every fault in a cell."""
    return [
        (f"{form.row_name} {box.label}", box.id_for_label, error)
        for form in table.forms
        for box in form
        for error in box.errors
    ] + [
        (form.row_name, form.prefix, error)
        for form in table.forms
        for error in form.non_field_errors()
    ]
