"""Every kind of cell that a family may declare is printed on the page and in Word."""

from io import BytesIO
from typing import get_args

import pytest
from docx import Document

from agency.statuses import DEFAULTS
from annual_report.contents import assemble_report
from annual_report.layout import report_html
from annual_report.word import render_report_docx
from catalogue.report_cells import table_of
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
from documents.html_writer import blocks_html
from progress.models import Status
from tests import make

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
def test_a_cell_is_printed(cell, words):
    table = ReportTable("หัวตาราง", "toys", [ReportColumn("หัว", "ป้าย", lambda row: row, 4)], [cell])

    html = blocks_html([table_of(table)])

    assert "<caption>หัวตาราง</caption>" in html
    assert [text for text in words if text not in html] == []


@pytest.mark.django_db
def test_published_evidence_is_listed_with_its_address_in_every_form():
    item = make.item()
    make.published(item)
    make.evidence(item, title="แผนผัง", url="https://ita.example.go.th/o5.pdf")
    make.evidence(item, title="ฉบับร่าง", url="https://ita.example.go.th/x.pdf", published_at=None)
    make.agency()

    contents = assemble_report(item.fiscal_year)

    html, word = report_html(contents), Document(BytesIO(render_report_docx(contents)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    for text in (html, "\n".join(cells)):
        assert "แผนผัง" in text
        assert "https://ita.example.go.th/o5.pdf" in text
        assert "ฉบับร่าง" not in text
