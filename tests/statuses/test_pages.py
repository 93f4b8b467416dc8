"""A year with a third status, as readers see it: counts per status, a look and words of its own."""

import re

import pytest

from agency.models import FiscalYear
from tests import make
from tests.public_pages import without_spans

pytestmark = pytest.mark.django_db
WORDS = "อยู่ระหว่างดำเนินการ"


@pytest.fixture
def year() -> FiscalYear:
    make.agency()
    year = make.third_status(make.fiscal_year())
    palad = make.division()
    for number, status in enumerate(["done", "in_progress", None], start=1):
        for row in (
            make.measure(year=year, number=number, divisions=[palad]),
            make.item(year=year, number=number, divisions=[palad]),
        ):
            if status:
                make.published(row, status=status)
    return year


def page(client, address: str) -> str:
    return re.sub(r"\s+", " ", client.get(address).content.decode())


def test_the_boxes_stand_in_the_order_of_the_year_and_the_chosen_one_is_ticked(client, year):
    html = page(client, "/2566/measures/2/")

    assert re.findall(r'aria-hidden="true">([☐☑])</span> ([^< ]+)', html) == [
        ("☐", "ยังไม่ได้ดำเนินการ"), ("☑", WORDS), ("☐", "ดำเนินการ"),
    ]  # fmt: skip
    assert f"รายงานว่า{WORDS}" in html


def test_the_year_counts_each_status_and_links_to_what_is_left(client, year):
    html = page(client, "/2566/")

    assert f"เทศบาลรายงานว่าดำเนินการแล้ว 2 รายการ ยังไม่ได้ดำเนินการ 2 รายการ {WORDS} 2 รายการ" in html
    assert "/2566/oit/?status=in_progress" in html
    assert f"กล่องทึบครึ่งหนึ่งคือ{WORDS}" in html
    assert 'class="bar__framed"' in html
    assert f"ดำเนินการแล้ว 1 จาก 3 <br>{WORDS} 1" in html


def test_the_map_of_items_has_a_box_and_a_key_for_it(client, year):
    html = page(client, "/")

    assert f"◧</span> รายงานว่า{WORDS}</span>" in html
    assert 'class="tile is-begun"' in html
    assert f"(รายงานว่า{WORDS} " in html


@pytest.mark.parametrize(("status", "number"), [("in_progress", 2), ("not_done", 3), ("done", 1)])
def test_a_table_is_narrowed_down_to_one_status(client, year, status, number):
    html = page(client, f"/2566/measures/?status={status}")

    assert re.findall(r'href="/2566/measures/(\d+)/"', html) == [str(number)]


def test_a_status_of_another_year_narrows_nothing(client, year):
    make.measure(year=make.fiscal_year(2567), number=7)

    html = page(client, "/2567/measures/?status=in_progress")

    assert "ไม่มีสถานะนี้ แสดงทุกสถานะแทน" in html
    assert "/2567/measures/7/" in html


@pytest.mark.parametrize("address", ["/2566/updates/", "/feed.xml", "/search/?q=มาตรการ"])
def test_what_is_new_and_what_is_found_says_it_in_words(client, year, address):
    assert WORDS in page(client, address)


def test_the_words_of_two_years_stand_side_by_side_in_search(client, year):
    make.published(make.measure(year=make.fiscal_year(2567), number=1))

    html = page(client, "/search/?q=มาตรการ")

    assert f"รายงานว่า{WORDS}" in html
    assert "รายงานว่าดำเนินการแล้ว" in html


def test_open_data_tell_the_code_the_words_and_all_codes_of_the_year(client, year):
    rows = client.get("/2566/data/measures.json").json()
    package = client.get("/2566/data/datapackage.json").json()

    assert [(row["status"], row["status_text"]) for row in rows] == [
        ("done", "ดำเนินการ"), ("in_progress", WORDS), ("not_done", "ยังไม่ได้ดำเนินการ"),
    ]  # fmt: skip
    (table,) = [each for each in package["resources"] if each["name"] == "measures"]
    (field,) = [each for each in table["schema"]["fields"] if each["name"] == "status"]
    assert field["constraints"]["enum"] == ["not_done", "in_progress", "done"]


def test_the_report_ticks_the_box_of_the_year(client, year):
    html = without_spans(page(client, "/2566/report/"))

    assert html.count(f'aria-label="สถานะ: {WORDS}"') == 1
    assert html.count(f"</span> {WORDS}</li>") == 3
    counts = f"รายงานว่าดำเนินการแล้ว ๑ จาก ๓ {WORDS} ๑ · หลักฐานครบ ๐ จาก ๓ รายการ"
    assert html.count(counts) == 2
