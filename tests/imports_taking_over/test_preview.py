"""What a page shows before a file is taken over: everything is tried out, nothing stays."""

import pytest

from imports.documents.minutes import propose_meetings
from imports.tables.reading import propose
from imports.tables.year_context import context_of
from imports.taking_over.storing import apply, preview
from meetings.models import Meeting
from office_files.reading import read_office_file
from oit_checklist.models import ChecklistItem, ItemEvidence
from spreadsheets.importing import StaleImportError
from tests.imports_taking_over.taking import KIT, office

pytestmark = pytest.mark.django_db


def addresses():
    name = "oit-addresses.xlsx"
    file = read_office_file((KIT / name).read_bytes(), name)
    return propose(file, "items", 2566, context_of(2566))


def test_a_preview_stores_nothing_and_tells_all_sheets():
    boss = office()["boss"]

    seen = preview(addresses(), boss)

    assert [(sheet.slug, sheet.preview.added) for sheet in seen.sheets] == [
        ("items", 0),
        ("item-evidence", 11),
    ]
    assert (seen.applied, ItemEvidence.objects.count()) == (False, 0)
    assert not ChecklistItem.objects.exclude(explanation="").exists()


def test_what_was_seen_is_taken_over_as_it_was_seen():
    boss = office()["boss"]
    seen = preview(addresses(), boss)

    done = apply(addresses(), boss, seen.seen)

    assert (done.applied, done.added, done.changed) == (True, seen.added, seen.changed)


def test_parts_of_a_new_meeting_are_previewed_with_it_and_seen_alike():
    boss = office()["boss"]
    file = read_office_file((KIT / "minutes.docx").read_bytes(), "minutes.docx")
    seen = preview(propose_meetings(file, 2566), boss)
    assert not Meeting.objects.exists()

    done = apply(propose_meetings(file, 2566), boss, seen.seen)

    assert (done.added, Meeting.objects.count()) == (18, 1)


def test_what_changed_since_the_preview_is_not_overwritten():
    found = office()
    seen = preview(addresses(), found["boss"])
    found["items"][1].explanation = "จากหน้าเว็บ"
    found["items"][1].save()

    with pytest.raises(StaleImportError):
        apply(addresses(), found["boss"], seen.seen)

    found["items"][1].refresh_from_db()
    assert found["items"][1].explanation == "จากหน้าเว็บ"
    assert not ItemEvidence.objects.exists()
