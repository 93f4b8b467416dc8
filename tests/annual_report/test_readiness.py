"""What is open before issuing: told from the same checks as งานของฉัน, and kept with the edition."""

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError

from agency.models import Agency
from annual_report.contents import assemble_report
from annual_report.issuing import IssueError, issue_report
from annual_report.models import IssuedReport
from annual_report.print_check import what_cannot_be_printed
from annual_report.readiness import readiness_of
from documents.working import work_off
from my_work.year_work import load_year_work
from progress.findings import blocking
from tests import make
from tests.public_pages import without_spans

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    make.agency()
    year = make.fiscal_year(
        2566,
        total_score="99.33",
        grade="ผ่านดีเยี่ยม",
        introduction="บทนำ",
        report_problems="ไม่มี",
        report_suggestions="ทำต่อ",
    )
    make.report_signer(year)
    return year


def proved(row):
    """A row in which nothing is left to do."""
    if hasattr(row, "elements"):
        make.element(row)
    make.proved(row)
    row.evidence.update(last_link_check=make.link_check())
    return row


@pytest.fixture
def sound(year):
    make.meeting(year=year, state="checked")
    proved(make.measure(number=1))
    return proved(make.item(number=12, title="แผน"))


def readiness(year):
    """What is open, once the draft is made that tells what cannot be printed."""
    contents = assemble_report(year)
    if what_cannot_be_printed(contents) is None:
        work_off()
    return readiness_of(contents, what_cannot_be_printed(contents))


def test_nothing_is_open_only_if_nothing_is_found(year, sound, client, secretary):
    client.force_login(secretary)

    assert readiness(year).lines == []
    page = client.get("/admin/annual_report/issuedreport/2566/preview/").content.decode()
    assert "ไม่มีเรื่องค้าง" in page
    assert 'name="note"' not in page


def test_every_finding_of_the_work_is_told_before_issuing(year, sound):
    dead = make.link_check(outcome="dead")
    make.evidence(sound, last_link_check=dead, title="เสีย")
    make.published(make.measure(number=2))
    make.draft(make.item(number=13, title="รอ"), state="submitted")

    told = "\n".join(readiness(year).lines)

    findings = [f for task in load_year_work(year).tasks for f in blocking(task.findings)]
    assert len(findings) >= 3
    assert [finding.text for finding in findings if finding.text not in told] == []
    assert "ลิงก์ของ “เสีย” ใช้ไม่ได้" in told


def test_rows_that_the_public_does_not_see_are_told(year, sound):
    make.measure(number=7, title="ลับ", published_at=None)
    gone = make.measure(number=8, title="ถอน")
    gone.withdraw("ซ้ำ")
    gone.save()

    hidden = readiness(year).hidden

    assert len(hidden) == 2
    assert "มาตรการที่ 7" in hidden[0]
    assert "จะไม่อยู่ในรายงาน" in hidden[0]
    assert "ถอน" in hidden[1]


def test_characters_and_pictures_that_cannot_be_set_are_told(year, sound):
    make.published(sound, progress="ทำแล้ว 漢")
    Agency.objects.get().seal.save("seal.png", ContentFile(b"no picture"))

    told = readiness(year).unprintable

    assert any("U+6F22" in line for line in told)
    assert any("ภาพ" in line for line in told)


def test_issuing_over_open_matters_needs_a_note_and_keeps_both(year, sound, secretary):
    make.measure(number=7, title="ลับ", published_at=None)

    with pytest.raises(IssueError, match="ยังมีเรื่องค้าง 3 เรื่อง"):
        issue_report(year, secretary, 1)
    assert not IssuedReport.objects.exists()

    report = issue_report(year, secretary, 1, note="รอหน่วยงานอื่น")
    assert report.note == "รอหน่วยงานอื่น"
    assert "มาตรการที่ 7 ลับ: ยังไม่มีหลักฐาน" in report.open_matters
    assert "มาตรการที่ 7 ลับ จะไม่อยู่ในรายงาน" in report.open_matters


def test_what_cannot_be_set_alone_needs_a_note_too(year, sound, secretary):
    make.published(sound, progress="ทำแล้ว 漢")

    with pytest.raises(IssueError, match="ยังมีเรื่องค้าง"):
        issue_report(year, secretary, 1)


def test_a_sound_report_needs_no_note(year, sound, secretary):
    report = issue_report(year, secretary, 1, seen=readiness(year).fingerprint)

    assert (report.note, report.open_matters) == ("", "")


def test_what_opened_after_the_preview_is_looked_at_first(year, sound, secretary):
    seen = readiness(year).fingerprint
    make.measure(number=7, published_at=None)

    with pytest.raises(IssueError, match="ไม่ตรงกับที่ท่านเห็น"):
        issue_report(year, secretary, 1, note="รับทราบ", seen=seen)


def test_readers_see_the_note_but_not_what_is_hidden(year, sound, secretary, client):
    make.measure(number=7, title="ลับ", published_at=None)
    issue_report(year, secretary, 1, note="รอหน่วยงานอื่น")

    page = client.get("/verify/2566/1/").content.decode()

    assert "รอหน่วยงานอื่น" in page
    assert "ยังมีเรื่องค้าง 3 เรื่อง" in page
    assert "ลับ" not in page


def test_the_database_keeps_no_open_matters_without_a_note(year):
    with pytest.raises(IntegrityError):
        make.edition(year=year, open_matters="ยังไม่มีบทนำ")


def test_the_report_prints_what_is_proved_behind_the_official_form(year, sound, client):
    make.published(make.item(number=13, title="ไม่มีหลักฐาน"))

    page = without_spans(client.get("/2566/report/").content.decode())

    form, _, summary = page.partition('id="evidence"')
    assert "ไม่มีหลักฐาน</th>" in form
    assert "ยังไม่มีหลักฐาน" not in form.partition('class="contents-page"')[2]
    assert "หลักฐานครบ ๑ จาก ๒ รายการ" in summary
    assert "ยังไม่มีหลักฐาน" in summary
