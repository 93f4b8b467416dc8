"""Every kind of cell that a family may declare is printed on the page and in Word."""

from typing import get_args

import pytest
from django.template.loader import render_to_string

from agency.statuses import DEFAULTS
from annual_report.word import paragraphs_of_cell
from catalogue.report_tables import (
    Cell,
    Code,
    Line,
    Names,
    NestedLines,
    Progress,
    ReportColumn,
    ReportTable,
    RowHeading,
    Spanning,
    TypedText,
    Words,
)
from progress.models import Status

CELLS = [
    (RowHeading("แผน"), ["แผน"]),
    (Spanning("บริการที่โปร่งใส"), ["บริการที่โปร่งใส"]),
    (Code("o๑"), ["o๑"]),
    (Words("ต.ค.๖๕"), ["ต.ค.๖๕"]),
    (TypedText("- ข้อแรก\n- ข้อสอง"), ["ข้อแรก", "ข้อสอง"]),
    (Names(["กองคลัง", "กองช่าง"]), ["กองคลัง", "กองช่าง"]),
    (NestedLines([Line("บน", "(๑)", (Line("ล่าง"),))]), ["บน", "(๑)", "ล่าง"]),
    (Progress(Status.DONE, "ทำแล้ว"), ["☐", "☑", "ทำแล้ว", *(each.label for each in DEFAULTS)]),
]


def test_no_kind_is_forgotten():
    assert {type(cell) for cell, _ in CELLS} == set(get_args(Cell))


@pytest.mark.parametrize(("cell", "words"), CELLS, ids=[cell.kind for cell, _ in CELLS])
def test_a_cell_is_printed_everywhere(cell, words):
    table = ReportTable("หัวตาราง", "toys", [ReportColumn("หัว", "ป้าย", lambda row: row, 4)], [cell])

    html = render_to_string("annual_report/includes/table.html", {"table": table})
    word = " ".join(
        f"{paragraph.marker} {words}"
        for paragraph in paragraphs_of_cell(cell)
        for words, _ in paragraph.pieces
    )

    assert "<caption>หัวตาราง</caption>" in html
    assert [text for text in words if text not in html] == []
    assert [text for text in words if text not in word] == []
