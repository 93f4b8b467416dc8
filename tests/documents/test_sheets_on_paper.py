"""Every spreadsheet of the portal is a document on paper, too: documents.sheet_paper."""

import re
import subprocess
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from posixpath import dirname

import pypdfium2
import pytest
from openpyxl import load_workbook

from documents.sheet_paper import WIDEST, fitted_widths
from documents.workbooks import DATETIME, WorkbookColumn, WorkbookSheet, write_workbook
from tests import make
from tests.office_files.test_libreoffice import soffice
from tests.test_urls_by_person import BACK_OFFICE, PUBLIC

ROOT = Path(__file__).resolve().parent.parent.parent
OFFICE = "เทศบาลตำบล A&B"
LONG = "ข้อความยาวในช่องเดียว " * 12


def written(*sheets: WorkbookSheet) -> bytes:
    with write_workbook(sheets, office=OFFICE, created=datetime(2023, 1, 1, tzinfo=UTC)) as file:
        return file.read()


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> list[tuple[tuple[int, int], str]]:
    """What LibreOffice prints of a wide sheet and a narrow one: size and text of each page."""
    wide = [WorkbookColumn(f"WIDE{number}", 50) for number in range(12)]
    wide.append(WorkbookColumn("WHEN", 50, DATETIME))
    wide.append(WorkbookColumn("VERSION", printed=False))
    moment = datetime(2023, 1, 1, 12, tzinfo=UTC)
    rows = ([*["x"] * 11, f"{LONG}END{number}", moment, "v1"] for number in range(40))
    narrow = [WorkbookColumn("UPRIGHT", 20), WorkbookColumn("จำนวน")]
    data = written(
        WorkbookSheet("กว้าง", wide, rows, title_lines=("ชื่อเรื่อง",)),
        WorkbookSheet("แคบ", narrow, ([f"ก{n}", n] for n in range(120))),
    )
    folder = tmp_path_factory.mktemp("paper")
    (folder / "a.xlsx").write_bytes(data)
    run = [soffice(), "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    run += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.xlsx")]
    subprocess.run(run, check=True, capture_output=True, timeout=600)
    pages = pypdfium2.PdfDocument(folder / "a.pdf")
    return [
        (
            (round(page.get_width()), round(page.get_height())),
            page.get_textpage().get_text_bounded(),
        )
        for page in pages
    ]


def test_libreoffice_prints_each_sheet_one_page_wide_with_its_head_on_every_page(paper):
    turned = [text for size, text in paper if size == (842, 595)]
    upright = [text for size, text in paper if size == (595, 842)]

    assert len(turned) > 1
    assert len(upright) > 1
    assert len(turned) + len(upright) == len(paper)
    assert all("WIDE0" in text and "WHEN" in text for text in turned)
    assert all("UPRIGHT" in text for text in upright)


def test_nothing_of_a_cell_is_missing_on_paper_and_what_is_for_programs_is(paper):
    text = "".join(words for _, words in paper)

    assert set(re.findall(r"END\d+", text)) == {f"END{number}" for number in range(40)}
    assert text.count("2023-01-01 19:00:00") == 40
    assert "VERSION" not in text
    assert "###" not in text


def test_every_page_tells_whose_it_is_and_its_number(paper):
    for number, (_, text) in enumerate(paper, start=1):
        assert "A&B" in text
        assert re.search(rf"{number}\D+{len(paper)}", text)


def test_the_same_rows_give_the_same_bytes_row_by_row():
    def sheet():
        rows = ([f"ข้อ {number}", number] for number in range(3_000))
        return WorkbookSheet("แผ่น", [WorkbookColumn("ข้อ"), WorkbookColumn("เลข")], rows)

    assert sha256(written(sheet())).digest() == sha256(written(sheet())).digest()


def test_columns_of_texts_give_way_and_those_of_numbers_do_not():
    assert fitted_widths([20, 50], [8, 8]) == [20, 50]
    narrowed = fitted_widths([19, *[60] * 8], [19, *[8] * 8])
    assert narrowed[0] == 19
    assert WIDEST - len(narrowed) < sum(narrowed) <= WIDEST


def test_a_long_office_and_heading_keep_to_the_format():
    column = WorkbookColumn("หัว")
    sheet = WorkbookSheet("แผ่น", [column], [], heading="ตาราง" * 100)
    with write_workbook([sheet], office="เทศบาล" * 100) as file:
        (page,) = load_workbook(file).worksheets

    assert len(f"&L{page.oddHeader.left.text}&R{page.oddHeader.right.text}") <= 255


def test_nobody_else_writes_workbooks():
    makers = set()
    for path in ROOT.glob("*/**/*.py"):
        family = path.relative_to(ROOT).parts[0]
        if family.startswith(".") or family in {"tests", "docs"}:
            continue
        if re.search(r"\bWorkbook\(", path.read_text()):
            makers.add(str(path.relative_to(ROOT)))

    assert makers == {"documents/workbooks.py"}


@pytest.fixture
def agency(db):
    return make.agency()


@pytest.fixture
def offered(agency, client, administrator, secretary) -> dict[str, bytes]:
    """Every workbook that the portal offers, by address."""
    sheet = make.itas_sheet(make.item(title="คำอธิบาย" * 60).fiscal_year)
    known = [each for each in (*PUBLIC, *BACK_OFFICE) if each.partition("?")[0].endswith(".xlsx")]
    rows = {"itas_sheet": sheet.pk, "committee": make.meeting().committee.pk}
    found, books = {address.format(**rows) for address in known}, {}
    for user in (administrator, secretary):
        client.force_login(user)
        for page in parents(found):
            answer = client.get(page)
            if answer.status_code == 200:
                found |= linked(answer.content.decode())
        for address in found - books.keys():
            answer = client.get(address)
            if answer.status_code == 200:
                books[address] = b"".join(answer) if answer.streaming else answer.content
    assert found == books.keys()
    return books


def parents(addresses: set[str]) -> set[str]:
    """The pages above these files, where links to the others of their kind stand."""
    return {dirname(address.partition("?")[0]) + "/" for address in addresses}


def linked(html: str) -> set[str]:
    links = re.findall(r'href="(/[^"]+\.xlsx[^"]*)"', html)
    return {link.replace("&amp;", "&") for link in links}


@pytest.mark.django_db
def test_every_workbook_of_the_portal_is_set_up_for_paper(agency, offered):
    assert len(offered) > 30
    for address, data in offered.items():
        for page in load_workbook(BytesIO(data)).worksheets:
            place = f"{address} {page.title}"
            setup = page.page_setup
            assert (setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (9, 1, 0), place
            assert page.sheet_properties.pageSetUpPr.fitToPage, place
            assert setup.orientation in {"landscape", "portrait"}, place
            head = int(page.print_title_rows.rpartition("$")[2])
            assert page.cell(head, 1).font.b, place
            assert page.print_options.gridLines, place
            assert page.print_area, place
            assert page.oddHeader.left.text == agency.name, place
            assert page.oddHeader.right.text.strip(), place
            assert page.oddFooter.right.text == "หน้า &P จาก &N", place
            cells = (cell for line in page.iter_rows(head) for cell in line if cell.value)
            assert all(cell.alignment.wrap_text for cell in cells), place
