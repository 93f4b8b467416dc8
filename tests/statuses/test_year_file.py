"""A year file with statuses of the year, and what it measures beside them."""

import pytest
from django.core.management import CommandError

from agency.models import FiscalYear
from measures.models import Measure
from oit_checklist.models import ChecklistItem
from tests import make
from tests.loading.test_load_year import command

pytestmark = pytest.mark.django_db
DONE = "counts_as_done = true"
FILE = """
fiscal_year = 2566
source = "รายงาน"
[agency]
name = "เทศบาลตำบลตัวอย่าง"
district = "เมือง"
province = "อ่างทอง"
[[division]]
name = "สำนักปลัด"
[[year]]
year = 2566
progress_measure = "percent"
[[year.status]]
code = "not_done"
label = "ยังไม่ได้ดำเนินการ"
[[year.status]]
code = "in_progress"
label = "อยู่ระหว่างดำเนินการ"
[[year.status]]
code = "done"
label = "ดำเนินการ"
in_overview = "ดำเนินการแล้ว"
counts_as_done = true
[[measure]]
number = 1
title = "งดรับของขวัญ"
divisions = ["สำนักปลัด"]
status = "อยู่ระหว่างดำเนินการ"
percent = 60
[[progress]]
instrument = "OIT"
number = 1
divisions = ["สำนักปลัด"]
status = "ดำเนินการ"
percent = 100
"""
QUARTERS = (
    FILE.replace('"percent"', '"quarters"')
    .replace("percent = 60", 'quarter_1 = "ร่างประกาศ"')
    .replace("percent = 100", 'quarter_4 = "เผยแพร่แล้ว"')
)


@pytest.fixture
def load(tmp_path, db):
    for number in (1, 2):
        make.item(year=make.fiscal_year(published_at=None), number=number)
    path = tmp_path / "fy.toml"

    def load(text: str) -> str:
        path.write_text(text, encoding="utf-8")
        return command(path)

    return load


def reported() -> list[tuple]:
    rows = [Measure.objects.get(), ChecklistItem.objects.get(number=1)]
    return [(str(row.status), row.published_update.measured_briefly) for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (FILE, [("in_progress", "ก้าวหน้าร้อยละ 60"), ("done", "ก้าวหน้าร้อยละ 100")]),
        (QUARTERS, [("in_progress", "รายงานถึงไตรมาส 1"), ("done", "รายงานถึงไตรมาส 4")]),
    ],
)
def test_statuses_and_what_is_measured_are_loaded_once(load, text, rows):
    load(text)

    statuses = FiscalYear.objects.get().statuses
    assert [(each, each.label, each.in_overview, each.box) for each in statuses] == [
        ("not_done", "ยังไม่ได้ดำเนินการ", "ยังไม่ได้ดำเนินการ", "☐"),
        ("in_progress", "อยู่ระหว่างดำเนินการ", "อยู่ระหว่างดำเนินการ", "◧"),
        ("done", "ดำเนินการ", "ดำเนินการแล้ว", "☑"),
    ]
    assert statuses.initial == "not_done"
    assert reported() == rows
    assert "เพิ่ม ไม่มี" in load(text)
    assert reported() == rows


def test_a_year_that_has_statuses_of_its_own_keeps_them(load):
    year = FiscalYear.objects.get()
    make.third_status(year)
    year.status_rows.filter(code="in_progress").update(label="กำลังทำ")

    said = load(FILE.replace('status = "อยู่ระหว่างดำเนินการ"', 'status = "กำลังทำ"'))

    assert "มีอยู่แล้ว ไม่ได้แก้: สถานะของปี 3" in said
    assert reported()[0] == ("in_progress", "ก้าวหน้าร้อยละ 60")


@pytest.mark.parametrize(
    ("words", "instead", "line", "why"),
    [
        ('"percent"', '"months"', 12, "ที่ progress_measure ใช้ได้เฉพาะ percent, quarters"),
        ('"in_progress"', '"In Progress"', 16, "รหัสใช้ได้เฉพาะตัวอักษรอังกฤษตัวเล็ก"),
        ('"in_progress"', '"done"', 19, "ปีงบประมาณนี้มีสถานะรหัสนี้แล้ว"),
        ('"not_done"\n', f'"not_done"\n{DONE}\n', 13, "สถานะเริ่มต้นนับว่าดำเนินการแล้วไม่ได้"),
        (DONE, DONE.replace("true", "false"), 10, "ต้องมีอย่างน้อยหนึ่งสถานะที่นับว่าดำเนินการแล้ว"),
        (DONE, "finished = true", 23, "ไม่รู้จักช่อง finished"),
        ('status = "อยู่ระ', 'status = "ว่า', 28, "ไม่รู้จัก “ว่าหว่างดำเนินการ” ที่ status"),
        ("percent = 60", "percent = 101", 29, "ร้อยละต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100"),
        ("percent = 60", "percent = -1", 29, "ร้อยละต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100"),
        ("percent = 60", 'percent = "หกสิบ"', 29, "ร้อยละต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100"),
        ("percent = 60", 'quarter_1 = "ร่าง"', 29, "ปีงบประมาณ 2566 ไม่ได้ให้รายงานช่อง quarter_1"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_nothing_is_loaded(load, words, instead, line, why):
    with pytest.raises(CommandError, match=rf"fy\.toml บรรทัด {line}: ") as refused:
        load(FILE.replace(words, instead, 1))

    assert why in str(refused.value)
    assert FiscalYear.objects.get().statuses.choices == [
        ("not_done", "ยังไม่ได้ดำเนินการ"), ("done", "ดำเนินการ"),
    ]  # fmt: skip
    assert not Measure.objects.exists()


def test_a_text_too_long_for_a_quarter_is_refused(load):
    with pytest.raises(CommandError, match="ข้อความของ quarter_1 ยาวเกิน 500 ตัวอักษร"):
        load(QUARTERS.replace("ร่างประกาศ", "ก" * 501))


def test_a_status_that_a_report_carries_already_cannot_be_left_out(load):
    make.draft(ChecklistItem.objects.get(number=2), status="not_done")
    wrong = FILE.replace('"not_done"', '"open"', 1)

    with pytest.raises(CommandError, match="ที่ใช้สถานะรหัส not_done แล้ว แต่แฟ้มนี้ไม่มี"):
        load(wrong)


def test_a_year_has_no_more_statuses_than_its_form_has_room_for(load):
    more = "".join(f'[[year.status]]\ncode = "s{n}"\nlabel = "สถานะ {n}"\n' for n in range(4))

    with pytest.raises(CommandError, match="ปีหนึ่งมีได้ไม่เกิน 6 สถานะ"):
        load(FILE.replace("[[measure]]", f"{more}[[measure]]"))
