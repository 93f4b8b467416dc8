"""Every file of the field kit is taken over, read back from the database, and taken over again."""

import json
from datetime import date, time
from decimal import Decimal

import pytest

from agency.models import FiscalYear, User
from measures.models import Measure
from meetings.models import Committee, Meeting, Member
from oit_checklist.models import ChecklistItem
from oit_checklist.results.models import IndicatorResult
from tests.imports_tables.comparing import loose
from tests.imports_taking_over.taking import KIT, office, take
from thai.likeness import key_of

pytestmark = pytest.mark.django_db
OLD_PAGE = ("--base", "https://www.example.go.th/ita/", "--decide", "C4=0")
FILES = [
    ("oit-addresses.xlsx", "items", ()),
    ("oit-pasted-from-word.html", "items", ()),
    ("oit-status-cp874.csv", "items", ()),
    ("oit-utf16.csv", "items", ()),
    ("old-website-page.html", "items", OLD_PAGE),
    ("measures-budget-two-heads.xlsx", "measures", ()),
    ("measures-old-excel.xls", "measures", ()),
    ("measures-text.pdf", "measures", ()),
    ("measures-title-row.docx", "measures", ()),
    ("indicators.ods", "indicators", ()),
    ("results-indicators.xlsx", "results", ()),
    ("committee-order.docx", "committees", ()),
    ("meetings-register.xlsx", "meetings", ("--decide", "คณะกรรมการ=คณะกรรมการติดตาม")),
    ("minutes.docx", "meetings", ()),
    ("people.xlsx", "people", ("--decide", "E5=0")),
]


def expected(name):
    return json.loads((KIT / f"{name}.expected.json").read_text(encoding="utf-8"))


def taken(capsys, name):
    """The rows beside a file that is taken over into a fresh year."""
    office()
    _, to, options = next(each for each in FILES if each[0] == name)
    take(capsys, name, to, *options)
    return expected(name)["rows"]


def drafted(row, name):
    """What the draft of a row's report says; None without a draft."""
    return getattr(row.updates.open().first(), name, None)


def reported(row, **values):
    """Whether the draft of a row says these texts."""
    said = {name: loose(drafted(row, name) or "") for name in values}
    return said == {name: loose(value or "") for name, value in values.items()}


@pytest.mark.parametrize(("name", "to", "options"), FILES)
def test_a_file_that_is_taken_over_twice_changes_nothing_the_second_time(capsys, name, to, options):
    office()

    first = take(capsys, name, to, *options)
    second = take(capsys, name, to, *options)

    assert first["added"] + first["changed"] > 0
    assert (second["added"], second["changed"]) == (0, 0)


@pytest.mark.parametrize("name", [each[0] for each in FILES if each[1] == "items"])
def test_items_have_their_work_their_report_and_each_address(capsys, name):
    for row in taken(capsys, name):
        item = ChecklistItem.objects.get(instrument="OIT", number=row["code"].removeprefix("o"))
        if "divisions" in row:
            assert item.responsible == sorted(row["divisions"], key=item.responsible.index)
        if row.get("progress"):
            assert reported(item, progress=row["progress"])
        if row.get("explanation"):
            assert loose(item.explanation) == loose(row["explanation"])
        urls = set(item.evidence.values_list("url", flat=True))
        assert {piece["url"] for piece in row.get("evidence", [])} <= urls


def test_statuses_of_items_are_those_of_the_file(capsys):
    taken(capsys, "oit-status-cp874.csv")

    done = ChecklistItem.objects.get(number=19)
    update = done.updates.get()
    assert (update.status, update.state) == ("done", "draft")
    assert not ChecklistItem.objects.get(number=23).updates.filter(status="done").exists()


def test_names_of_addresses_are_kept_or_taken_from_the_item(capsys):
    taken(capsys, "old-website-page.html")

    titles = {each.url: each.title for item in ChecklistItem.objects.filter(number__in=[22, 31])
              for each in item.evidence.all()}  # fmt: skip
    assert titles["https://www.example.go.th/nogift-en.pdf"] == "Announcement (English)"
    assert titles["https://www.example.go.th/dl.php?id=22&t=1"] == "รายงานผลปี 2565"


@pytest.mark.parametrize("name", [each[0] for each in FILES if each[1] == "measures"])
def test_measures_have_their_texts_days_budget_and_report(capsys, name):
    rows = taken(capsys, name)

    stored = {key_of(measure.title): measure for measure in Measure.objects.all()}
    assert len(stored) == len(rows)
    for row in rows:
        measure = stored[key_of(row["title"])]
        if "number" in row:
            assert measure.number == str(row["number"])
        assert loose(measure.method) == loose(row.get("method") or "")
        assert measure.starts_on == date.fromisoformat(row["starts_on"])
        assert measure.for_all_divisions == bool(row.get("all_divisions"))
        assert reported(measure, results=row["results"], outcomes=row.get("outcomes"))


def test_budgets_of_measures_are_those_of_the_file(capsys):
    rows = taken(capsys, "measures-budget-two-heads.xlsx")

    for row in rows:
        measure = Measure.objects.get(number=row["number"])
        planned = Decimal(row["budget_planned"]) if row["budget_planned"] else None
        spent = Decimal(row["budget_spent"]) if row["budget_spent"] else None
        assert (measure.budget_planned, drafted(measure, "budget_spent")) == (planned, spent)


def test_indicators_have_their_guidance_line_by_line(capsys):
    for row in taken(capsys, "indicators.ods"):
        item = ChecklistItem.objects.get(instrument=row["instrument"], number=row["number"])
        lines = "\n".join(str(element) for element in item.elements.order_by("order"))
        assert item.title == row["title"]
        assert loose(lines) == loose(row["guidance"])
        assert item.for_all_divisions == bool(row.get("all_divisions"))


def test_scores_are_percent_and_what_is_weighted_is_told(capsys):
    rows = taken(capsys, "results-indicators.xlsx")

    year = FiscalYear.objects.get()
    head = expected("results-indicators.xlsx")["head"]
    assert (year.iit_score, year.grade) == (Decimal(head["iit"]), head["grade"])
    assert year.total_score == Decimal(head["total"])
    scores = dict(IndicatorResult.objects.values_list("number", "score"))
    assert scores == {row["number"]: Decimal(row["score"]) for row in rows}
    assert year.result.published_at is None


def test_a_committee_has_its_order_its_day_its_duties_and_members(capsys):
    rows = taken(capsys, "committee-order.docx")

    head, committee = expected("committee-order.docx")["head"], Committee.objects.get()
    assert committee.name == head["name"]
    assert committee.appointing_order == f"{head['appointing_order']} ลงวันที่ ๑๘ ตุลาคม ๒๕๖๕"
    assert committee.duties.splitlines() == head["duties"]
    members = [(one.order, one.name, one.post, one.role) for one in Member.objects.all()]
    assert members == [(row["order"], row["name"], row["post"], row["role"]) for row in rows]


def test_a_register_becomes_meetings_of_the_committee_that_was_said(capsys):
    rows = taken(capsys, "meetings-register.xlsx")

    for row in rows:
        meeting = Meeting.objects.get(number=row["number"])
        assert meeting.held_on == date.fromisoformat(row["held_on"])
        assert meeting.starts_at == time.fromisoformat(row["starts_at"])
        assert (meeting.place, meeting.state) == (row["place"], "draft")
        assert meeting.committee.name == "คณะกรรมการติดตาม"
        assert meeting.published_at is None


def test_minutes_have_their_people_agenda_statements_and_signatures(capsys):
    (row,) = taken(capsys, "minutes.docx")

    meeting = Meeting.objects.get()
    assert meeting.committee.name == row["committee"]
    came = [(one.kind, one.name, one.post) for one in meeting.attendance.order_by("order")]
    assert came == [(one["kind"], one["name"], one["post"]) for one in row["attendance"]]
    agenda = list(meeting.agenda_items.all())
    assert [one.number for one in agenda] == [one["number"] for one in row["agenda"]]
    assert [one.resolution for one in agenda] == [one["resolution"] for one in row["agenda"]]
    assert agenda[0].details == row["agenda"][0]["statements"][0]["text"]
    assert agenda[3].statements.get().speaker == "นางสาวมานี ทดสอบ"
    assert [one.name for one in meeting.signatures.all()] == ["นางสาวมานี ทดสอบ", "นายตัวอย่าง มั่นคง"]


def test_people_get_accounts_without_a_role_and_a_vacant_post_gets_none(capsys):
    rows = taken(capsys, "people.xlsx")

    people = User.objects.filter(is_superuser=False)
    assert {one.get_full_name() for one in people} == {row["name"] for row in rows}
    assert {one.email for one in people} == {row["email"] for row in rows}
    for one in people:
        assert (one.is_staff, one.has_usable_password()) == (False, False)
        assert list(one.groups.all()) == []
    manee = people.get(username="manee")
    assert [division.name for division in manee.divisions.all()] == ["สำนักปลัด"]
