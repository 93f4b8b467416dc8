"""Issuing an edition: stored once, numbered, fingerprinted, never changed."""

import hashlib
import threading
from datetime import UTC, date, datetime, time

import pymupdf
import pytest
from django.core.files.storage import default_storage
from django.db import connection

from agency.models import FiscalYear
from annual_report import issuing
from annual_report.changes import words_of
from annual_report.contents import assemble_report
from annual_report.document import verify_address
from annual_report.editions import next_edition
from annual_report.issuing import IssueError, issue_report
from annual_report.models import IssuedReport
from documents import pdf
from documents.errors import PdfError
from records.frozen import FrozenError
from tests import make
from tests.documents.reading import qr_codes_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    make.agency()
    year = make.fiscal_year(2566, total_score="99.33", grade="ผ่านดีเยี่ยม", introduction="บทนำ")
    make.published(make.item(number=12, title="แผนดำเนินงาน"), progress="- จัดทำแล้ว")
    return year


def stored_files() -> list[str]:
    try:
        return default_storage.listdir("reports/2566")[1]
    except FileNotFoundError:
        return []


def test_an_edition_is_stored_with_its_facts(year, secretary):
    steps = []
    report = issue_report(year, secretary, 1, steps.append, note="ตรวจแล้ว")

    data = report.file.open().read()
    report.file.close()
    assert data.startswith(b"%PDF-")
    assert report.sha256 == hashlib.sha256(data).hexdigest()
    assert (report.edition, report.size, report.issued_by) == (1, len(data), secretary)
    assert report.pages >= 4
    assert report.changes == ""
    assert any("จัดหน้าที่" in step for step in steps)
    assert qr_codes_in(data, page=report.pages - 1) == [verify_address(2566, 1)]


def test_the_next_edition_says_what_changed(year, secretary):
    issue_report(year, secretary, 1, note="ตรวจแล้ว")
    item = year.checklistitems.get()
    make.published(item, progress="- จัดทำแล้ว และติดตามผล")
    make.published(make.item(number=13, title="รายงานผล"), progress="- ทำแล้ว")

    second = issue_report(year, secretary, 2, note="ตรวจแล้ว")

    assert second.changes.splitlines() == [
        "เพิ่ม ข้อ o13", "แก้ไข ข้อ o12", "แก้ไข สรุปหลักฐานที่เผยแพร่",
    ]  # fmt: skip


def test_two_people_who_press_at_once_make_one_edition(year, secretary):
    seen_by_both = next_edition(year)
    issue_report(year, secretary, seen_by_both, note="ตรวจแล้ว")

    with pytest.raises(IssueError, match="ฉบับที่ 1 ออกไปแล้ว"):
        issue_report(year, make.secretary("second"), seen_by_both, note="ตรวจแล้ว")
    assert IssuedReport.objects.count() == 1


def test_what_is_issued_cannot_be_changed_or_deleted(year, secretary):
    report = issue_report(year, secretary, 1, note="ตรวจแล้ว")

    report.pages = 1
    for forbidden in (
        report.save,
        report.delete,
        IssuedReport.objects.all().delete,
        lambda: IssuedReport.objects.update(pages=1),
    ):
        with pytest.raises(FrozenError):
            forbidden()


def test_data_published_while_rendering_is_not_passed_over(year, secretary, monkeypatch):
    render = issuing.render_edition_pdf

    def render_while_somebody_publishes(*args):
        make.published(make.item(number=14, title="ใหม่"), progress="- มาทีหลัง")
        return render(*args)

    monkeypatch.setattr(issuing, "render_edition_pdf", render_while_somebody_publishes)

    with pytest.raises(IssueError, match="ระหว่างจัดหน้า"):
        issue_report(year, secretary, 1, note="ตรวจแล้ว")
    assert not IssuedReport.objects.exists()


def test_without_a_base_address_nothing_is_issued(year, secretary, settings):
    settings.BASE_URL = ""

    with pytest.raises(IssueError, match="BASE_URL"):
        issue_report(year, secretary, 1, note="ตรวจแล้ว")
    assert not IssuedReport.objects.exists()


def test_an_empty_year_is_not_issued(secretary):
    with pytest.raises(IssueError, match="ยังไม่มีรายการ"):
        issue_report(make.fiscal_year(2569), secretary, 1, note="ตรวจแล้ว")


def test_a_rendering_that_fails_issues_nothing(year, secretary, monkeypatch, tmp_path):
    before = stored_files()
    monkeypatch.setattr(pdf, "FONTS", tmp_path)

    with pytest.raises(PdfError):
        issue_report(year, secretary, 1, note="ตรวจแล้ว")
    assert not IssuedReport.objects.exists()
    assert stored_files() == before


def test_a_full_disk_issues_nothing(year, secretary, monkeypatch):
    """The disk fills up in mid-write: what was written so far is no edition."""
    before = stored_files()

    def no_space(self, name, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(default_storage._wrapped), "_save", no_space)

    with pytest.raises(OSError, match="No space"):
        issue_report(year, secretary, 1, note="ตรวจแล้ว")
    assert not IssuedReport.objects.exists()
    assert stored_files() == before


def test_a_row_that_cannot_be_stored_leaves_no_file(year, secretary, monkeypatch):
    before = stored_files()

    def refuse(self, *args, **kwargs):
        raise RuntimeError("the database went away")

    monkeypatch.setattr(IssuedReport, "save", refuse)

    with pytest.raises(RuntimeError):
        issue_report(year, secretary, 1, note="ตรวจแล้ว")
    assert stored_files() == before


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_really_at_once_on_postgresql():
    make.agency()
    year = make.fiscal_year(2566)
    make.published(make.item(number=1), progress="- ทำแล้ว")
    people = [make.User.objects.create_user(f"user{number}") for number in range(4)]
    outcomes, together = [], threading.Barrier(len(people))

    def press(user):
        together.wait()
        try:
            issue_report(FiscalYear.objects.get(pk=year.pk), user, 1, note="ตรวจแล้ว")
            outcomes.append("issued")
        except IssueError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[user]) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["issued", "refused", "refused", "refused"]
    assert IssuedReport.objects.count() == 1


def test_a_score_that_comes_while_the_pages_are_set_is_not_left_out(year, secretary, monkeypatch):
    render = issuing.render_edition_pdf

    def announced_meanwhile(*args):
        FiscalYear.objects.filter(pk=year.pk).update(total_score="98.00", grade="AA")
        return render(*args)

    monkeypatch.setattr(issuing, "render_edition_pdf", announced_meanwhile)

    with pytest.raises(IssueError, match="ระหว่างจัดหน้า"):
        issue_report(year, secretary, 1, note="ตรวจแล้ว")
    assert not IssuedReport.objects.exists()


def test_two_committees_that_met_at_once_are_both_in_the_report(year):
    together = {"year": year, "held_on": date(2023, 1, 5), "starts_at": time(9)}
    for name in ("ก", "ข"):
        make.meeting(committee=make.committee(f"คณะกรรมการ {name}"), opening=name, **together)

    meetings = [name for name in words_of(assemble_report(year)) if "ประชุม" in name]

    assert len(meetings) == 2
    assert "คณะกรรมการ ข" in meetings[1]


def test_the_printed_date_is_that_of_the_office(year, secretary, monkeypatch):
    night = datetime(2036, 11, 28, 23, 39, tzinfo=UTC)  # in Bangkok the 29th
    monkeypatch.setattr(issuing.timezone, "now", lambda: night)

    report = issue_report(year, secretary, 1, note="ตรวจแล้ว")

    with report.file.open() as file, pymupdf.open(stream=file.read()) as pdf:
        assert "๒๙ พฤศจิกายน ๒๕๗๙" in pdf[0].get_text()
        assert "๒๙ พฤศจิกายน ๒๕๗๙" in pdf[-1].get_text()
