"""What a whole report is refused for, what stays as it is, and what is told of it."""

import json

import pytest
from django.core.management import CommandError, call_command

from agency.models import FiscalYear
from oit_checklist.models import ChecklistItem, Element, Section
from tests import make
from tests.imports_taking_over.reports import (
    heading,
    nothing_is_stored,
    office_of,
    short_report,
    take_report,
    three_items,
)
from tests.imports_taking_over.taking import KIT, reasons

pytestmark = pytest.mark.django_db


def test_doubts_refuse_the_whole_report_with_every_reading_and_nothing_is_left(capsys):
    office_of("no year")

    out = take_report(capsys, "report-2566.docx")

    assert "ย่อหน้าที่ 65" in reasons(out)
    assert ["2022-11-29"] in [error["doubt"]["readings"] for error in out["errors"]]
    assert (out["added"], nothing_is_stored()) == (0, True)


def test_the_exit_code_tells_that_it_was_refused():
    office_of("no year")

    with pytest.raises(CommandError, match=r"0=29 พ\.ย\. 2565 --decide"):
        call_command("import_report", KIT / "report-2566.docx", "--year=2566", "--apply")


def test_a_file_that_is_no_report_is_refused_as_json_too(capsys):
    office_of("no year")

    with pytest.raises(CommandError):
        call_command("import_report", KIT / "minutes.docx", "--year=2566", "--apply", "--json")

    assert "ไม่ใช่รายงานประจำปี" in json.loads(capsys.readouterr().out)["errors"][0]["text"]


def test_a_year_that_criteria_do_not_come_with_is_made_of_the_report(capsys, tmp_path):
    office_of("no year")

    path = short_report(tmp_path, heading("9.1 ข้อมูลพื้นฐาน"), three_items())
    out = take_report(capsys, path, year=2567)

    year = FiscalYear.objects.get(year_be=2567)
    assert (str(year.total_score), year.grade) == ("91.25", "ผ่านดี")
    assert Section.objects.get().title == "ข้อมูลพื้นฐาน"
    assert [str(item.section) for item in ChecklistItem.objects.all()] == ["9.1 ข้อมูลพื้นฐาน"] * 3
    assert Element.objects.filter(text="แสดงข้อมูลเรื่องที่ 2").exists()
    assert any("เปิดปีงบประมาณ 2567 เป็นฉบับร่าง" in sentence for sentence in out["tell"])


def test_who_may_not_open_years_is_told_to_have_it_opened(capsys, tmp_path):
    office_of("no year")
    make.clerk()

    out = take_report(capsys, short_report(tmp_path, three_items()), "--user", "clerk", year=2567)

    assert "ไม่มีปีงบประมาณ 2567 ในระบบ กรุณาเปิดปีก่อน" in reasons(out)


def test_an_opening_that_somebody_began_is_not_overtaken(capsys, tmp_path):
    office_of("no year")
    make.opening(2567)

    out = take_report(capsys, short_report(tmp_path, three_items()), year=2567)

    assert "มีผู้เริ่มเปิดไว้แล้วแต่ยังไม่เสร็จ" in reasons(out)


def test_a_closed_year_stays_as_it_is(capsys, tmp_path):
    office_of("no year")
    make.closed(make.fiscal_year(2567, published_at=None))

    out = take_report(capsys, short_report(tmp_path, three_items()), year=2567)

    assert "ปิดแล้วเมื่อ" in reasons(out)
    assert FiscalYear.objects.get(year_be=2567).introduction == ""


def test_in_a_published_year_it_is_told_what_people_see_at_once(capsys, tmp_path):
    office_of("no year")
    make.fiscal_year(2567)

    out = take_report(capsys, short_report(tmp_path, three_items()), year=2567)

    assert any("ประชาชนจะเห็นทันที" in sentence for sentence in out["tell"])


def test_items_that_exist_keep_their_titles_and_lines_and_it_is_told(capsys, tmp_path):
    office_of("no year")
    year = make.fiscal_year(2567, published_at=None)
    item = make.item(year=year, number=2, title="ชื่อในระบบ")
    make.element(item, "แสดงสิ่งอื่น")

    out = take_report(capsys, short_report(tmp_path, three_items()), year=2567)

    item.refresh_from_db()
    assert item.title == "ชื่อในระบบ"
    assert [element.text for element in item.elements.all()] == ["แสดงสิ่งอื่น"]
    told = " ".join(out["tell"])
    assert "องค์ประกอบของข้อ 2 ในรายงานต่างจากเกณฑ์ในระบบ" in told
    assert "ต่างจากในระบบ “ชื่อในระบบ”" in told
