"""Marks below heads that are values: done or not, months of a plan, bars over several months."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.styles import Font

from imports.tables.reading import propose
from office_files.reading import read_office_file
from tests.imports_tables.tables import OFFICE, asked, column_of, grid, read

DONE = ["ดำเนินการ", "ยังไม่ได้ดำเนินการ"]
PLAN = [((1, 1), (2, 1)), ((1, 2), (2, 2))]


@pytest.mark.parametrize("heads", ["มี|ไม่มี", "ดำเนินการแล้ว|ยังไม่ดำเนินการ"])
@pytest.mark.parametrize("mark", ["✓", "/", "√", "☑"])
def test_a_mark_tells_whether_it_was_done(heads, mark):
    table = f"ข้อ|ข้อมูล|การดำเนินการ|\n||{heads}\no1|โครงสร้าง|{mark}|\no2|ผู้บริหาร||{mark}"

    found = read("items", grid(table, [*PLAN, ((1, 3), (1, 4))]))

    assert column_of(found, "status") == DONE
    assert not asked(found)


@pytest.mark.parametrize(("font", "letter"), [("Wingdings", "ü"), ("Wingdings 2", "P")])
def test_a_letter_of_a_symbol_font_is_the_mark_that_people_see(font, letter):
    book = openpyxl.Workbook()
    for line in (["ข้อ", "ข้อมูล", "ดำเนินการแล้ว"], ["o1", "โครงสร้าง", letter]):
        book.active.append(line)
    book.active["C2"].font = Font(name=font)
    book.save(data := BytesIO())

    found = propose(read_office_file(data.getvalue()), "items", 2566, OFFICE)

    assert column_of(found, "status") == ["ดำเนินการ"]


@pytest.mark.parametrize(
    ("over", "months", "period"),
    [
        ("พ.ศ. 2565", "พ.ย.|ธ.ค.", ("2022-11-01", "2022-12-31")),
        ("ปีงบประมาณ พ.ศ. 2566", "ต.ค.|พ.ย.", ("2022-10-01", "2022-11-30")),
        ("ระยะเวลา", "ธ.ค.|ม.ค.", ("2022-12-01", "2023-01-31")),
        ("ไตรมาส", "2|3", ("2023-01-01", "2023-06-30")),
    ],
)
def test_marks_below_months_are_the_period_of_a_measure(over, months, period):
    table = f"ที่|กิจกรรม|{over}|\n||{months}\n1|กิจกรรม ก|/|/"

    found = read("measures", grid(table, [*PLAN, ((1, 3), (1, 4))]))

    assert tuple(found.rows[0].values[name] for name in ("starts_on", "ends_on")) == period
    assert not asked(found)


def test_a_bar_over_several_months_covers_each_of_them():
    table = "ที่|กิจกรรม|ต.ค.|พ.ย.|ธ.ค.|ม.ค.\n1|กิจกรรม ก|←→|||\n2|กิจกรรม ข||||←→"

    found = read("measures", grid(table, [((2, 3), (2, 5))]))

    assert column_of(found, "ends_on") == ["2022-12-31", "2023-01-31"]
