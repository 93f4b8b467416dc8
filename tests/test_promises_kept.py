"""Promises of the back office that no other test plays: pressed, and looked at as a stranger."""

import pytest
from django.test import Client

from agency.models import YearStatus
from tests import make
from tests.backoffice.row_page import address, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger():
    return Client()


@pytest.fixture
def office(client, secretary):
    client.force_login(secretary)
    return client


def text_of(reader, path: str) -> str:
    return reader.get(path).content.decode()


def test_the_date_of_the_notice_is_shown(office, stranger):
    make.agency()
    year = make.fiscal_year(2566)
    make.measure(year=year)

    press(office, year, "_save", privacy_announced_on="3/10/2565")

    assert "3 ตุลาคม 2565" in text_of(stranger, "/privacy/")
    assert "2565" in text_of(stranger, "/2566/").partition("<footer")[2]


def test_minutes_that_nobody_checked_say_so_to_readers(office, stranger):
    meeting = make.meeting(published_at=None)
    office.post(f"/admin/publication/meetings/{meeting.pk}/", {"act": "publish"})
    assert "ร่าง" in text_of(stranger, meeting.get_absolute_url())

    meeting.state = "checked"
    meeting.save()

    assert "ร่าง" not in text_of(stranger, meeting.get_absolute_url())


def test_evidence_is_seen_when_its_report_is_approved(office, stranger):
    measure = make.measure(number=1)
    make.evidence(measure, title="ประกาศนโยบาย", published_at=None)
    assert "ประกาศนโยบาย" not in text_of(stranger, "/2566/measures/1/")

    press(office, measure, "_publish", results="- ทำแล้ว", status="done", review_note="ตรวจแล้ว")

    assert "ประกาศนโยบาย" in text_of(stranger, "/2566/measures/1/")


def test_a_row_without_a_report_is_shown_as_not_done(office, stranger):
    measure = make.measure(number=1)
    said = measure.status.in_overview

    assert f"ประชาชนเห็นว่า{said}" in text_of(office, address(measure))
    assert said in text_of(stranger, "/2566/measures/1/")


def test_readers_get_the_result_of_a_look_and_neither_name_nor_note(office, stranger, secretary):
    item = make.item(number=1)
    evidence = make.evidence(item, url="https://ita.example.go.th/a.pdf")
    look = make.manual_link_check(
        url=evidence.url, works=False, checked_by=secretary, note="เป็นหน้าของปีอื่น"
    )
    evidence.last_manual_check = look
    evidence.save()

    page = text_of(stranger, "/2566/oit/o1/")

    assert str(look.checked_at.astimezone().year + 543) in page
    assert "เป็นหน้าของปีอื่น" not in page
    assert "secretary" not in page


def test_a_link_to_the_public_page_is_there_only_if_it_opens(office, stranger):
    shown, draft = make.measure(number=1), make.measure(number=2, published_at=None)

    for measure, status in ((shown, 200), (draft, 404)):
        public = f'href="{measure.get_absolute_url()}"'
        assert (public in text_of(office, address(measure))) == (status == 200)
        assert stranger.get(measure.get_absolute_url()).status_code == status


def test_a_year_that_opens_later_is_not_called_public_before(office, stranger):
    year = make.fiscal_year(2568, published_at=None)

    page = text_of(office, address(year))

    assert "ประชาชนยังไม่เห็น เพราะปีงบประมาณ 2568 ยังไม่เผยแพร่" in page
    assert stranger.get("/2568/").status_code == 404


def test_own_statuses_of_a_year_change_nothing_for_readers(office, stranger):
    year = make.fiscal_year()
    make.published(make.measure(number=1, year=year), status="done")
    make.measure(number=2, year=year)
    public = ["/2566/", "/2566/measures/", "/2566/measures/1/", "/2566/measures/2/"]
    before = [text_of(stranger, path) for path in public]

    office.post(f"/admin/agency/fiscalyear/{year.pk}/statuses/")

    assert YearStatus.objects.count() == 2
    assert [text_of(stranger, path) for path in public] == before
