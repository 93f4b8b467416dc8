"""What is changed or withdrawn while the pages of an edition are set is never stored in it."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from agency.models import Agency, FiscalYear
from annual_report import issuing
from annual_report.issuing import CHANGED, IssueError, issue_report
from annual_report.models import IssuedReport
from meetings.models import Photograph
from records.revision import raise_revision
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    make.agency(seal=ContentFile(make.picture(), "seal.png"))
    make.fiscal_year(2565, total_score="98.73", grade="A")
    year = make.fiscal_year(2566, total_score="99.33", grade="AA", introduction="บทนำ")
    make.published(make.item(number=12, title="แผนดำเนินงาน"), progress="- จัดทำแล้ว")
    meeting = make.meeting(year=year)
    photograph = Photograph(meeting=meeting, caption="ภาพเดิม", published_at=timezone.now())
    photograph.file.save("a.jpg", ContentFile(make.picture()))
    return FiscalYear.objects.get(pk=year.pk)


def withdraw_the_photograph():
    photograph = Photograph.objects.get()
    photograph.withdraw("เห็นหน้าเด็ก")
    photograph.save()


def change_its_caption():
    photograph = Photograph.objects.get()
    photograph.caption = "ภาพใหม่"
    photograph.save()


def change_the_grade_of_last_year():
    FiscalYear.objects.filter(year_be=2565).update(grade="B")


def change_the_title():
    FiscalYear.objects.filter(year_be=2566).update(report_title="ชื่อใหม่")


def change_the_seal():
    Agency.objects.get().seal.save("other.png", ContentFile(make.picture()))


def change_the_place():
    Agency.objects.update(district="ไชโย")


def withdraw_what_stands_elsewhere():
    raise_revision(withdrawal=True)


@pytest.mark.parametrize(
    "act",
    [
        withdraw_the_photograph,
        change_its_caption,
        change_the_grade_of_last_year,
        change_the_title,
        change_the_seal,
        change_the_place,
        withdraw_what_stands_elsewhere,
    ],
)
def test_nothing_is_issued_if_anything_printed_changed_meanwhile(year, secretary, monkeypatch, act):
    render = issuing.render_edition_pdf

    def render_while_somebody_acts(*args):
        pdf = render(*args)
        act()
        return pdf

    monkeypatch.setattr(issuing, "render_edition_pdf", render_while_somebody_acts)

    with pytest.raises(IssueError, match=CHANGED):
        issue_report(year, secretary, 1, note="ตรวจแล้ว")
    assert not IssuedReport.objects.exists()


def test_an_edition_is_issued_if_nothing_changed(year, secretary):
    issue_report(year, secretary, 1, note="ตรวจแล้ว")

    assert IssuedReport.objects.get().edition == 1
