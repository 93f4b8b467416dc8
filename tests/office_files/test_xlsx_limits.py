"""Excel files that are too large, broken, locked or forged are refused in Thai, with the cause."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from office_files.contents import OfficeFileError
from office_files.reading import read_office_file
from tests.office_files.sample_bytes import saved
from tests.office_files.sheet_parts import inline, number, row, workbook
from tests.office_files.word_parts import archive, parts_of

ROOT = Path(__file__).resolve().parent.parent.parent
MEASURE = """
import sys, time
from office_files.reading import read_office_file
data = open(sys.argv[1], "rb").read()
begun = time.process_time()
file = read_office_file(data)
# Not what getrusage tells, which is that of the process that started this one too.
told = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(len(file.grids[0].cells), time.process_time() - begun, int(told["VmHWM"].split()[0]) // 1024)
"""


def refused(data: bytes) -> str:
    with pytest.raises(OfficeFileError) as error:
        read_office_file(data)
    return str(error.value)


def test_twenty_thousand_rows_are_read_in_time_and_memory(tmp_path):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for at in range(20_000):
        sheet.append([f"o{at}", "รายการข้อมูล " * 5, "กองคลัง", at * 1.1, at, "ข", "ค", f"ง {at}"])
    (tmp_path / "a.xlsx").write_bytes(saved(book))

    run = [sys.executable, "-c", MEASURE, str(tmp_path / "a.xlsx")]
    told = subprocess.run(run, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()

    assert told[0] == "160000"
    assert float(told[1]) < 30
    assert int(told[2]) < 300  # MB


def test_a_sheet_that_explodes_is_refused_before_it_is_unpacked():
    parts = parts_of(workbook("")) | {"xl/worksheets/sheet1.xml": b" " * (160 * 1024 * 1024)}
    bomb = archive(parts)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert len(bomb) < 1_000_000
    assert "ขยายออกแล้วใหญ่เกินไป" in refused(bomb)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KB


def test_a_forged_list_of_parts_is_refused():
    # So many that the library would make objects of them before anybody counts.
    data = b"PK\x03\x04" + workbook(row(1, inline("A1", "ก"))) + b"PK\x01\x02" * 6_000

    assert "ใหญ่เกินไป" in refused(data)


@pytest.mark.parametrize("area", ["A1:XFD1048576", "A1:IV5000"])
def test_a_merged_area_without_end_is_bounded(area):
    rows = "".join(row(at, inline(f"A{at}", "ก")) for at in range(1, 3_001))
    after = f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'

    assert "ผสานช่องกว้างเกินไป" in refused(workbook(rows, after=after))


def test_a_cell_far_to_the_right_is_named():
    assert "“แผ่น” ช่อง XFD1 อยู่เลยคอลัมน์ที่ 256" in refused(workbook(row(1, inline("XFD1", "ก"))))


def test_too_many_rows_are_refused_with_the_row():
    rows = "".join(f'<row r="{at}"><c><v>1</v></c></row>' for at in range(1, 50_003))

    assert "แถวที่ 50,001" in refused(workbook(rows))


@pytest.mark.parametrize("stored", ["1e999999", "NaN", "Infinity", "-", "1" * 5_000])
def test_forged_numbers_are_texts(stored):
    grid = read_office_file(workbook(row(1, number("A1", stored), inline("B1", "ก")))).grids[0]

    assert grid.at(1, 1).value is None or len(str(grid.at(1, 1).value)) <= 5_000
    assert grid.at(1, 2).text == "ก"


@pytest.mark.parametrize("style", ["99999", "-1", "x", ""])
def test_forged_styles_and_texts_do_no_harm(style):
    cells = f'<c r="A1" s="{style}"><v>5</v></c><c r="B1" t="s"><v>{style}</v></c>'

    assert read_office_file(workbook(row(1, cells))).grids[0].at(1, 1).text == "5"


def test_an_empty_workbook_and_one_of_pictures_say_so():
    empty = saved(Workbook())
    pictures = archive(parts_of(empty) | {"xl/media/image1.png": b"x"})

    assert "ไม่มีข้อมูลในแผ่นใดเลย" in refused(empty)
    assert "มีแต่ภาพ" in refused(pictures)


@pytest.mark.parametrize("sheet", ["<worksheet", "", "<a>&b;</a>"])
def test_broken_sheets_are_refused_in_thai(sheet):
    parts = parts_of(workbook("")) | {"xl/worksheets/sheet1.xml": sheet.encode()}

    assert any("ก" <= letter <= "ฮ" for letter in refused(archive(parts)))


def test_one_row_of_countless_cells_holds_nothing():
    cells = "<c/>" * 300_000

    assert "ไม่มีข้อมูล" in refused(workbook(f"<row>{cells}</row>"))
