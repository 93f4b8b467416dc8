"""What a person decides about a whole report."""

from datetime import date

import pytest

from agency.models import Division
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem
from tests import make
from tests.imports_documents.reports_by_hand import ITEM_HEADS, items
from tests.imports_taking_over.reports import (
    heading,
    office_of,
    short_report,
    take_report,
    three_items,
)
from tests.imports_taking_over.taking import reasons

pytestmark = pytest.mark.django_db


def test_what_the_year_says_otherwise_is_asked_and_kept_or_taken(capsys, tmp_path):
    office_of("no year")
    year = make.fiscal_year(2567, published_at=None, total_score="90.00")
    path = short_report(tmp_path, three_items())

    (refused,) = take_report(capsys, path, year=2567)["errors"]
    assert refused["doubt"]["readings"] == ["คงของเดิม: 90.00", "ใช้ตามรายงาน: 91.25"]
    take_report(capsys, path, "--decide", "คะแนนรวม=0", year=2567)
    year.refresh_from_db()
    assert (str(year.total_score), year.grade) == ("90.00", "ผ่านดี")
    take_report(capsys, path, "--decide", "คะแนนรวม=1", year=2567)
    year.refresh_from_db()
    assert str(year.total_score) == "91.25"


def test_new_divisions_are_confirmed(capsys, tmp_path):
    office_of("no year")
    make.fiscal_year(2567, published_at=None)
    path = short_report(tmp_path, three_items(divisions="กองสาธารณสุข"))

    refused = take_report(capsys, path, year=2567)
    assert refused["errors"][0]["cell"] == "ตารางที่ 1 D2"
    take_report(capsys, path, "--new-divisions", year=2567)
    assert Division.objects.filter(name="กองสาธารณสุข").exists()


def test_where_a_heading_is_missing_one_answer_is_for_the_whole_theme(capsys, tmp_path):
    office_of("no year")
    make.fiscal_year(2567, published_at=None)
    path = short_report(
        tmp_path, heading("9.1 ข้อมูลพื้นฐาน"), "ข้อมูลทั่วไป", [ITEM_HEADS, *items(1, 2)],
        "การบริหารงาน", [ITEM_HEADS, *items(3, 4)],
        heading("9.3 การเงิน"), "งบประมาณ", [ITEM_HEADS, *items(5, 6)],
    )  # fmt: skip
    cell = "ตารางที่ 2 A2 ตัวชี้วัดย่อย"

    refused = take_report(capsys, path, year=2567)
    assert f"{cell}: หัวข้อตัวชี้วัดย่อยระหว่าง 9.1 กับ 9.3 ขาดไป" in reasons(refused)
    take_report(capsys, path, "--decide", f"{cell}=1", year=2567)

    numbers = [item.section.number for item in ChecklistItem.objects.order_by("number")]
    assert numbers == ["9.1", "9.1", "9.2", "9.2", "9.3", "9.3"]


def test_a_typed_text_is_read_as_if_the_office_had_written_it(capsys, tmp_path):
    office_of("no year")
    year = make.fiscal_year(2567, published_at=None)
    path = short_report(tmp_path, three_items(boxes="☑ ยังไม่ได้ดำเนินการ\n☑ ดำเนินการ"))
    refused = take_report(capsys, path, year=2567)
    cells = [error["cell"] for error in refused["errors"]]

    answers = [
        part
        for cell in cells
        for part in ("--decide", f"{cell}=☐ ยังไม่ได้ดำเนินการ\n☑ ดำเนินการ\n- แก้แล้ว")
    ]
    take_report(capsys, path, *answers, year=2567)

    updates = [item.updates.get() for item in ChecklistItem.objects.filter(fiscal_year=year)]
    assert {(one.status, one.progress) for one in updates} == {("done", "- แก้แล้ว")}


def test_an_item_without_a_code_gets_the_one_that_was_typed(capsys, tmp_path):
    office_of("no year")
    make.fiscal_year(2567, published_at=None)
    rows = three_items()
    rows[2][0] = ""
    path = short_report(tmp_path, rows)

    refused = take_report(capsys, path, year=2567)
    cell = next(error["cell"] for error in refused["errors"])
    take_report(capsys, path, "--decide", f"{cell}=o2", year=2567)

    assert set(ChecklistItem.objects.values_list("number", flat=True)) == {1, 2, 3}


def test_a_committee_of_today_with_another_order_stays_unless_somebody_says_otherwise(capsys):
    office_of()
    name = "คณะกรรมการติดตามและพัฒนาผลการประเมิน ITA ของเทศบาลตำบลเพชรเมืองทอง"
    today = make.committee(name)
    today.appointing_order = "ที่ ๙๙/๒๕๖๙ ลงวันที่ ๑ ตุลาคม ๒๕๖๘"
    today.save()
    answers = ["--decide", "ย่อหน้าที่ 65=0"]

    assert "คณะกรรมการ 1" in reasons(take_report(capsys, "report-2566.docx", *answers))
    take_report(capsys, "report-2566.docx", *answers, "--decide", "คณะกรรมการ 1=0")

    today.refresh_from_db()
    assert today.appointing_order.startswith("ที่ ๙๙/๒๕๖๙")
    assert (today.members.count(), today.meetings.count()) == (0, 1)


def test_a_day_that_nobody_printed_is_typed(capsys, tmp_path):
    office_of("no year")
    make.fiscal_year(2567, published_at=None)
    make.committee(name="คณะกรรมการ ITA")
    path = short_report(
        tmp_path, three_items(), "ภาคผนวก", "รายงานการประชุมคณะกรรมการ ITA", "ครั้งที่ ๑/๒๕๖๗",
        "ณ ห้องประชุม", "ผู้มาประชุม", "๑. นายตัวอย่าง มั่นคง\tประธาน", "เริ่มประชุมเวลา ๐๙.๓๐ น.",
        "ระเบียบวาระที่ ๑ เรื่องแจ้งเพื่อทราบ",
    )  # fmt: skip

    refused = take_report(capsys, path, year=2567)
    cell = next(error["cell"] for error in refused["errors"] if "ไม่พบวันที่ประชุม" in error["text"])
    take_report(capsys, path, "--decide", f"{cell}=๕ มกราคม ๒๕๖๗", year=2567)

    assert Meeting.objects.get().held_on == date(2024, 1, 5)
