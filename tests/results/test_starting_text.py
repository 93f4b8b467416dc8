"""The facts of the year before, put into the boxes of the year that is written about."""

from decimal import Decimal

import pytest

from catalogue.starting_texts import starting_text_for
from measures.models import Measure
from tests import make
from tests.backoffice.row_page import address, press

pytestmark = pytest.mark.django_db
BUTTON = 'name="_starting_text"'


@pytest.fixture
def office(client, secretary):
    client.force_login(secretary)
    return client


@pytest.fixture
def year():
    return make.fiscal_year(2567)


@pytest.fixture
def before(year):
    of_before = make.fiscal_year(
        2566, total_score=Decimal("95.72"), grade="ผ่านดี", eit_score=Decimal("91.67")
    )
    result = make.result(of_before, published_at=None)
    make.indicator_result(result, 1, score="97.25")
    make.indicator_result(result, 8, instrument="EIT", title="การปรับปรุงการทำงาน", score="90.20")
    make.lost_item(result)
    make.result_remark(result)
    make.result_remark(result, "เปิดเผยครบ", kind="strength")
    return result


def test_it_says_the_stored_facts_the_lowest_score_first(before, year):
    assert starting_text_for(year).splitlines() == [
        "ผลการประเมิน ITA ปีงบประมาณ 2566 ได้คะแนนรวม 95.72 ระดับ ผ่านดี (คะแนนเครื่องมือ EIT 91.67)",
        "ตัวชี้วัดที่ได้คะแนนน้อย เรียงจากน้อยที่สุด 2 ตัวชี้วัด",
        "- ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน ได้ 90.20 คะแนน",
        "- ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้ 97.25 คะแนน",
        "ข้อ OIT ที่ไม่ได้คะแนน 1 ข้อ",
        "- ข้อ o20 รายงานผลการใช้จ่าย ความเห็นของผู้ตรวจประเมิน: องค์ประกอบไม่ครบ",
        "จุดที่ต้องพัฒนาตามประกาศ",
        "- ตอบคำถามช้า",
    ]


def test_it_claims_no_analysis(before, year):
    text = starting_text_for(year)

    assert not [word for word in ("วิเคราะห์", "สาเหตุ", "เพราะ", "สรุปได้ว่า") if word in text]


def test_without_facts_there_is_no_text(year):
    assert starting_text_for(year) == ""
    make.fiscal_year(2566)
    assert starting_text_for(year) == ""


def analysing(year):
    return make.item(year=year, number=25, period_rule="previous_ita")


def test_the_item_that_analyses_gets_it_below_what_was_typed_as_a_draft(office, before, year):
    item = analysing(year)
    assert BUTTON in office.get(address(item)).content.decode()

    press(office, item, "_starting_text", progress="- เริ่มเขียน")

    (draft,) = item.updates.all()
    assert draft.state == "draft"
    assert draft.progress == f"- เริ่มเขียน\n{starting_text_for(year)}"
    item.refresh_from_db()
    assert item.published_update is None


def test_pressed_twice_it_stands_there_once(office, before, year):
    item = analysing(year)
    press(office, item, "_starting_text")

    press(office, item, "_starting_text")

    assert item.updates.get().progress == starting_text_for(year)


def test_other_items_do_not_offer_it(office, before, year):
    item = make.item(year=year, period_rule="current_year")

    assert BUTTON not in office.get(address(item)).content.decode()
    press(office, item, "_starting_text", progress="")
    assert not item.updates.exists()


def test_a_new_measure_gets_it_and_nothing_typed_is_lost(office, before, year):
    page = office.get("/admin/measures/measure/add/").content.decode()
    assert BUTTON in page
    typed = {"fiscal_year": year.pk, "number": 7, "method": "๑. ขั้นแรก"}

    page = office.post("/admin/measures/measure/add/", {**typed, "_starting_text": "1"})

    html = page.content.decode()
    assert not Measure.objects.exists()  # it has no title yet
    assert "๑. ขั้นแรก" in html
    assert "ข้อ o20 รายงานผลการใช้จ่าย" in html
    assert 'value="7"' in html


def test_a_new_measure_without_a_year_is_asked_for_it(office, before):
    page = office.post("/admin/measures/measure/add/", {"method": "ก", "_starting_text": "1"})

    assert "กรุณาเลือกปีงบประมาณก่อน" in page.content.decode()


def test_what_the_public_reads_is_not_filled_by_a_button(office, before, year):
    measure = make.measure(year=year, method="เดิม")

    assert BUTTON not in office.get(address(measure)).content.decode()
    press(office, measure, "_starting_text")

    measure.refresh_from_db()
    assert measure.method == "เดิม"


def test_a_year_before_without_result_is_said(office, year):
    item = analysing(year)

    answer = press(office, item, "_starting_text")

    assert "ยังไม่ได้บันทึกผลการประเมินของปี 2566" in office.get(answer.url).content.decode()
