"""Votes of an agenda item, the quorum of a meeting, and attendance over a year."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from catalogue.notices import look_at
from meetings.models import Attendance, Committee
from meetings.quorum import quorum_of
from meetings.votes import read_votes
from tests import make
from tests.public_pages import without_spans

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "votes"),
    [
        ("เห็นชอบ ๗ เสียง ไม่เห็นชอบ ๐ เสียง งดออกเสียง ๑ เสียง", (7, 0, 1)),
        ("เห็นชอบด้วยคะแนนเสียง 12 เสียง ไม่เห็นชอบ 3 เสียง", (12, 3, None)),
        ("เห็นด้วย จำนวน ๕ เสียง ไม่เห็นด้วย จำนวน ๒ เสียง งดออกเสียง จำนวน ๑ เสียง", (5, 2, 1)),
        ("ที่ประชุมมีมติเห็นชอบเป็นเอกฉันท์", (None, None, None)),
        ("เห็นชอบตามเสนอ งบประมาณ ๗ บาท", (None, None, None)),
        ("ข้อ ๑ เห็นชอบ ๗ เสียง ข้อ ๒ เห็นชอบ ๕ เสียง", (None, None, None)),
    ],
)
def test_votes_are_read_from_words_and_never_guessed(words, votes):
    read = read_votes(words)

    assert tuple(read.get(name) for name in ("votes_for", "votes_against", "abstentions")) == votes


@pytest.fixture
def meeting():
    row = make.meeting(held_on=date(2022, 11, 29), state="checked")
    for order, name in enumerate(("นายหนึ่ง", "นายสอง", "นายสาม"), start=1):
        row.attendance.create(order=order, name=name)
    row.attendance.create(order=4, name="นายสี่", kind="absent")
    return row


def test_votes_stand_in_page_and_open_data_and_are_not_said_twice(client, meeting):
    votes = {"votes_for": 2, "votes_against": 0, "abstentions": 1}
    meeting.agenda_items.create(order=1, printed_number="๔", title="พิจารณา", **votes)
    meeting.agenda_items.create(
        order=2, printed_number="๕", title="อื่น", resolution="เห็นชอบ ๓ เสียง", votes_for=3
    )

    page = without_spans(client.get(meeting.get_absolute_url()).content.decode())
    data = client.get("/2566/data/agenda.csv").content.decode()

    assert "เห็นชอบ ๒ เสียง ไม่เห็นชอบ ๐ เสียง งดออกเสียง ๑ เสียง" in page
    assert page.count("เห็นชอบ ๓ เสียง") == 1
    assert ",2,0,1," in data


def test_more_votes_than_people_are_told_and_fewer_than_none_refused(meeting):
    item = meeting.agenda_items.create(
        order=1, printed_number="๔", title="พิจารณา", votes_for=4, abstentions=1
    )

    told = [notice.text for notice in look_at([item])]
    assert any("นับเสียงรวม 5 เสียง แต่มีผู้มาประชุม 3 คน" in text for text in told)
    item.votes_for = -1
    with pytest.raises(ValidationError):
        item.full_clean()


@pytest.mark.parametrize(
    ("rule", "members", "is_met", "needed"),
    [
        ("half", 6, True, 3),
        ("half", 7, False, 4),
        ("more_than", 6, False, 4),
        ("two_thirds", 5, False, 4),
        ("number", 9, True, 2),
    ],
)
def test_the_quorum_is_the_committees_own(meeting, rule, members, is_met, needed):
    committee = meeting.committee
    committee.quorum_rule, committee.quorum_number = rule, 2 if rule == "number" else None
    committee.full_clean()
    for order in range(members):
        committee.members.create(order=order, post=f"ตำแหน่งที่ {order}", role="กรรมการ")

    quorum = quorum_of(meeting)

    assert (quorum.came, quorum.members, quorum.needed) == (3, members, needed)
    assert quorum.is_met is is_met
    told = [notice.text for notice in look_at([meeting])]
    assert any("ไม่ครบองค์ประชุม" in text for text in told) is not is_met


def test_without_a_list_of_members_no_more_is_said_than_the_minutes_tell(meeting):
    assert "จากกรรมการ 4 คน" in quorum_of(meeting).sentence
    Attendance.objects.get(kind="absent").delete()

    quorum = quorum_of(meeting)
    assert quorum.is_met is None
    assert "ยังไม่ทราบจำนวนกรรมการ" in quorum.sentence


def test_of_a_draft_nobody_says_that_enough_came(meeting):
    meeting.state = "draft"

    assert quorum_of(meeting).sentence.startswith("รายงานยังเป็นร่าง")
    assert "ครบองค์ประชุม" not in quorum_of(meeting).sentence


def test_a_quorum_of_a_number_needs_the_number():
    with pytest.raises(ValidationError, match="จำนวนคน"):
        Committee(name="ก", quorum_rule="number").full_clean()


def test_attendance_of_a_year_counts_each_person_once(client, secretary, meeting):
    later = make.meeting(held_on=date(2023, 3, 29), state="checked")
    later.attendance.create(order=1, name="นาย หนึ่ง")
    later.attendance.create(order=2, name="นายสอง", kind="absent")
    later.attendance.create(order=3, name="นางแขก", kind="guest")
    make.meeting(held_on=date(2023, 6, 1), state="checked")  # not written yet
    draft = make.meeting(held_on=date(2023, 7, 1))
    draft.attendance.create(order=1, name="นายหนึ่ง")  # expected: nobody came yet
    address = f"/admin/meetings/committee/{meeting.committee_id}/attendance/2566"
    client.force_login(secretary)

    page = client.get(f"{address}/").content.decode()
    data = b"".join(client.get(f"{address}.xlsx").streaming_content)

    assert "2 จาก 2 ครั้ง" in page
    assert "นางแขก" not in page
    rows = list(load_workbook(BytesIO(data)).active.iter_rows(values_only=True))
    people = {row[0]: row[2:] for row in rows if row[0]}
    assert people["นายหนึ่ง"] == (2, 2, "มา", "มา")
    assert people["นายสอง"] == (1, 2, "มา", "ไม่มา")
    assert people["นายสาม"] == (1, 1, "มา", "–")
