"""What is not public is nowhere: one draft of each kind, looked for on every public page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import make

pytestmark = pytest.mark.django_db

PAGES = ["/", "/about/", "/2566/", "/2566/measures/", "/2566/iit/", "/2566/eit/", "/2566/oit/",
         "/2566/report/", "/meetings/"]  # fmt: skip


@pytest.fixture
def secrets():
    """One of each kind that the public must not see, beside one of each that it may."""
    item, measure, meeting = make.item(), make.measure(), make.meeting()
    make.published(item, progress="เปิดเผยได้")
    make.draft(item, progress="ความลับ ร่างของข้อ")
    make.draft(measure, results="ความลับ ผลที่รอตรวจ", state="submitted")
    make.evidence(item, title="ความลับ หลักฐานที่ยังไม่ตรวจ", published_at=None)
    withdrawn = make.evidence(item, title="ความลับ หลักฐานที่ถอน")
    withdrawn.withdraw("ผิดฉบับ")
    withdrawn.save()
    make.item(title="ความลับ ข้อที่ยังไม่เผยแพร่", published_at=None)
    make.item(title="ความลับ ข้อของพรุ่งนี้", published_at=timezone.now() + timedelta(days=1))
    make.measure(title="ความลับ มาตรการที่ยังไม่เผยแพร่", published_at=None)
    make.meeting(place="ความลับ ห้องของร่าง", published_at=None)
    next_year = make.fiscal_year(2567, published_at=None, grade="ความลับ ผลปีหน้า")
    make.measure(year=next_year, title="ความลับ มาตรการของปีที่ยังไม่เปิด")
    make.item(year=next_year, title="ความลับ ข้อของปีที่ยังไม่เปิด")
    make.meeting(year=next_year, place="ความลับ ห้องของปีหน้า")
    return {"item": item, "measure": measure, "meeting": meeting}


def test_no_public_page_says_a_secret(secrets, page):
    pages = PAGES + [row.get_absolute_url() for row in secrets.values()]

    for address in pages:
        assert "ความลับ" not in page(address), address
    assert "เปิดเผยได้" in page(secrets["item"].get_absolute_url())


def test_pages_of_an_unpublished_year_do_not_exist(secrets, client):
    for address in ("/2567/", "/2567/measures/", "/2567/oit/", "/2567/report/", "/2567/report.pdf"):
        assert client.get(address).status_code == 404, address


def test_counts_leave_drafts_out(secrets, page):
    assert "1 จาก 1" in page("/2566/")
