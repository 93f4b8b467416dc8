"""What readers see of announced results."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make

pytestmark = pytest.mark.django_db


def whole(result):
    """A result with a line of each kind, and an item for the lost one."""
    make.item(year=result.fiscal_year, number=20, title="ข้อ o20 ของปีนี้")
    make.item(year=result.fiscal_year, instrument="IIT", number=1)
    make.group_comparison(result)
    make.indicator_result(result)
    make.question_result(result)
    make.lost_item(result)
    make.result_remark(result)
    make.result_remark(result, "เปิดเผยครบ", kind="strength")


@pytest.fixture
def result():
    year = make.fiscal_year(
        2566, total_score="95.72", grade="ผ่านดี", iit_score="95.00", eit_score="93.47",
        oit_score="98.57", iit_weight=30, eit_weight=30, oit_weight=40,
    )  # fmt: skip
    row = make.result(year, source="ประกาศ ป.ป.ช.")
    whole(row)
    return row


def test_the_year_tells_instruments_in_both_units_group_lost_items_and_remarks(page, result):
    html = page("/2566/")

    for words in ("93.47", "28.04 จาก 30", "อันดับที่ 3 จาก 20 แห่ง", "88.10", "องค์ประกอบไม่ครบ",
                  "ตอบคำถามช้า", "เปิดเผยครบ", 'href="/2566/oit/o20/"',
                  'href="/2566/results/"'):  # fmt: skip
        assert words in html, words


def test_the_page_of_the_result_tells_everything(page, result):
    html = page("/2566/results/")

    for words in (
        "ประกาศ ป.ป.ช.",
        "95.72",
        "การปฏิบัติหน้าที่",
        "97.25",
        "ทำงานตามขั้นตอน",
        "91.50",
        "o20",
    ):
        assert words in html, words


def test_iit_shows_its_indicators_with_the_years_before(page, result):
    before = make.result(make.fiscal_year(2565, iit_score="90.00"))
    make.indicator_result(before, score="88.88")

    html = page("/2566/iit/")

    assert "97.25" in html
    assert "88.88" in html
    assert "ปี 2565" in html
    assert "องค์ประกอบไม่ครบ" not in html
    assert "88.88" not in page("/2566/eit/")


def test_an_indicator_shows_its_score_and_questions_beside_the_guidance(page, result):
    make.indicator_result(result, 2, score="66.66")
    make.question_result(result, indicator=2, text="ข้อคำถามของตัวชี้วัดอื่น")

    html = page("/2566/iit/1/")

    assert "97.25" in html
    assert "ทำงานตามขั้นตอน" in html
    assert "66.66" not in html
    assert "ข้อคำถามของตัวชี้วัดอื่น" not in html


def test_a_question_whose_indicator_has_no_score_is_told_on_the_page_of_the_result(page, result):
    make.question_result(result, indicator=9, text="คำถามที่ไม่มีตัวชี้วัด")

    html = page("/2566/results/")

    assert html.count("คำถามที่ไม่มีตัวชี้วัด") == 1
    assert html.count("ทำงานตามขั้นตอน") == 1


def test_oit_names_the_lost_items_and_each_of_them_says_why(page, result):
    assert "องค์ประกอบไม่ครบ" in page("/2566/oit/")
    assert "ข้อนี้ไม่ได้คะแนนในผลการประเมินปี 2566" in page("/2566/oit/o20/")
    assert "ไม่ได้คะแนน" not in page("/2566/iit/1/")


def test_a_lost_item_of_another_year_says_nothing_of_this_one(page, result):
    make.item(year=make.fiscal_year(2567), number=20)

    assert "ไม่ได้คะแนน" not in page("/2567/oit/o20/")


def test_a_year_without_weights_says_so_instead_of_deriving(page):
    make.fiscal_year(iit_score="95.00")

    assert "ปีนี้ไม่ได้บันทึกน้ำหนัก" in page("/2566/")


@pytest.mark.parametrize("hidden", ["draft", "withdrawn"])
def test_a_hidden_result_is_nowhere_but_the_total_stays(page, client, result, hidden):
    if hidden == "draft":
        result.published_at = None
    else:
        result.withdraw("ผิดปี")
    result.save()

    for address in ("/2566/", "/2566/iit/", "/2566/oit/", "/2566/oit/o20/", "/2566/report/",
                    "/2566/data/lost-items.csv", "/search/?q=องค์ประกอบ"):  # fmt: skip
        assert "องค์ประกอบไม่" not in unmarked(page(address)), address
    assert "95.72" in page("/2566/")
    answer = client.get("/2566/results/")
    assert answer.status_code == (404 if hidden == "draft" else 410)


@pytest.mark.parametrize("address", ["/2566/", "/2566/results/", "/2566/iit/", "/2566/oit/"])
def test_queries_do_not_grow_with_lines(client, result, django_assert_max_num_queries, address):
    make.agency()
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(2, 5):
        make.group_comparison(result, group=f"กลุ่ม {number}")
        make.indicator_result(result, number)
        make.question_result(result, number)
        make.lost_item(result, 20 + number)
        make.result_remark(result, order=number)
        earlier = make.result(make.fiscal_year(2566 - number))
        make.indicator_result(earlier)

    with django_assert_max_num_queries(len(few)):
        client.get(address)


def unmarked(html):
    return html.replace("<mark>", "").replace("</mark>", "")


def test_words_of_a_result_are_found(page, result):
    assert "องค์ประกอบไม่ครบ" in unmarked(page("/search/?q=องค์ประกอบ"))
    assert "/2566/results/" in page("/search/?q=ตอบคำถามช้า")


def test_open_data_has_each_table(page, result):
    assert "การปฏิบัติหน้าที่" in page("/2566/data/indicator-scores.csv")
    assert "ทำงานตามขั้นตอน" in page("/2566/data/question-scores.csv")
    assert "o20" in page("/2566/data/lost-items.csv")
    assert "88.1" in page("/2566/data/group-comparisons.csv")
    assert "จุดแข็ง" in page("/2566/data/result-remarks.csv")


def test_a_published_result_is_news(page, result):
    for address in ("/2566/updates/", "/feed.xml", "/sitemap.xml"):
        assert "/2566/results/" in page(address), address
