"""One row of every kind that the back office has a form for, with a row in each list below it."""

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone

from agency.models import Agency, Deadline, Division, FiscalYear, User
from annual_report.models import IssuedReport, SignedReport
from measures.models import Measure
from meetings.models import AgendaItem, Committee, Meeting, Photograph, SignedMinutes
from oit_checklist.models import ChecklistItem, Element, Section
from oit_checklist.results.models import YearResult
from progress.models import JobRun, LinkCheck
from tests import make


def row_of(model: type[Model]) -> Model:
    """A row; a kind without a builder fails the tests that walk all forms."""
    assert model in BUILDERS, f"{__name__} has no builder for {model._meta.label}"
    return BUILDERS[model]()


def _agency() -> Agency:
    agency = make.agency()
    agency.social_links.create(name="เพจ", url="https://www.facebook.com/example")
    return agency


def _year() -> FiscalYear:
    year = make.fiscal_year(introduction="คำนำ\nบรรทัดสอง", total_score="90.50")
    year.deadlines.create(title="ส่งรายงาน", due_on="2023-04-30")
    year.grade_bands.create(order=1, name="ผ่าน", min_total=85)
    make.report_signer(year)
    return make.third_status(year)


def _measure() -> Measure:
    row = make.measure(divisions=[make.division()], starts_on="2022-10-01")
    make.draft(row, results="- ผล")
    make.evidence(row, published_at=None)
    return row


def _item() -> ChecklistItem:
    row = make.item(divisions=[make.division()])
    make.draft(row, progress="- ทำแล้ว")
    make.evidence(row, published_at=None).elements.add(make.element(row))
    make.evidence(row)
    return row


def _result() -> YearResult:
    row = make.result(make.fiscal_year(iit_score="95.00"), source="ประกาศ ป.ป.ช.")
    for build in (
        make.group_comparison,
        make.indicator_result,
        make.question_result,
        make.lost_item,
        make.result_remark,
    ):
        build(row)
    return row


def _committee() -> Committee:
    row = make.committee()
    row.members.create(order=1, post="ปลัด", role="ประธาน")
    return row


def _meeting() -> Meeting:
    row = make.meeting(ends_at="12:00")
    row.attendance.create(order=1, post="ปลัด", kind="present")
    row.agenda_items.create(order=1, printed_number="๑", title="แจ้ง", details="ก\nข")
    row.signatures.create(order=1, label="ผู้จด", name="นาย ก")
    Photograph(meeting=row, caption="ภาพ").file.save("a.jpg", ContentFile(make.picture()))
    SignedMinutes(meeting=row).file.save("a.pdf", ContentFile(b"%PDF-1.7"))
    return row


def _agenda_item() -> AgendaItem:
    row = make.meeting().agenda_items.create(order=1, printed_number="๑", title="แจ้ง")
    row.statements.create(order=1, speaker="ประธาน", text="แจ้ง")
    return row


def _edition() -> IssuedReport:
    row = make.edition()
    SignedReport(report=row).file.save("a.pdf", ContentFile(b"%PDF-1.7"))
    return row


def _group() -> Group:
    return Group.objects.order_by("pk")[0]


BUILDERS = {
    Agency: _agency,
    Division: make.division,
    FiscalYear: _year,
    Deadline: lambda: make.fiscal_year().deadlines.create(title="ส่ง", due_on="2023-04-30"),
    Group: _group,
    User: lambda: make.clerk(make.division()),
    LinkCheck: make.link_check,
    JobRun: lambda: JobRun.objects.create(name="remind", started_at=timezone.now()),
    Measure: _measure,
    Section: make.section,
    ChecklistItem: _item,
    Element: lambda: make.element(make.item()),
    YearResult: _result,
    Committee: _committee,
    Meeting: _meeting,
    AgendaItem: _agenda_item,
    IssuedReport: _edition,
}
