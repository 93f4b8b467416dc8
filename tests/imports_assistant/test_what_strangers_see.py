"""What the page says of strangers before something is taken over, and what they get afterwards."""

import pytest
from django.test import Client
from django.utils import timezone

from agency.models import FiscalYear
from tests import make
from tests.imports_assistant.pages import KIT, answer_all, office, page, press, send

__all__ = ["office"]
pytestmark = pytest.mark.django_db
TABLE = (
    "ที่\tมาตรการ\tผู้รับผิดชอบ\tวิธีดำเนินการ\n1\tงดรับของขวัญ\tกองคลัง\tแจ้งเวียนใหม่\n2\tอบรม\tกองคลัง\tจัดอบรม\n"
)


@pytest.fixture
def stranger():
    return Client()


@pytest.fixture
def public_year(office):
    year = FiscalYear.objects.get()
    year.published_at = timezone.now()
    year.save()
    return year


def test_nothing_of_a_hidden_year_is_seen(office, stranger):
    one = send(office, TABLE, "measures")
    assert "ปีนี้ยังไม่เผยแพร่ ประชาชนยังไม่เห็น" in page(office, one)

    press(office, one, "store")

    assert stranger.get("/2566/measures/1/").status_code == 404
    assert stranger.get("/2566/").status_code == 404


def test_added_rows_of_a_public_year_are_drafts_and_changes_are_seen_at_once(
    office, stranger, public_year
):
    make.measure(year=public_year, number="1", title="งดรับของขวัญ", method="แจ้งเวียน")
    one = send(office, TABLE, "measures")
    assert "ที่เพิ่มเป็นฉบับร่างจนกว่าจะเผยแพร่" in page(office, one)
    assert "สิ่งที่แก้ในรายการที่ประชาชนเห็นอยู่แล้ว ประชาชนเห็นทันที" in page(office, one)

    press(office, one, "store")

    assert "แจ้งเวียนใหม่" in stranger.get("/2566/measures/1/").content.decode()
    assert stranger.get("/2566/measures/2/").status_code == 404


def test_evidence_and_reports_of_a_public_year_are_drafts(office, stranger, public_year):
    one = answer_all(office, send(office, KIT / "oit-status-cp874.csv", "items"))

    press(office, one, "store")

    seen = stranger.get("/2566/oit/o19/").content.decode()
    assert "plan65.pdf" not in seen
    assert "เผยแพร่แผนแล้วเมื่อ" not in seen


def test_names_of_a_committee_are_not_seen(office, stranger, public_year):
    meeting = make.meeting(year=public_year, committee=make.committee(name="คณะกรรมการติดตาม"))
    table = "ลำดับ\tชื่อ-สกุล\tตำแหน่ง\tหน้าที่\n1\tนายสมชาย ใจดี\tรองปลัด\tประธานกรรมการ\n"
    one = answer_all(office, send(office, table, "committees"), {"คณะกรรมการ": "คณะกรรมการติดตาม"})
    assert "รายชื่อเก็บไว้ในระบบ ประชาชนไม่เห็น" in page(office, one)

    press(office, one, "store")

    assert meeting.committee.members.get().name == "นายสมชาย ใจดี"
    for address in ("/meetings/", f"/meetings/{meeting.pk}/", "/2566/report/", "/about/"):
        assert "สมชาย" not in stranger.get(address).content.decode()


def test_the_title_of_a_report_of_a_public_year_is_seen_at_once(office, stranger, public_year):
    one = answer_all(office, send(office, KIT / "report-2566.docx", "report"))
    assert "ประชาชนจะเห็นทันที" in page(office, one)
    title = one.proposal["head"]["title"]

    stored = press(office, one, "store")

    assert stored.step == "stored", stored.problem
    seen = stranger.get("/2566/report/").content.decode()
    assert all(line.strip() in seen for line in title.splitlines())
