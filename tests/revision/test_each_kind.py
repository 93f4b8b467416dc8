"""Each kind of record: the revision is raised exactly when a stranger's pages can differ."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import catalogue
from agency.models import Deadline, GradeBand, SocialLink
from annual_report.models import ReportMemo, SignedReport
from catalogue.raising import unwatch, watch
from meetings.models import (
    AgendaItem,
    AgendaPaper,
    Attendance,
    Circulation,
    MeetingLetter,
    Photograph,
    Recipient,
    Remark,
    Signature,
    SignedMinutes,
    Statement,
)
from records.frozen import FrozenError
from records.models import Revision
from records.publication import Publishable
from records.revision import revision_number
from tests import make
from tests.sample_files import picture

pytestmark = pytest.mark.django_db


def public_year():
    return make.fiscal_year(2566)


def hidden_year():
    return make.fiscal_year(2567, published_at=None)


def stored(model, **values):
    """A stored file, published if told so."""
    values = {"published_at": timezone.now(), **values}
    row = model(original_name="ก.png", **values)
    row.file.save("x.png", ContentFile(picture()))
    return row


def agenda(meeting):
    return AgendaItem.objects.create(meeting=meeting, order=1, printed_number="๑", title="เรื่อง")


def attendance(meeting):
    return Attendance.objects.create(meeting=meeting, order=1, name="นาย ก")


def signature(meeting):
    return Signature.objects.create(meeting=meeting, order=1, label="ผู้จด", name="นาย ก")


def statement(meeting):
    return Statement.objects.create(
        agenda_item=agenda(meeting), order=1, speaker="ประธาน", text="แจ้ง"
    )


def band(year):
    return GradeBand.objects.create(fiscal_year=year, order=1, name="ผ่าน", min_total=85)


def own_status(year):
    return make.third_status(year).status_rows.get(code="in_progress")


def report_signer(year):
    """Of a year with something to report on: without, there is no report to sign."""
    make.measure(year=year)
    return make.report_signer(year)


def deadline(year):
    return Deadline.objects.create(fiscal_year=year, title="ส่ง", due_on=date(2023, 1, 31))


def correction(meeting):
    return meeting.corrections.create(order=1, passage="หน้า ๒", was="ก", becomes="ข")


def hidden_meeting():
    return make.meeting(published_at=None)


def signed_report(year):
    return stored(SignedReport, report=make.edition(year=year, number=2))


def agenda_paper(meeting):
    return stored(AgendaPaper, agenda_item=agenda(meeting), title="ตาราง")


def circulation(meeting):
    by = make.secretary(f"ผู้เวียน{meeting.pk}")
    return Circulation.objects.create(
        meeting=meeting, number=1, how="list", until="2022-12-15", by=by
    )


def recipient(meeting):
    return Recipient.objects.create(circulation=circulation(meeting), order=1, name="นายก")


def remark(meeting):
    return Remark.objects.create(meeting=meeting, number=1, who="นายก", passage="หน้า ๒", was="ก")


def letter(meeting):
    return MeetingLetter.objects.create(meeting=meeting, kind="invitation")


def memo(year):
    return ReportMemo.objects.create(fiscal_year=year)


@dataclass(frozen=True)
class Kind:
    """How to make a row that the public sees, one that it does not, and which word to change."""

    shown: object
    hidden: object
    field: str = "title"


def of_result(build, field="title"):
    return Kind(lambda: build(make.result()), lambda: build(make.result(published_at=None)), field)


# Of the office itself everything is public, of its people nothing.
KINDS = {
    "years": Kind(public_year, hidden_year, "grade"),
    "deadlines": Kind(lambda: deadline(public_year()), lambda: deadline(hidden_year())),
    "grades": Kind(lambda: band(public_year()), lambda: band(hidden_year()), "name"),
    "report-signers": Kind(
        lambda: report_signer(public_year()),
        lambda: make.report_signer(hidden_year()),
        "name",
    ),
    "year-statuses": Kind(
        lambda: own_status(public_year()), lambda: own_status(hidden_year()), "label"
    ),
    "agency": Kind(make.agency, None, "name"),
    "social-links": Kind(
        lambda: SocialLink.objects.create(agency=make.agency(), name="เพจ", url="https://a.go.th/"),
        None,
        "name",
    ),
    "divisions": Kind(make.division, None, "name"),
    "users": Kind(None, make.secretary, "first_name"),
    "link-checks": Kind(None, make.link_check, "note"),
    "manual-link-checks": Kind(None, make.manual_link_check, "note"),
    "measures": Kind(make.measure, lambda: make.measure(year=hidden_year())),
    "measure-updates": Kind(
        lambda: make.published(make.measure(), results="- ผล"),
        lambda: make.draft(make.measure(), results="- ร่าง"),
        "results",
    ),
    "measure-evidence": Kind(
        lambda: make.evidence(make.measure()),
        lambda: make.evidence(make.measure(), published_at=None),
    ),
    "sections": Kind(lambda: make.item().section, lambda: make.section(number="9.9")),
    "items": Kind(make.item, lambda: make.item(withdrawn=True)),
    "elements": Kind(
        lambda: make.element(make.item()),
        lambda: make.element(make.item(year=hidden_year())),
        "text",
    ),
    "item-updates": Kind(
        lambda: make.published(make.item(), progress="- ทำแล้ว"),
        lambda: make.draft(make.item(), progress="- ร่าง", state="submitted"),
        "progress",
    ),
    "item-evidence": Kind(
        lambda: make.evidence(make.item()), lambda: make.evidence(make.item(withdrawn=True))
    ),
    "results": Kind(make.result, lambda: make.result(published_at=None), "source"),
    "indicator-scores": of_result(make.indicator_result),
    "question-scores": of_result(make.question_result, "text"),
    "lost-items": of_result(make.lost_item, "reason"),
    "group-comparisons": of_result(make.group_comparison, "group"),
    "result-remarks": of_result(make.result_remark, "text"),
    "meetings": Kind(make.meeting, hidden_meeting, "place"),
    "committees": Kind(lambda: make.meeting().committee, lambda: make.committee("ใหม่"), "name"),
    # They stand in no page.
    "members": Kind(
        None, lambda: make.committee("ใหม่").members.create(order=1, post="ปลัด"), "post"
    ),
    "agenda": Kind(lambda: agenda(make.meeting()), lambda: agenda(hidden_meeting())),
    "attendance": Kind(
        lambda: attendance(make.meeting()), lambda: attendance(hidden_meeting()), "name"
    ),
    "signatures": Kind(
        lambda: signature(make.meeting()), lambda: signature(hidden_meeting()), "name"
    ),
    "statements": Kind(
        lambda: statement(make.meeting()), lambda: statement(hidden_meeting()), "text"
    ),
    # Recorded before the certification that shows them, and locked from then on.
    "corrections": Kind(None, lambda: correction(make.meeting()), "passage"),
    "photographs": Kind(
        lambda: stored(Photograph, meeting=make.meeting(), caption="ภาพ"),
        lambda: stored(Photograph, meeting=make.meeting(), caption="ภาพ", published_at=None),
        "caption",
    ),
    "signed-minutes": Kind(
        lambda: stored(SignedMinutes, meeting=make.meeting()),
        lambda: stored(SignedMinutes, meeting=hidden_meeting()),
        "original_name",
    ),
    "agenda-papers": Kind(
        lambda: agenda_paper(make.meeting()), lambda: agenda_paper(hidden_meeting())
    ),
    # What the office keeps for itself, public meeting or not.
    "circulations": Kind(None, lambda: circulation(make.meeting()), ""),
    "recipients": Kind(None, lambda: recipient(make.meeting()), "name"),
    "remarks": Kind(None, lambda: remark(make.meeting()), "passage"),
    "meeting-letters": Kind(None, lambda: letter(make.meeting()), "number"),
    "report-memos": Kind(None, lambda: memo(public_year()), "number"),
    "certified-minutes": Kind(
        make.certified_copy, lambda: make.certified_copy(hidden_meeting()), ""
    ),
    "editions": Kind(make.edition, lambda: make.edition(year=hidden_year()), ""),
    "signed-reports": Kind(
        lambda: signed_report(public_year()),
        lambda: signed_report(hidden_year()),
        "original_name",
    ),
}
SHOWN = {name: kind for name, kind in KINDS.items() if kind.shown}
HIDDEN = {name: kind for name, kind in KINDS.items() if kind.hidden}
PAGES = ["/", "/2566/", "/2566/oit/", "/2566/measures/", "/2566/updates/", "/2566/report/",
         "/2567/", "/meetings/", "/about/", "/privacy/",
         "/calendar.ics", "/feed.xml", "/sitemap.xml"]  # fmt: skip


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(params=["save", "delete"])
def act(request):
    return request.param


def record_of(kind):
    return next(record for record in catalogue.records() if record.kind == kind)


def change(row, field):
    """Save another word; what is frozen has none."""
    if field:
        setattr(row, field, "เปลี่ยน")
        row.save()


def delete(row):
    """Delete the row, if that is allowed at all."""
    try:
        row.delete()
    except (ProtectedError, FrozenError):
        pytest.skip("such a row is never deleted")


def test_no_kind_is_forgotten():
    assert {record.kind for record in catalogue.records()} == set(KINDS)


@pytest.mark.parametrize("kind", SHOWN)
def test_one_row_is_judged_as_all_of_them_are(kind):
    record, row = record_of(kind), KINDS[kind].shown()

    assert record.is_shown(row)
    assert record.public_rows().filter(pk=row.pk).exists()


@pytest.mark.parametrize("kind", HIDDEN)
def test_one_hidden_row_too(kind):
    record, row = record_of(kind), KINDS[kind].hidden()

    assert not record.is_shown(row)
    assert not record.public_rows().filter(pk=row.pk).exists()


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_nobody_sees_raises_nothing(kind, act):
    row = KINDS[kind].hidden()
    before = revision_number()

    if act == "save":
        change(row, KINDS[kind].field)
    else:
        delete(row)

    assert revision_number() == before


def test_and_no_page_tells_of_it(client):
    make.published(make.item())  # else the feed is as new as the moment
    rows = [(KINDS[kind].hidden(), KINDS[kind].field) for kind in HIDDEN]
    pages = {address: client.get(address).content for address in PAGES}

    for row, field in rows:
        change(row, field)

    for address, content in pages.items():
        assert client.get(address).content == content, address


@pytest.mark.parametrize("kind", [name for name, kind in SHOWN.items() if kind.field])
def test_what_is_public_raises_it_with_every_save(kind):
    row = KINDS[kind].shown()
    before = Revision.objects.get()

    change(row, KINDS[kind].field)

    after = Revision.objects.get()
    assert after.number > before.number
    assert after.withdrawn_number == before.withdrawn_number


@pytest.mark.parametrize("kind", SHOWN)
def test_a_new_public_row_raises_it_and_a_deleted_one_tells_of_a_withdrawal(kind):
    before = revision_number()
    row = KINDS[kind].shown()
    assert revision_number() > before

    delete(row)

    revision = Revision.objects.get()
    assert revision.withdrawn_number == revision.number > before


@pytest.mark.parametrize(
    "kind", [name for name in SHOWN if issubclass(record_of(name).model, Publishable)]
)
def test_a_withdrawal_is_told_as_one(kind):
    row = KINDS[kind].shown()
    row.withdraw("ผิด")

    row.save()

    revision = Revision.objects.get()
    assert revision.withdrawn_number == revision.number


@pytest.mark.parametrize("kind", ["items", "measures"])
def test_who_is_responsible_counts_as_a_save(kind):
    shown, hidden, palad = KINDS[kind].shown(), KINDS[kind].hidden(), make.division()
    before = revision_number()
    hidden.divisions.set([palad])
    hidden.divisions.clear()
    assert revision_number() == before

    for act in (
        lambda: shown.divisions.set([palad]),
        lambda: shown.divisions.clear(),
        lambda: getattr(palad, f"{type(shown).__name__.lower()}s").add(shown),
    ):
        act()
        assert revision_number() > before
        before = revision_number()


def test_divisions_of_a_person_count_once_something_approved_names_them():
    palad, person = make.division(), make.secretary()
    before = revision_number()
    person.divisions.set([palad])
    assert revision_number() == before

    update = make.published(make.item(), reviewer=person)
    before = revision_number()
    person.divisions.clear()

    assert update.reviewer == person
    assert revision_number() > before


def test_a_visit_to_a_link_is_no_change(page):
    proof = make.evidence(make.item())
    before = revision_number()
    proof.last_link_check = make.link_check()

    proof.save(update_fields=["last_link_check"])

    assert revision_number() == before


def test_a_draft_that_somebody_published_meanwhile_is_withdrawn_by_saving_over_it():
    measure = make.measure(published_at=None)
    stale = type(measure).objects.get(pk=measure.pk)
    measure.published_at = timezone.now()
    measure.save()
    before = revision_number()

    stale.save()

    revision = Revision.objects.get()
    assert revision.withdrawn_number == revision.number > before


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_a_draft_costs_one_question_and_a_public_row_one_statement(state):
    record = record_of("item-updates")
    row = make.draft(make.item(), state=state, reviewed_at=timezone.now())

    def cost():
        with CaptureQueriesContext(connection) as queries:
            row.save()
        return len(queries)

    watched = cost()
    unwatch(record)
    try:
        assert watched == cost() + 1
    finally:
        watch(record)


def test_a_rolled_back_change_raises_nothing():
    item = make.item()
    before = revision_number()
    with transaction.atomic():
        item.save()
        transaction.set_rollback(True)

    assert revision_number() == before
