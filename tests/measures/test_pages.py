"""Numbers, headings, budgets, persons and plans on every page and in every file."""

import re
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from annual_report.contents import assemble_report
from annual_report.word import render_report_docx
from progress.reviewing import publish
from tests import make
from thai.protected import as_typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """A heading, and two measures below it: one with all that can be told, one with nothing."""
    make.agency()
    heading = make.heading("1", "ด้านที่ 1 สังคมที่ไม่ทนต่อการทุจริต")
    measure = make.measure(
        number="1.1",
        parent=heading,
        title="อบรมผู้นำชุมชน",
        method="จัดอบรม 1 รุ่น",
        divisions=[make.division("กองคลัง")],
        responsible_person="งานนิติการ",
        budget_planned="30000",
        budget_source="ข้อบัญญัติ",
        plan_name="แผนปฏิบัติการป้องกันการทุจริต",
        plan_first_year=2566,
        plan_last_year=2570,
        starts_on=date(2022, 10, 1),
        ends_on=date(2026, 9, 30),
    )
    make.published(measure, results="อบรมแล้ว", budget_spent="28450.50")
    make.measure(number="1.10", parent=heading, title="อ่านเจตจำนงสุจริต")
    return measure


def test_the_list_has_headings_and_honest_totals(page, three):
    html = page("/2566/measures/")

    assert "มาตรการที่เผยแพร่แล้ว 2 รายการ" in html
    assert html.index("ด้านที่ 1") < html.index("อบรมผู้นำชุมชน") < html.index("อ่านเจตจำนงสุจริต")
    assert 'scope="rowgroup"' in html
    assert "งานนิติการ" in html
    assert "งบประมาณที่ตั้งไว้รวม 30,000 บาท (ระบุไว้ 1 จาก 2 มาตรการ)" in html
    assert "ใช้จริงรวม 28,450.50 บาท (ระบุไว้ 1 จาก 2 มาตรการ)" in html


def test_a_filter_keeps_the_headings_above_what_it_finds(page, three):
    make.heading("2", "ด้านที่ 2")
    division = make.division("กองคลัง")

    html = page(f"/2566/measures/?division={division.pk}")

    assert "อบรมผู้นำชุมชน" in html
    assert "ด้านที่ 1" in html
    assert "ด้านที่ 2" not in html
    assert "อ่านเจตจำนงสุจริต" not in html


def test_no_budget_no_column(page):
    make.measure(number="1")

    html = page("/2566/measures/")

    assert "งบประมาณ (บาท)" not in html
    assert "รวม" not in html.split("<main")[1].split("<footer")[0]


def test_the_page_of_a_measure(page, client, three):
    html = page("/2566/measures/1.1/")

    for words in (
        "มาตรการที่ 1.1 ปีงบประมาณ 2566", "หัวข้อที่ 1 ด้านที่ 1", "งานนิติการ", "30,000 บาท",
        "ข้อบัญญัติ", "28,450.50 บาท", "แผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ 2566–2570",
    ):  # fmt: skip
        assert words in html
    assert client.get("/2566/measures/1.01/").status_code == 404
    assert client.get("/2566/measures/1.2/").status_code == 404


def test_what_was_spent_is_public_once_its_report_is_approved(page):
    measure = make.measure(number="1")
    make.draft(measure, budget_spent="777")
    assert "777" not in page("/2566/measures/1/")

    publish(measure.updates.get())

    assert "777 บาท" in page("/2566/measures/1/")


def test_the_page_of_a_heading_lists_what_stands_below_and_claims_no_status(page, three):
    main = page("/2566/measures/1/").split("<main")[1]

    assert "/2566/measures/1.10/" in main
    assert "<dt>รายงานว่า" not in main


def test_a_draft_above_is_not_named(page):
    parent = make.heading("1", "ความลับ", published_at=None)
    make.measure(number="1.1", parent=parent)

    assert "ความลับ" not in page("/2566/measures/1.1/")
    assert "ความลับ" not in page("/2566/measures/")


def test_the_report_prints_headings_across_the_table(page, three):
    html = re.sub("</?(span|bdi)[^>]*>", "", page("/2566/report/"))

    assert 'colspan="6">๑ ด้านที่ 1 สังคม' in html
    assert "๑.๑ อบรมผู้นำชุมชน" in html
    assert "งบประมาณ ๓๐,๐๐๐ บาท (ข้อบัญญัติ)" in html
    assert "ใช้งบประมาณจริง ๒๘,๔๕๐.๕๐ บาท" in html
    assert "มาตรการ ๒ รายการ งบประมาณที่ตั้งไว้รวม ๓๐,๐๐๐ บาท (ระบุไว้ ๑ จาก ๒ มาตรการ)" in html


def test_word_too(three):
    data = render_report_docx(assemble_report(three.fiscal_year))

    tables = Document(BytesIO(data)).tables
    table = next(each for each in tables if "มาตรการ/กิจกรรม" in each.rows[0].cells[0].text)
    assert len({cell._tc for cell in table.rows[1].cells}) == 1
    assert as_typed(table.rows[1].cells[0].text) == "๑ ด้านที่ ๑ สังคมที่ไม่ทนต่อการทุจริต"
    assert table.rows[2].cells[2].text == "กองคลัง\nงานนิติการ"


def test_open_data_has_the_work_with_what_stands_above(client, three):
    rows = client.get("/2566/data/measures.json").json()
    rows = rows["data"] if isinstance(rows, dict) and "data" in rows else rows

    assert [row["number"] for row in rows] == ["1.1", "1.10"]
    assert rows[0]["parent_number"] == "1"
    assert rows[0]["budget_planned"] in (30000, "30000.00")
    assert rows[0]["responsible_person"] == "งานนิติการ"
    assert rows[1]["budget_planned"] is None


@pytest.mark.parametrize("words", ["งานนิติการ", "1.1", "แผนปฏิบัติการ"])
def test_it_is_found_by_number_person_and_plan(page, three, words):
    assert "/2566/measures/1.1/" in page(f"/search/?q={words}")


def test_headings_are_no_promise_of_the_year(page, three):
    assert "ด้านที่ 1" not in page("/").split("<main")[1]
