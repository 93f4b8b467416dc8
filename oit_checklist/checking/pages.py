"""The pages on which the office compares criteria with the manual, item by item or several."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from agency.models import FiscalYear
from backoffice.act_pages import Act, ActForm, act_page
from backoffice.admin_pages import render_admin_page
from catalogue.report_tables import Line
from oit_checklist.checking.acts import CheckingError, confirm_year, digest_of, tick, untick
from oit_checklist.checking.year import (
    items_of,
    numbers_digest,
    numbers_of,
    standing_confirmation,
    why_not_confirm,
)
from oit_checklist.lines import lines_of
from oit_checklist.models import ChecklistItem, Instrument
from oit_checklist.periods import period_words
from oit_checklist.provisional import UNKNOWN_ELEMENTS, UNKNOWN_SECTION, facts_of

LONGEST_KEY = 18  # digits of a row's key
WHAT_FOLLOWS = (
    "เมื่อบันทึกแล้ว หน้าของข้อนั้นจะแสดงว่าตรวจกับคู่มือแล้วเมื่อใดและฉบับใด แทนคำว่ายังไม่ได้ตรวจ "
    "หากมีผู้แก้ไขชื่อข้อ องค์ประกอบ ช่วงเวลา หรือตัวชี้วัดย่อยภายหลัง ระบบจะเอาเครื่องหมายออกเอง"
)


class EditionForm(ActForm):
    """Which edition of the manual was used, and what the person saw of what is ticked."""

    edition = forms.CharField(
        label="ตรวจกับคู่มือฉบับ",
        max_length=200,
        help_text="ชื่อคู่มือ ปี และฉบับหรือวันที่ เช่น คู่มือการประเมิน ITA ปี 2569 ฉบับเดือนธันวาคม 2568",
        error_messages={"required": "กรุณาระบุว่าตรวจกับคู่มือฉบับใด"},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


@dataclass(frozen=True)
class Criterion:
    """One item as the page shows it; `value` is what its box sends: its key and what was seen."""

    item: ChecklistItem
    value: str

    @property
    def lines(self) -> list[Line]:
        return lines_of(self.item)

    @property
    def facts(self) -> dict[str, str]:
        """What is compared beside the title and the lines."""
        section = self.item.section
        facts = {"ช่วงเวลาของข้อมูล": period_words(self.item), "ประเด็น": self.item.theme}
        if self.item.instrument == Instrument.OIT:
            facts["ตัวชี้วัดย่อย"] = str(section) if section else UNKNOWN_SECTION
            facts["องค์ประกอบ"] = "" if self.lines else UNKNOWN_ELEMENTS
        return {name: words for name, words in facts.items() if words}

    @property
    def known_from(self) -> dict[str, str]:
        """Where the item comes from, and whether it was checked."""
        return facts_of(self.item)


def year(request: HttpRequest, year_be: int) -> HttpResponse:
    """All items of a year with their boxes. POST: tick those that were chosen."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    form = EditionForm(request.POST if request.method == "POST" else None)
    chosen, status = request.POST.getlist("chosen"), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                done = tick(fiscal_year, _seen(chosen), request.user, form.cleaned_data["edition"])
            except CheckingError as error:
                form.add_error(None, str(error))
                status = 409
            else:
                messages.success(request, _done(done, fiscal_year))
                return redirect("checking:year", year_be)
    rows = [Criterion(item, f"{item.pk}:{digest_of(item)}") for item in _items(fiscal_year)]
    return render_admin_page(
        request,
        "admin/checking/year.html",
        f"ตรวจเกณฑ์ปีงบประมาณ {fiscal_year} กับคู่มือของ ป.ป.ช.",
        status=status,
        fiscal_year=fiscal_year,
        rows=rows,
        checked=sum(row.item.is_checked for row in rows),
        chosen=chosen,
        form=form,
        what_follows=WHAT_FOLLOWS,
        confirmation=standing_confirmation(fiscal_year),
        why_not_confirm=why_not_confirm(fiscal_year),
        why_closed=fiscal_year.why_closed,
    )


def item(request: HttpRequest, year_be: int, pk: int) -> HttpResponse:
    """One item: tick it, or take its tick away."""
    rows = ChecklistItem.objects.for_list().select_related("fiscal_year", "checked_by")
    found = get_object_or_404(rows, pk=pk, fiscal_year__year_be=year_be)
    return _untick_page(request, found) if found.is_checked else _tick_page(request, found)


def confirm(request: HttpRequest, year_be: int) -> HttpResponse:
    """The numbers of the whole year, and the button that confirms them."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    numbers = numbers_of(fiscal_year)
    confirmed = standing_confirmation(fiscal_year)
    act = Act(
        title=f"ยืนยันจำนวนข้อและน้ำหนักของปีงบประมาณ {fiscal_year}",
        button="ยืนยันว่าตรงกับคู่มือ",
        back=reverse("checking:year", args=[year_be]),
        lines=["กรุณาเทียบกับคู่มือของ ป.ป.ช. ของปีนี้ก่อนยืนยัน", *numbers.splitlines()],
        form=EditionForm,
        why_not=(
            fiscal_year.why_closed
            or why_not_confirm(fiscal_year)
            or ("ยืนยันตามจำนวนข้อและน้ำหนักนี้แล้ว" if confirmed else "")
        ),
    )

    def do(form: Any) -> str:
        confirm_year(
            fiscal_year, request.user, form.cleaned_data["edition"], form.cleaned_data["seen"]
        )
        return f"ยืนยันแล้วว่าเกณฑ์ปีงบประมาณ {fiscal_year} ตรงกับคู่มือทุกข้อ"

    return act_page(request, act, do, CheckingError, _form(request, numbers_digest(numbers)))


def _tick_page(request: HttpRequest, found: ChecklistItem) -> HttpResponse:
    criterion = Criterion(found, "")
    act = Act(
        title=f"ตรวจ{found.label} กับคู่มือของ ป.ป.ช.",
        button="บันทึกว่าตรวจกับคู่มือแล้ว",
        back=_page_of(found),
        lines=[
            found.title,
            *(
                f"{name}: {words}"
                for name, words in (criterion.facts | criterion.known_from).items()
            ),
            *(
                f"{'– ' * level}{line.marker} {line.text}"
                for top in criterion.lines
                for level, line in top.flat()
            ),
            WHAT_FOLLOWS,
        ],
        form=EditionForm,
        why_not=found.fiscal_year.why_closed,
    )

    def do(form: Any) -> str:
        seen = {found.pk: form.cleaned_data["seen"]}
        done = tick(found.fiscal_year, seen, request.user, form.cleaned_data["edition"])
        return _done(done, found.fiscal_year)

    return act_page(request, act, do, CheckingError, _form(request, digest_of(found)))


def _untick_page(request: HttpRequest, found: ChecklistItem) -> HttpResponse:
    act = Act(
        title=f"เอาเครื่องหมาย “ตรวจกับคู่มือแล้ว” ของ{found.label} ออก",
        button="เอาเครื่องหมายออก",
        back=_page_of(found),
        lines=[found.title, *facts_of(found).values(), f"ผู้ตรวจ: {found.checked_by}"],
        why_not=found.fiscal_year.why_closed,
    )

    def do(form: Any) -> str:
        untick(found)
        return f"เอาเครื่องหมายของ{found.label} ออกแล้ว ข้อนี้ต้องตรวจกับคู่มืออีกครั้ง"

    return act_page(request, act, do, CheckingError)


def _form(request: HttpRequest, seen: str) -> EditionForm:
    data = request.POST if request.method == "POST" else None
    return EditionForm(data, initial={"seen": seen})


def _items(fiscal_year: FiscalYear) -> list[ChecklistItem]:
    rows = items_of(fiscal_year).select_related("section", "checked_by")
    items = list(rows.prefetch_related("elements").order_by("-instrument", "number"))
    for row in items:
        row.fiscal_year = fiscal_year  # one year for all, not one of its own for each
    return items


def _seen(chosen: list[str]) -> dict[int, str]:
    """Keys and digests as the boxes sent them; what no box of ours sends is left out."""
    pairs = (value.partition(":") for value in chosen)
    return {
        int(key): digest
        for key, _, digest in pairs
        if key.isascii() and key.isdecimal() and len(key) <= LONGEST_KEY
    }


def _done(items: list[ChecklistItem], fiscal_year: FiscalYear) -> str:
    left = items_of(fiscal_year).filter(checked_on=None).count()
    rest = f"ยังเหลือ {left} ข้อ" if left else "ครบทุกข้อแล้ว เหลือยืนยันจำนวนข้อและน้ำหนักของปี"
    names = ", ".join(row.label for row in items)
    return f"บันทึกว่าตรวจกับคู่มือแล้ว {len(items)} ข้อ ({names}) {rest}"


def _page_of(found: ChecklistItem) -> str:
    return reverse("admin:oit_checklist_checklistitem_change", args=[found.pk])
