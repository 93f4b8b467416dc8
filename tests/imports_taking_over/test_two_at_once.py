"""Two people take over the same file: the second is told, and nothing stands twice."""

import pytest
from django.db import connection

from imports.documents.orders import propose_committees
from imports.tables.reading import propose
from imports.tables.year_context import context_of
from imports.taking_over.storing import apply, preview
from imports.taking_over.undoing import undo
from meetings.models import Member
from office_files.reading import read_office_file
from oit_checklist.models import ItemEvidence
from spreadsheets.importing import StaleImportError
from tests.imports_taking_over.taking import KIT, office
from tests.revision.in_order import Running, uncommitted

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def proposal_of(name, to):
    file = read_office_file((KIT / name).read_bytes(), name)
    if to == "committees":
        return propose_committees(file, 2566)
    return propose(file, to, 2566, context_of(2566))


@pytest.mark.parametrize(
    ("name", "to", "model", "rows"),
    [
        ("oit-utf16.csv", "items", ItemEvidence, 5),
        ("committee-order.docx", "committees", Member, 7),
    ],
)
def test_of_two_who_take_over_the_same_file_the_second_is_told(roles, name, to, model, rows):
    boss, proposal = office()["boss"], proposal_of(name, to)
    seen = preview(proposal, boss).seen

    with uncommitted(lambda: apply(proposal, boss, seen)):
        second = Running(lambda: apply(proposal, boss, seen))
        second.until_it_waits_or_ends()

    assert isinstance(second.end().error, StaleImportError)
    assert model.objects.count() == rows


def test_whoever_takes_it_over_unseen_after_another_changes_nothing(roles):
    boss, proposal = office()["boss"], proposal_of("committee-order.docx", "committees")

    with uncommitted(lambda: apply(proposal, boss, None)):
        second = Running(lambda: apply(proposal, boss, None))
        second.until_it_waits_or_ends()

    done = second.end().result
    assert (done.applied, done.added, done.changed) == (True, 0, 0)
    assert Member.objects.count() == 7


def test_what_is_saved_at_that_moment_is_not_overwritten(roles):
    found, proposal = office(), proposal_of("oit-addresses.xlsx", "items")
    seen, item = preview(proposal, found["boss"]).seen, found["items"][1]

    def edit():
        item.explanation = "จากหน้าเว็บ"
        item.save()

    with uncommitted(edit):
        second = Running(lambda: apply(proposal, found["boss"], seen))
        second.until_it_waits_or_ends()

    assert second.end().error or not second.result.applied
    item.refresh_from_db()
    assert (item.explanation, ItemEvidence.objects.count()) == ("จากหน้าเว็บ", 0)


def test_of_two_who_take_back_the_same_import_the_second_is_told(roles):
    boss = office()["boss"]
    record = apply(proposal_of("committee-order.docx", "committees"), boss, None).undo

    with uncommitted(lambda: undo(record, boss)):
        second = Running(lambda: undo(record, boss))
        second.until_it_waits_or_ends()

    done = second.end().result
    assert (done.applied, Member.objects.count()) == (False, 0)
    assert "ถูกลบไปแล้ว" in str(done.errors[0])


def test_what_is_saved_while_an_import_is_taken_back_stays(roles):
    found = office()
    record = apply(proposal_of("oit-addresses.xlsx", "items"), found["boss"], None).undo
    evidence, item = ItemEvidence.objects.count(), found["items"][1]
    item.refresh_from_db()

    def edit():
        item.click_path = "เมนูหลัก"
        item.save()

    with uncommitted(edit):
        second = Running(lambda: undo(record, found["boss"]))
        second.until_it_waits_or_ends()

    assert not second.end().result.applied
    item.refresh_from_db()
    assert (item.click_path, ItemEvidence.objects.count()) == ("เมนูหลัก", evidence)
