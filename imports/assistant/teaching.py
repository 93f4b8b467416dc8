"""A table that was not found: the person says which row is its head, and what the columns are."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from openpyxl.utils import get_column_letter

from agency.office_request import OfficeRequest
from backoffice.admin_pages import render_admin_page
from imports.assistant.background import begin
from imports.assistant.kept_files import open_kept
from imports.assistant.kinds import REPORT, label_of
from imports.assistant.own_imports import is_free, own_or_404
from imports.assistant.remembering import remember
from imports.models import OfficeImport
from imports.tables.finding import readable_grids
from imports.tables.targets import TARGETS
from imports.tables.view import View
from office_files.contents import OfficeFileError
from office_files.whole_numbers import whole

MOST_TABLES, MOST_ROWS, MOST_COLUMNS = 10, 25, 40
LONGEST_SHOWN = 60
TWO_FIELDS = "กรุณาบอกอย่างน้อยสองคอลัมน์ และต้องมี “{needed}” ระบบจึงรู้ว่าแต่ละแถวคืออะไร"
Step = OfficeImport.Step


@dataclass(frozen=True)
class Excerpt:
    """The first rows of one table of the file: the number of each row, and its texts."""

    title: str
    letters: list[str]
    rows: list[tuple[int, list[str]]]


def teach(request: OfficeRequest, pk: int) -> HttpResponse:
    """The tables of the file. POST: remember the heads, and read the file again."""
    one = own_or_404(request, pk)
    if one.target == REPORT or not is_free(request, one, Step.READ, Step.REFUSED):
        return redirect("imports:one", pk)
    try:
        excerpts = _excerpts(one)
    except OfficeFileError as error:
        messages.error(request, str(error))
        return redirect("imports:one", pk)
    heads = _heads(request, excerpts)
    fault = ""
    if request.method == "POST" and heads:
        fault = _learn(one, heads, request.POST)
        if not fault:
            begin(one, Step.READING)
            return redirect("imports:one", pk)
    return render_admin_page(
        request,
        "admin/imports/teach.html",
        f"ชี้หัวตารางของ{label_of(one.target)}",
        status=422 if fault else 200,
        one=one,
        excerpts=excerpts,
        heads=heads,
        fields=[(each.name, each.label) for each in TARGETS[one.target].fields],
        fault=fault,
        chosen=request.GET.get("head", ""),
    )


def _excerpts(one: OfficeImport) -> list[Excerpt]:
    found = []
    for grid in readable_grids(open_kept(one), one.sheet)[:MOST_TABLES]:
        view = View(grid)
        columns = view.columns[:MOST_COLUMNS]
        rows = [
            (row, [_short(view.over(row, column).text) for column in columns])
            for row in view.rows[:MOST_ROWS]
        ]
        if rows:
            found.append(Excerpt(grid.title, [get_column_letter(each) for each in columns], rows))
    return found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"


def _heads(request: OfficeRequest, excerpts: list[Excerpt]) -> list[str]:
    """The words of the row that was chosen as "0:5", table and row; none before."""
    table, _, row = request.GET.get("head", "").partition(":")
    chosen = excerpts[at : at + 1] if (at := whole(table, -1)) >= 0 else []
    words = (texts for one in chosen for number, texts in one.rows if str(number) == row)
    return [text for text in dict.fromkeys(next(words, [])) if text]


def _learn(one: OfficeImport, heads: list[str], sent: Any) -> str:
    """Remember what was said of the heads; why it is not enough, "" where it is."""
    target = TARGETS[one.target]
    known = {each.name: each.label for each in target.fields}
    said = {head: sent.get(f"field-{place}", "") for place, head in enumerate(heads)}
    said = {head: name for head, name in said.items() if name in known}
    needed = [name for name in (*target.anchors, *target.begins) if name in known]
    if len(said) < 2 or not set(said.values()) & set(needed):
        return TWO_FIELDS.format(needed="” หรือ “".join(known[name] for name in needed))
    with transaction.atomic():
        for head, name in said.items():
            remember(one.target, head, name)
    one.columns = {}
    return ""
