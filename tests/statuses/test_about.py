"""/about/ says what the statuses of the public years mean, as their rows have it."""

import re

import pytest

from tests import make

pytestmark = pytest.mark.django_db
DONE = ("☑", "ดำเนินการแล้ว", "นับว่าดำเนินการแล้ว")
BEGUN = ("◧", "อยู่ระหว่างดำเนินการ", "ยังไม่นับว่าดำเนินการแล้ว นับแยกจากสถานะอื่น")
NOT_DONE = (
    "☐",
    "ยังไม่ได้ดำเนินการ",
    "ยังไม่นับว่าดำเนินการแล้ว รายการที่ยังไม่มีรายงานที่เผยแพร่แสดงสถานะนี้",
)


@pytest.fixture
def about(page):
    make.agency()
    return lambda: page("/about/").partition("อ่านสถานะอย่างไร")[2].partition("ติดต่อ")[0]


def told(html: str) -> list[tuple[str, str, str]]:
    return re.findall(r'aria-hidden="true">(.)</span> ([^<]+)</dt><dd>([^<]+)</dd>', html)


def test_without_a_public_year_it_speaks_of_the_boxes_of_the_form(about):
    make.third_status(make.fiscal_year(published_at=None))

    assert told(about()) == [NOT_DONE, DONE]


def test_years_with_the_same_statuses_share_a_key(about):
    make.fiscal_year(2566)
    make.fiscal_year(2567)

    assert told(about()) == [NOT_DONE, DONE]
    assert "<h3>" not in about()


def test_a_year_with_statuses_of_its_own_says_what_they_mean(about):
    make.fiscal_year(2566)
    year = make.third_status(make.fiscal_year(2567, progress_measure="percent"))

    html = about()
    assert told(html) == [NOT_DONE, BEGUN, DONE, NOT_DONE, DONE]
    assert re.findall("<h3>(.*?)</h3>", html) == ["ปีงบประมาณ 2567", "ปีงบประมาณ 2566"]
    assert "แต่ละรายการอาจรายงานร้อยละของความก้าวหน้า (0 ถึง 100) เพิ่มจากสถานะ" in html

    year.status_rows.filter(code="in_progress").update(counts_as_done=True)
    assert told(about())[1] == ("☑", "อยู่ระหว่างดำเนินการ", "นับว่าดำเนินการแล้ว")
