"""The secretary previews, sees what is unfinished, and issues."""

from datetime import date, timedelta

import pytest
from auditlog.models import LogEntry
from django.utils import timezone

from annual_report.models import IssuedReport
from documents.models import DocumentOrder
from documents.working import work_off
from records.audit import PAGE
from tests import made, make

pytestmark = pytest.mark.django_db

PREVIEW = "/admin/annual_report/issuedreport/2566/preview/"
ISSUE = "/admin/annual_report/issuedreport/2566/issue/"
DRAFT = "/admin/annual_report/issuedreport/2566/draft.pdf"


@pytest.fixture
def year():
    make.agency()
    return make.fiscal_year(2566, total_score="99.33", grade="ผ่านดีเยี่ยม", introduction="บทนำ")


def test_the_preview_tells_what_is_unfinished(year, client, secretary):
    make.item(number=12, title="แผนดำเนินงาน")
    make.draft(make.measure(number=1), state="submitted")
    client.force_login(secretary)

    html = client.get(PREVIEW).content.decode()

    assert "ข้อ o12 แผนดำเนินงาน</a>" in html
    assert "รายงานว่ายังไม่ได้ดำเนินการ" in html
    assert "รายงานผลมาตรการ 1 ฉบับ ยังไม่เผยแพร่ จะไม่อยู่ในรายงาน" in html


def test_the_preview_offers_to_issue_once_the_draft_told_what_cannot_be_printed(
    year, client, secretary
):
    make.item(number=12, title="แผนดำเนินงาน 漢")
    client.force_login(secretary)

    checking = client.get(PREVIEW).content.decode()
    assert "กำลังตรวจว่าพิมพ์ได้ครบ" in checking
    assert "ดูผลการตรวจ" in checking
    assert 'name="edition"' not in checking

    work_off()
    html = client.get(PREVIEW).content.decode()
    assert "U+6F22" in html
    assert 'value="ออกรายงานฉบับที่ 1"' in html
    assert "ดูผลการตรวจ" not in html
    assert work_off() == 0


def test_a_worker_that_does_not_work_is_an_open_matter(year, client, secretary):
    make.item()
    client.force_login(secretary)
    client.get(PREVIEW)
    DocumentOrder.objects.update(asked_at=timezone.now() - timedelta(minutes=5))

    html = client.get(PREVIEW).content.decode()

    assert "โปรแกรมสร้างเอกสารไม่ทำงานหรือทำไม่ทัน" in html
    assert 'value="ออกรายงานฉบับที่ 1"' in html


def test_without_a_base_address_the_preview_says_why_not(year, client, secretary, settings):
    settings.BASE_URL = ""
    make.item()
    client.force_login(secretary)

    html = client.get(PREVIEW).content.decode()

    assert "BASE_URL" in html
    assert 'name="edition"' not in html


def test_todays_draft_is_for_staff_only(year, client, secretary):
    make.item()
    assert client.get(DRAFT).status_code == 302

    client.force_login(secretary)
    assert made.document(client, DRAFT).startswith(b"%PDF-")


@pytest.mark.django_db(transaction=True)
def test_issuing_tells_the_steps_and_the_result(client, roles):
    make.agency()
    make.fiscal_year(2566)
    make.published(make.item(number=1), progress="- ทำแล้ว")
    client.force_login(make.secretary())

    html = b"".join(client.post(ISSUE, {"edition": "1", "note": "ตรวจแล้ว"})).decode()

    assert "จัดหน้าที่" in html
    assert "ออกรายงานฉบับที่ 1 แล้ว" in html
    assert IssuedReport.objects.get().edition == 1


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_closes_the_tab_gets_the_edition_all_the_same(client, roles):
    make.agency()
    make.fiscal_year(2566)
    make.published(make.item(number=1), progress="- ทำแล้ว")
    client.force_login(make.secretary())
    response = client.post(ISSUE, {"edition": "1", "note": "ตรวจแล้ว"})

    next(iter(response))  # the head of the page arrives …
    response.close()  # … and the reader is gone
    issuing = response.issuing
    issuing.join()

    assert IssuedReport.objects.get().edition == 1


@pytest.mark.django_db(transaction=True)
def test_an_edition_that_is_taken_is_told(client, roles):
    make.agency()
    make.fiscal_year(2566)
    make.published(make.item(number=1), progress="- ทำแล้ว")
    make.edition()
    client.force_login(make.secretary())

    html = b"".join(client.post(ISSUE, {"edition": "1", "note": "ตรวจแล้ว"})).decode()

    assert "ฉบับที่ 1 ออกไปแล้ว" in html
    assert IssuedReport.objects.count() == 1


def test_nonsense_leads_back_to_the_preview(year, client, secretary):
    client.force_login(secretary)

    for data in ({}, {"edition": "หนึ่ง"}, {"edition": "-1"}):
        assert client.post(ISSUE, data)["Location"] == PREVIEW
    assert not IssuedReport.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_log_names_who_issued(client, roles):
    make.agency()
    make.fiscal_year(2566)
    make.published(make.item(number=1), progress="- ทำแล้ว")
    secretary = make.secretary()
    client.force_login(secretary)

    b"".join(client.post(ISSUE, {"edition": "1", "note": "ตรวจแล้ว"}))

    entry = LogEntry.objects.get(content_type__model="issuedreport")
    assert entry.actor == secretary
    assert entry.additional_data["way"] == PAGE


def test_the_preview_names_minutes_that_nobody_checked(year, client, secretary):
    make.item()
    make.meeting(year=year, held_on=date(2023, 1, 5))
    make.meeting(year=year, state="checked", held_on=date(2023, 2, 6))
    client.force_login(secretary)

    html = client.get(PREVIEW).content.decode()

    assert "5 มกราคม 2566 ยังมีสถานะ “ร่าง”" in html
    assert html.count("ยังมีสถานะ “ร่าง”") == 1
