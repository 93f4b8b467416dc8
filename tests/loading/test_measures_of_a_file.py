"""What a year file says of measures: outline, headings, budgets, plans, persons."""

from decimal import Decimal

import pytest
from django.core.management import CommandError

from measures.models import Measure
from oit_checklist.criteria_file import load_criteria
from tests.conftest import CRITERIA, YEAR
from tests.loading.test_load_year import command

pytestmark = pytest.mark.django_db

NESTED = """
[[measure]]
number = "๑๐"
heading = true
title = "การบริการที่โปร่งใส"
divisions = ["สำนักปลัด", "กองคลัง"]

[[measure]]
number = "10.1"
parent = 10
heading = true
title = "ลดขั้นตอน"

[[measure]]
number = "10.1.2"
parent = "10.1"
title = "คู่มือประชาชน"
all_divisions = true
status = "ดำเนินการ"
responsible_person = "งานนิติการ"
budget_planned = "๓๐,๐๐๐.- บาท"
budget_spent = 28450.5
budget_source = "ข้อบัญญัติ"
plan = "แผนพัฒนาท้องถิ่น"
plan_first_year = 2566
plan_last_year = 2570
results = "จัดทำแล้ว"

[[measure]]
number = "10.1.10"
parent = "10.1"
title = "อบรม"
divisions = ["กองคลัง"]
status = "ดำเนินการ"
budget_planned = "ไม่ใช้งบประมาณ"
"""


@pytest.fixture
def load(tmp_path):
    """Load the shipped year with more lines behind it; what the command says."""
    load_criteria(CRITERIA)

    def run(more: str) -> str:
        path = tmp_path / "fy2566.toml"
        path.write_text(YEAR.read_text(encoding="utf-8") + more, encoding="utf-8")
        return command(path)

    return run


def test_three_levels_with_budgets_plans_and_persons(load):
    load(NESTED)

    rows = Measure.objects.filter(number__startswith="10").order_by("number_order")
    assert [(row.number, row.parent and row.parent.number, row.is_heading) for row in rows] == [
        ("10", None, True),
        ("10.1", "10", True),
        ("10.1.2", "10.1", False),
        ("10.1.10", "10.1", False),
    ]
    assert rows[0].responsible == ["สำนักปลัด", "กองคลัง"]
    booklet, training = rows[2], rows[3]
    assert booklet.responsible_names == ["ทุกส่วนงาน", "งานนิติการ"]
    assert (booklet.budget_planned, booklet.budget_spent) == (30000, Decimal("28450.50"))
    assert (booklet.budget_source, booklet.plan_name) == ("ข้อบัญญัติ", "แผนพัฒนาท้องถิ่น")
    assert booklet.plan_years == "2566–2570"
    assert (training.budget_planned, training.budget_spent) == (0, None)


def test_loaded_again_they_are_there_already(load):
    load(NESTED)

    assert "เพิ่ม ไม่มี" in load(NESTED)
    assert Measure.objects.count() == 7


@pytest.mark.parametrize(
    ("words", "instead", "line", "reason"),
    [
        ('"10.1.10"', '"10.1."', 'number = "10.1."', "มาตรการ 10.1 ซ้ำในแฟ้ม"),
        ('"10.1.10"', '"10.1.2"', 'number = "10.1.2"\nparent = "10.1"\ntitle = "อบรม"', "ซ้ำในแฟ้ม"),
        ('"10.1.10"', '"ก.1"', "[[measure]]", "ใช้ได้เฉพาะตัวเลขคั่นด้วยจุด เช่น 1 หรือ 1.1.1"),
        ('"10.1.10"', '"1.2.3.4.5"', "[[measure]]", "ใช้ได้เฉพาะตัวเลขคั่นด้วยจุด"),
        ('"10.1.10"', "10.5", "number = 10.5", "ช่อง number ผิดชนิด"),
        ("parent = 10\n", "parent = 11\n", "parent = 11", "ไม่มีมาตรการลำดับที่ 11 ก่อนหน้านี้ในแฟ้ม"),
        ("parent = 10\n", 'parent = "10.1"\n', 'parent = "10.1"', "ไม่มีมาตรการลำดับที่ 10.1"),
        ('parent = "10.1"\ntitle = "อบรม"', 'parent = "10.1.2"\ntitle = "อบรม"', "[[measure]]",
         "มาตรการซ้อนกันได้ไม่เกิน 3 ชั้น"),
        ("heading = true\ntitle = \"ลด", 'heading = "ใช่"\ntitle = "ลด', 'heading = "ใช่"',
         "ช่อง heading ผิดชนิด"),
        ('title = "ลดขั้นตอน"', 'title = "ลดขั้นตอน"\nbudget_planned = 5', "[[measure]]",
         "หัวข้อไม่มีงบประมาณ"),
        ('title = "ลดขั้นตอน"', 'title = "ลดขั้นตอน"\nresults = "ทำแล้ว"', 'results = "ทำแล้ว"',
         "หัวข้อไม่มีรายงานผลและหลักฐานของตนเอง"),
        ('title = "ลดขั้นตอน"', 'title = "ลดขั้นตอน"\nstatus = "ดำเนินการ"', "status",
         "หัวข้อไม่มีรายงานผลและหลักฐานของตนเอง"),
        ('"๓๐,๐๐๐.- บาท"', '"สามหมื่น"', 'budget_planned = "สามหมื่น"', "อ่านจำนวนเงิน “สามหมื่น” ไม่ออก"),
        ('"๓๐,๐๐๐.- บาท"', "-5", "budget_planned = -5", "อ่านจำนวนเงิน “-5” ไม่ออก"),
        ('"๓๐,๐๐๐.- บาท"', "inf", "budget_planned = inf", "อ่านจำนวนเงิน “inf” ไม่ออก"),
        ('"๓๐,๐๐๐.- บาท"', "1000.505", "budget_planned = 1000.505", "อ่านจำนวนเงิน “1000.505” ไม่ออก"),
        ('"๓๐,๐๐๐.- บาท"', "9" * 40, "budget_planned = 9", "มากเกินไป กรุณาตรวจจำนวนหลัก"),
        ('"๓๐,๐๐๐.- บาท"', "true", "budget_planned = true", "ช่อง budget_planned ผิดชนิด"),
        ("28450.5", '"๕๐๐,๐๐"', 'budget_spent = "๕๐๐,๐๐"', "เครื่องหมายใน “๕๐๐,๐๐” อ่านได้หลายอย่าง"),
        ("plan_first_year = 2566\n", "", "[[measure]]", "ปีแรกและปีสุดท้ายของแผนเป็น พ.ศ."),
        ("plan_last_year = 2570", "plan_last_year = 2565", "[[measure]]", "ปีสุดท้ายไม่ก่อนปีแรก"),
        ("plan_first_year = 2566", "plan_first_year = 2023", "[[measure]]", "เป็น พ.ศ."),
        ("plan_first_year = 2566", 'plan_first_year = "2566"', "plan_first_year", "ผิดชนิด"),
        ('"งานนิติการ"', '"' + "ง" * 301 + '"', "[[measure]]", "300"),
        ('responsible_person = "งานนิติการ"', 'responsible = "งานนิติการ"', "responsible =",
         "ไม่รู้จักช่อง responsible"),
        ("all_divisions = true\n", "", "[[measure]]", "ขาดผู้รับผิดชอบ"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_nothing_is_half_loaded(
    load, words, instead, line, reason
):
    assert words in NESTED
    faulty = NESTED.replace(words, instead, 1)

    with pytest.raises(CommandError) as refused:
        load(faulty)

    told = str(refused.value)
    assert reason in told
    assert not Measure.objects.exists()
    number = int(told.partition("บรรทัด ")[2].partition(":")[0])
    lines = (YEAR.read_text(encoding="utf-8") + faulty).splitlines()
    assert lines[number - 1].startswith(line.partition("\n")[0])
