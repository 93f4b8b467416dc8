"""
Two saves in the same moment, as two transactions in an order: only one wins, nobody loses words.

Without the lock that a test is about, it fails.
"""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from agency.models import User
from meetings.models import Committee, MeetingLetter
from tests import make
from tests.backoffice.on_screen import boxes_of, change_address, opened, save
from tests.revision.in_order import Running, uncommitted

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
CAME_BACK = "บันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้"


@pytest.fixture
def people(roles) -> tuple[Client, Client]:
    clients = Client(), Client()
    for number, client in enumerate(clients):
        client.force_login(User.objects.create_superuser(f"root-{number}"))
    return clients


def in_order(first, second):
    """The answer of `second`, which begins before `first` is committed."""
    with uncommitted(first) as winner:
        loser = Running(second)
        loser.until_it_waits_or_ends()
        assert loser.thread.is_alive()  # it waits for the other
    loser.end()
    assert loser.error is None
    assert winner.result.status_code == 302
    return loser.result


def test_one_row(people):
    one, other = people
    row = make.committee()
    boxes = opened(one, row)

    answer = in_order(
        lambda: save(one, row, boxes, duties="ของคนแรก"),
        lambda: save(other, row, boxes, duties="ของคนที่สอง"),
    )

    assert CAME_BACK in answer.content.decode()
    assert boxes_of(answer)["duties"] == ["ของคนที่สอง"]
    row.refresh_from_db()
    assert row.duties == "ของคนแรก"


def test_a_row_on_its_own_page_and_below_another(people):
    one, other = people
    meeting = make.meeting()
    agenda = meeting.agenda_items.create(order=1, printed_number="๑", title="เดิม")
    below, own = opened(one, meeting), opened(other, agenda)

    answer = in_order(
        lambda: save(other, agenda, own, title="จากหน้าวาระ"),
        lambda: save(one, meeting, below, place="ห้องใหม่"),
    )

    assert "จากหน้าวาระ" in answer.content.decode()
    agenda.refresh_from_db()
    assert agenda.title == "จากหน้าวาระ"


def test_the_same_row_added_twice(people):
    add = reverse("admin:meetings_committee_add")
    boxes = boxes_of(people[0].get(add)) | {"name": "คณะกรรมการใหม่"}

    answer = in_order(
        lambda: people[0].post(add, boxes),
        lambda: people[1].post(add, {**boxes, "duties": "พิมพ์ยาว"}),
    )

    assert answer.status_code == 200
    assert "มีคณะกรรมการชื่อนี้แล้ว" in answer.content.decode()
    assert boxes_of(answer)["duties"] == ["พิมพ์ยาว"]
    assert Committee.objects.count() == 1


def test_what_was_chosen_is_removed_in_the_same_moment(people):
    committee, year = make.committee(), make.fiscal_year()
    add = reverse("admin:meetings_meeting_add")
    boxes = boxes_of(people[0].get(add))
    boxes |= {"committee": committee.pk, "fiscal_year": year.pk, "held_on": "29/11/2565",
              "starts_at": "9:00", "place": "พิมพ์ไว้"}  # fmt: skip
    delete = reverse("admin:meetings_committee_delete", args=[committee.pk])

    answer = in_order(
        lambda: people[0].post(delete, {"post": "yes"}), lambda: people[1].post(add, boxes)
    )

    assert answer.status_code == 200
    assert boxes_of(answer)["place"] == ["พิมพ์ไว้"]


def test_a_row_that_is_removed_in_the_same_moment(people):
    one, other = people
    row = make.committee()
    boxes, address = opened(one, row), change_address(row)
    delete = reverse("admin:meetings_committee_delete", args=[row.pk])

    answer = in_order(
        lambda: other.post(delete, {"post": "yes"}),
        lambda: one.post(address, {**boxes, "duties": "พิมพ์มานาน"}),
    )

    assert answer.status_code == 409
    assert "พิมพ์มานาน" in answer.content.decode()


@pytest.mark.parametrize("is_stored", [False, True])
def test_a_letter_of_a_meeting(people, is_stored):
    one, other = people
    address = f"/admin/meetings/meeting/{make.meeting(published_at=None).pk}/letters/memo/"
    if is_stored:
        one.post(address, boxes_of(one.get(address)))
    boxes = boxes_of(one.get(address))

    answer = in_order(
        lambda: one.post(address, {**boxes, "number": "/๑"}),
        lambda: other.post(address, {**boxes, "body": "ของคนที่สอง"}),
    )

    assert answer.status_code == 409
    assert CAME_BACK in answer.content.decode()
    again = boxes_of(answer)
    assert (again["number"], again["body"]) == (["/๑"], ["ของคนที่สอง"])
    assert MeetingLetter.objects.get().number == "/๑"
