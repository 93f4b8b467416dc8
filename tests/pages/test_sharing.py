"""What a page says of itself to whoever shares it: its own sentence, its one address."""

import re

import pytest

from public_site import views
from tests import make

pytestmark = pytest.mark.django_db


def described(html: str) -> str:
    """The description, which must be the same for search engines and social networks."""
    (said,) = set(re.findall(r'(?:name="|property="og:)description" content="([^"]*)"', html))
    return said


def test_an_item_says_its_status_and_how_much_is_proved(page):
    item = make.item(number=13, title="รายงานผล")
    make.element(item, "ระบุอุปสรรค")
    make.proved(item)

    assert described(page("/2566/oit/o13/")) == (
        "ข้อ o13 รายงานผล ปีงบประมาณ 2566: รายงานว่าดำเนินการแล้ว หลักฐานครบ"
    )


def test_a_measure_says_its_status(page):
    make.measure(number=1, title="งดรับของขวัญ")

    assert described(page("/2566/measures/1/")) == (
        "มาตรการที่ 1 งดรับของขวัญ ปีงบประมาณ 2566: รายงานว่ายังไม่ได้ดำเนินการ ยังไม่มีหลักฐาน"
    )


def test_pages_of_records_have_each_their_own_description(page):
    make.measure(number=1)
    make.measure(number=2)
    make.item(number=1)
    addresses = [
        "/2566/measures/1/", "/2566/measures/2/", "/2566/oit/o1/", "/2566/updates/",
        "/2566/report/", make.meeting().get_absolute_url(), "/",
    ]  # fmt: skip

    assert len({described(page(address)) for address in addresses}) == len(addresses)


def test_the_second_page_of_a_list_is_no_copy_of_the_first(page, monkeypatch):
    monkeypatch.setattr(views, "UPDATES_PER_PAGE", 1)
    for _ in range(2):
        make.published(make.measure())

    assert '/2566/updates/?page=2">' in canonical(page("/2566/updates/?page=2"))
    assert '/2566/updates/">' in canonical(page("/2566/updates/?page=1&from=x"))


def canonical(html: str) -> str:
    return re.search(r'<link rel="canonical"[^>]*>', html)[0]
