"""A Word document is made anew whenever anything that it prints or carries is another."""

from dataclasses import replace

import pytest

from documents.document import Document
from documents.kinds import kinds
from documents.making import fingerprint_of
from documents.model import Heading, Typed
from documents.word_source import word_source
from meetings.document_kinds import MINUTES_DOCX
from oit_checklist.itas.kinds import SHEET_DOCX
from tests import make

pytestmark = pytest.mark.django_db

PLAIN = Document(title="ก", author="ข", blocks=[Heading("ค", 1), Typed("ข้อ 5\nง")])


@pytest.fixture
def meeting():
    make.agency()
    meeting = make.meeting(opening="เปิดประชุม 5 นาที")
    item = meeting.agenda_items.create(order=1, printed_number="๑", title="แจ้งให้ทราบ")
    item.statements.create(order=1, speaker="นายหนึ่ง ใจดี", text="พูดก่อน")
    return meeting


def fingerprint(kind, key) -> str:
    row = kind.find_draft(str(key)) or kind.find_public(str(key))
    return fingerprint_of(kind, str(key), row)


def typed_again(meeting):
    """Deleted, and the same words as a row of their own."""
    said = meeting.agenda_items.get().statements.get()
    said.delete()
    said.pk = None
    said.agenda_item.statements.create(order=9, speaker=said.speaker, text=said.text)


def thai_digits(meeting):
    meeting.opening = "เปิดประชุม ๕ นาที"
    meeting.save()


def a_blank_line(meeting):
    meeting.opening += "\n\n"
    meeting.save()


@pytest.mark.parametrize("act", [typed_again, thai_digits, a_blank_line])
def test_minutes_that_only_their_html_does_not_tell_apart_are_made_again(meeting, act):
    before = fingerprint(MINUTES_DOCX, meeting.pk)
    act(meeting)

    assert fingerprint(MINUTES_DOCX, meeting.pk) != before


def test_digits_that_are_corrected_in_the_sheet_reach_word():
    item = make.item(number=12, title="แผน", explanation="ดูข้อ 5")
    make.published(item, progress="- ทำแล้ว")
    before = fingerprint(SHEET_DOCX, 2566)
    assert fingerprint(SHEET_DOCX, 2566) == before  # some microseconds later

    item.explanation = "ดูข้อ ๕"
    item.save()

    assert fingerprint(SHEET_DOCX, 2566) != before


@pytest.mark.parametrize(
    "other",
    [
        replace(PLAIN, notice="ร่าง"),
        replace(PLAIN, is_verbatim=True),
        replace(PLAIN, blocks=[Heading("ค", 1, passage="_agenda_1"), Typed("ข้อ 5\nง")]),
        replace(PLAIN, blocks=[Heading("ค", 1), Typed("ข้อ ๕\nง")]),
    ],
)
def test_the_source_tells_apart_what_word_does(other):
    assert word_source(other) != word_source(PLAIN)


def test_every_kind_for_word_has_this_source_and_no_address_of_the_memory_in_it(meeting):
    make.published(make.item(number=12, title="แผน"), progress="- ทำแล้ว")
    sheet = make.itas_sheet(meeting.fiscal_year)
    keys = {"report": "2566", "itas-docx": "2566", "itas-frozen": sheet.pk, "meeting": meeting.pk}
    keys["minutes"] = meeting.pk
    for kind in kinds():
        if kind.suffix != ".docx":
            continue
        key = str(next(key for name, key in keys.items() if kind.name.startswith(name)))
        row = kind.find_draft(key) or kind.find_public(key)

        source = kind.source(row)

        assert source.startswith("Document(title="), kind.name
        assert " at 0x" not in source, kind.name
        assert "<generator" not in source, kind.name
