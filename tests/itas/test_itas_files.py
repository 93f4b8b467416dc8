"""The ITAS sheet as a spreadsheet and as a Word document."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from tests import made, make
from thai.protected import as_typed

pytestmark = pytest.mark.django_db

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]


@pytest.fixture
def item(client, secretary):
    client.force_login(secretary)
    item = make.item(number=12, title="แผนดำเนินงาน")
    make.element(item, text="แผนผัง")
    make.published(item, progress="- จัดทำแล้ว")
    make.evidence(item, title="แผน", url="https://a.go.th/1", document_date=date(2023, 1, 12))
    return item


def workbook(client, address: str):
    return load_workbook(BytesIO(client.get(address).content))


def words_of(client, address: str) -> str:
    document = Document(BytesIO(made.document(client, address)))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return as_typed(
        "\n".join(node.text or "" for cell in cells for node in cell._tc.iter() if node.text)
    )


def test_the_spreadsheet_has_a_row_per_item_and_one_per_evidence(client, item):
    book = workbook(client, "/admin/itas/2566/itas.xlsx")

    items, proofs = ([cell.value for cell in sheet[5]] for sheet in book.worksheets[:2])
    assert items[:4] == [
        "o12", "แผนดำเนินงาน", "ดำเนินการ", "https://ita.example.go.th/2566/oit/o12/",
    ]  # fmt: skip
    assert items[5:] == [
        "- จัดทำแล้ว", "1. แผน (12 ม.ค. 2566) https://a.go.th/1", 0, 1, "แผนผัง", None,
    ]  # fmt: skip
    assert proofs == ["o12", "แผน", "https://a.go.th/1", "12 ม.ค. 2566", None, None]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_looks_like_a_formula_is_written_as_text(client, item, text):
    item.explanation = text
    item.save()

    cell = workbook(client, "/admin/itas/2566/itas.xlsx").active["F5"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_control_characters_and_endless_texts_do_not_break_the_spreadsheet(client, item):
    item.explanation = "ก\x01" * 20_000
    item.save()

    cell = workbook(client, "/admin/itas/2566/itas.xlsx").active["F5"]

    assert cell.value.startswith("กก")
    assert len(cell.value) <= 32_767


def test_the_word_document_says_the_same(client, item):
    words = words_of(client, "/admin/itas/2566/itas.docx")

    for expected in ("https://ita.example.go.th/2566/oit/o12/", "จัดทำแล้ว", "แผน (12 ม.ค. 2566)",
                     "https://a.go.th/1", "แผนผัง"):  # fmt: skip
        assert expected in words


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_frozen_sheet_downloads_as_it_was(client, item, ending):
    sheet = make.itas_sheet(item.fiscal_year, note="ส่งแล้ว")
    address = f"/admin/itas/2566/frozen/{sheet.pk}/itas.{ending}"
    item.explanation = "ใหม่"
    item.save()

    if ending == "xlsx":
        page = workbook(client, address).active
        assert page["F5"].value == "- จัดทำแล้ว"
        assert "หมายเหตุ: ส่งแล้ว" in page["A2"].value
    else:
        assert "จัดทำแล้ว" in words_of(client, address)
        assert "ใหม่" not in words_of(client, address)


def test_the_file_has_a_thai_name(client, item):
    answer = client.get("/admin/itas/2566/itas.xlsx")

    assert "filename*=utf-8''%E0%B9%81%E0%B8%9A%E0%B8%9A" in answer["Content-Disposition"]
