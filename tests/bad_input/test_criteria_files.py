"""Criteria files that nobody should write: refused in Thai by place, and nothing half done."""

import re
import time
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from agency.models import FiscalYear
from documents.workbook_reading import WorkbookError, read_grids
from oit_checklist.models import ChecklistItem
from tests.loading.test_load_criteria import SMALL

pytestmark = pytest.mark.django_db
DEEP = "[[item.element" + ".part" * 400 + ']]\ntext = "ก"\n'


def load(tmp_path, content: bytes, name: str = "criteria.toml", **options) -> str:
    path = tmp_path / name
    path.write_bytes(content)
    told = StringIO()
    call_command("load_criteria", path, stdout=StringIO(), stderr=told, **options)
    return told.getvalue()


def own_table(*rows) -> bytes:
    book = Workbook()
    for row in (["ปีงบประมาณ 2571"], ["ตัวชี้วัดย่อย", "ข้อ", "ข้อมูล", "องค์ประกอบ"], *rows):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_sheet_xml(change) -> bytes:
    """A workbook whose sheet's XML was written by something else than a spreadsheet program."""
    made, changed = BytesIO(own_table(["9.1 ก", "o1", "ข", "ค"])), BytesIO()
    with ZipFile(made) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part.startswith("xl/worksheets/"):
                content = change(content)
            new.writestr(part, content)
    return changed.getvalue()


@pytest.mark.parametrize(
    ("words", "instead", "reason"),
    [
        ('min_total = "85"', 'min_total = "NaN"', "ต้องเป็นตัวเลข"),
        ('min_total = "85"', 'min_total = "1e999"', "ระหว่าง 0 ถึง 100"),
        ('section = "9.1"', "section = 9.1", "ผิดชนิด: 9.1"),
        ('number = "9.1"', 'number = "9.1 ข้อมูล"', "ต้องเป็นเลขและจุด"),
        ("number = 1\nsection", "number = 99999\nsection", "ระหว่าง 1 ถึง 999"),
        ("fiscal_year = 2568", "fiscal_year = 2568\ncopied_from = 2568", "ของปีอื่น"),
        ('theme = "ข้อมูลพื้นฐาน"', f'theme = "{"ก" * 301}"', "ไม่เกิน 300"),
        ('marker = "(๒)"', 'confidence = "แน่นอน"', "ไม่รู้จักความมั่นใจ “แน่นอน”"),
        ('marker = "(๒)"', "is_note = 1", "ผิดชนิด"),
    ],
)
def test_a_value_that_cannot_be_meant(tmp_path, words, instead, reason):
    assert words in SMALL

    with pytest.raises(CommandError, match=r"criteria.toml บรรทัด \d+") as refused:
        load(tmp_path, SMALL.replace(words, instead, 1).encode())

    assert reason in str(refused.value)
    assert not FiscalYear.objects.exists()


def test_every_fault_is_told_and_not_the_first_alone(tmp_path):
    faulty = SMALL.replace('section = "9.1"', 'section = "9.10"').replace("current_year", "later")

    with pytest.raises(CommandError) as refused:
        load(tmp_path, faulty.encode())

    assert re.findall(r"9\.10|later", str(refused.value)) == ["9.10", "later"]


@pytest.mark.parametrize(
    "content",
    [SMALL.encode("cp874"), (SMALL + DEEP).encode(), b"\x00" * 100, b"%PDF-1.7", b"", b"[" * 5000],
    ids=["cp874", "deep", "zeros", "pdf", "empty", "brackets"],
)
def test_what_is_no_criteria_file(tmp_path, content):
    with pytest.raises(CommandError, match="ไม่ได้โหลดเกณฑ์"):
        load(tmp_path, content)
    assert not ChecklistItem.objects.exists()


def test_a_part_without_the_line_that_it_stands_below(tmp_path):
    orphan = SMALL + '[[item]]\ninstrument = "OIT"\nnumber = 2\ntitle = "ก"\n'
    orphan += '[[item.element.part]]\ntext = "ข"\n'

    with pytest.raises(CommandError, match="ขาดช่อง text"):
        load(tmp_path, orphan.encode())


def test_a_file_of_windows_with_its_mark_is_read(tmp_path):
    load(tmp_path, b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())

    assert ChecklistItem.objects.count() == 2


def test_an_office_s_table_is_loaded_by_the_command_and_what_is_doubtful_is_told(tmp_path):
    told = load(
        tmp_path,
        own_table(["9.1 ข้อมูลพื้นฐาน", "o1", "แผน", "มีอย่างใดอย่างหนึ่ง แผน หรือ โครงการ"]),
        "criteria.xlsx",
    )

    assert "ช่อง D3" in told
    item = ChecklistItem.objects.get()
    assert (item.fiscal_year.year_be, item.section.number, item.title) == (2571, "9.1", "แผน")


def test_moit_is_refused_by_name(tmp_path):
    with pytest.raises(CommandError, match="MOIT เป็นแบบตรวจของกระทรวงสาธารณสุข"):
        load(tmp_path, own_table(["9.1 ก", "MOIT 1", "ข", "ค"]), "criteria.xlsx")
    assert not FiscalYear.objects.exists()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            lambda xml: xml.replace(
                b"</sheetData>",
                b'</sheetData><mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>',
            ),
            "ผสานช่องกว้างเกินไป",
        ),
        (
            lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"/></sheetData>'),
            "กรุณาลบแถวว่าง",
        ),
        (lambda xml: xml.replace(b"</sheetData>", b"<row/>" * 6000 + b"</sheetData>"), "ลบแถวว่าง"),
        (lambda xml: xml[: len(xml) // 2], "เนื้อในไม่ตรงรูปแบบ"),
    ],
    ids=["merged without end", "last row", "blank rows", "cut"],
)
def test_a_workbook_that_would_fill_the_memory_or_is_broken(change, reason):
    begun = time.monotonic()

    with pytest.raises(WorkbookError, match=reason):
        read_grids(with_sheet_xml(change))

    assert time.monotonic() - begun < 10
