"""Every page says when its data last changed."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from auditlog.models import LogEntry

from tests import make

pytestmark = pytest.mark.django_db
BANGKOK = ZoneInfo("Asia/Bangkok")
SAYS = "ข้อมูลในหน้านี้เปลี่ยนแปลงล่าสุด"


def at(day: int) -> datetime:
    return datetime(2023, 3, day, 9, 30, tzinfo=BANGKOK)


def said_by(html: str) -> str:
    """What the page's last line says, without tags; empty if it says nothing."""
    return html.partition(SAYS)[2].partition("</time>")[0].partition(">")[2]


def approved(row, moment):
    update = make.published(row)
    update.reviewed_at = moment
    update.save()


@pytest.fixture
def year():
    return make.fiscal_year(2566, published_at=at(1))


def test_a_row_without_a_report_changed_when_it_was_published(year, page):
    make.item(number=1, published_at=at(2))

    assert said_by(page("/2566/oit/o1/")) == "2 มี.ค. 2566 09:30 น."


def test_an_approved_report_is_a_change_and_a_draft_is_none(year, page):
    item = make.item(number=1, published_at=at(2))
    approved(item, at(5))
    make.draft(item)

    for address in (
        "/",
        "/2566/",
        "/2566/oit/",
        "/2566/oit/o1/",
        "/2566/updates/",
        "/2566/report/",
    ):
        assert said_by(page(address)) == "5 มี.ค. 2566 09:30 น.", address


def test_new_evidence_is_a_change_of_its_page(year, page):
    make.evidence(make.measure(number=1, published_at=at(2)), published_at=at(7))

    assert said_by(page("/2566/measures/1/")) == "7 มี.ค. 2566 09:30 น."


def test_a_filtered_table_speaks_of_what_it_shows(year, page):
    approved(make.item(published_at=at(2)), at(5))
    make.item(published_at=at(3))

    assert said_by(page("/2566/oit/?status=not_done")) == "3 มี.ค. 2566 09:30 น."


def test_minutes_changed_when_they_were_published_or_mended_after_that(year, page):
    meeting = make.meeting(published_at=at(4))
    agenda = meeting.agenda_items.create(order=1, printed_number="๑", title="เรื่องแจ้ง")
    LogEntry.objects.update(timestamp=at(2))
    addresses = ("/meetings/", meeting.get_absolute_url())
    for address in addresses:
        assert said_by(page(address)) == "4 มี.ค. 2566 09:30 น.", address

    agenda.resolution = "เห็นชอบ"
    agenda.save()
    LogEntry.objects.filter(timestamp__gt=at(2)).update(timestamp=at(5))
    assert said_by(page(addresses[1])) == "5 มี.ค. 2566 09:30 น."

    meeting.place = "ห้องประชุมใหญ่"
    meeting.save()
    LogEntry.objects.filter(timestamp__gt=at(5)).update(timestamp=at(6))
    for address in addresses:
        assert said_by(page(address)) == "6 มี.ค. 2566 09:30 น.", address


def test_the_pages_of_the_agency_tell_when_somebody_saved_it(page):
    assert said_by(page("/about/")) == ""

    make.agency()

    for address in ("/about/", "/survey/", "/privacy/", "/accessibility/"):
        assert said_by(page(address)).endswith("น."), address


def test_open_data_changed_when_a_year_was_published(year, page):
    assert said_by(page("/open-data/")) == "1 มี.ค. 2566 09:30 น."


def test_the_search_tells_when_anything_public_last_changed(year, page):
    assert said_by(page("/search/")) == "1 มี.ค. 2566 09:30 น."

    item = make.item(published_at=at(2))
    make.evidence(item, published_at=at(4))
    approved(item, at(3))
    make.evidence(make.item(year=make.fiscal_year(2567, published_at=None)), published_at=at(9))

    for address in ("/search/", "/search/?q=ข้อมูล", "/2566/data/"):
        assert said_by(page(address)) == "4 มี.ค. 2566 09:30 น.", address


@pytest.mark.parametrize("kind", ["withdrawn evidence", "an approved measure", "minutes"])
def test_so_does_every_kind_of_change(year, page, kind):
    if kind == "withdrawn evidence":
        proof = make.evidence(make.item(published_at=at(2)), published_at=at(2))
        proof.withdrawn_at, proof.withdrawn_reason = at(7), "ผิดฉบับ"
        proof.save()
    elif kind == "an approved measure":
        approved(make.measure(published_at=at(2)), at(7))
    else:
        make.meeting(published_at=at(7))

    assert said_by(page("/search/")) == "7 มี.ค. 2566 09:30 น."


def test_a_page_without_data_claims_nothing(page):
    for address in ("/", "/meetings/", "/search/"):
        assert SAYS not in page(address), address
