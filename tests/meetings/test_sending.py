"""Who gets minutes, at which address, and that nobody gets them twice or too late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings import certifying, circulating
from meetings.circulating import CirculatingError
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return make.meeting(state="checked", number="1/2566")


@pytest.fixture
def circulation(meeting):
    row = meeting.circulations.create(number=1, how="mail", until=timezone.localdate())
    for order in (1, 2):
        row.recipients.create(order=order, name=f"นาย{order}", email=f"p{order}@example.go.th")
    return row


def test_two_of_one_post_both_stand_on_the_list(meeting):
    members = meeting.committee.members
    for order, name in enumerate(("นายหนึ่ง", "นายสอง"), start=1):
        members.create(order=order, name=name, post="ผู้แทนชุมชน")
    members.create(order=3, post="ปลัดเทศบาล")
    meeting.attendance.create(order=1, name="นางสาม", post="ปลัดเทศบาล")

    assert [str(person.name) for person in circulating.people_of(meeting)] == [
        "นางสาม", "นายหนึ่ง", "นายสอง"]  # fmt: skip


def test_an_address_that_the_committees_list_has_wins_over_an_earlier_one(meeting, circulation):
    circulation.recipients.update(name="นายหนึ่ง", email="old@example.go.th")
    meeting.committee.members.create(order=1, name="นายหนึ่ง", email="new@example.go.th")

    assert [person.email for person in circulating.people_of(meeting)] == ["new@example.go.th"]


def test_minutes_that_were_certified_meanwhile_are_mailed_to_nobody(meeting, circulation, mailbox):
    meeting.state = "circulated"
    meeting.save()
    certifying.certify(meeting, make.meeting(number="2/2566", held_on=timezone.localdate()))

    with pytest.raises(CirculatingError, match="รับรองแล้ว"):
        circulating.send(circulation, b"%PDF-1.7")
    assert not mailbox
    assert circulation.recipients.filter(sent_at=None).count() == 2


def test_who_certifies_while_mails_go_out_ends_the_sending(
    meeting, circulation, mailbox, monkeypatch
):
    meeting.state = "circulated"
    meeting.save()
    later = make.meeting(number="2/2566", held_on=timezone.localdate())
    mail = circulating._mail

    def certified_first(*args):
        if not mailbox:
            certifying.certify(meeting, later)
        return mail(*args)

    monkeypatch.setattr(circulating, "_mail", certified_first)

    assert circulating.send(circulation, b"%PDF-1.7") == (1, 1)
    # The one that went out is noted, though the minutes are locked.
    assert len(mailbox) == 1
    assert circulation.recipients.filter(sent_at=None).get().email == "p2@example.go.th"


def test_whom_somebody_sends_to_in_this_moment_gets_no_second_mail(circulation, mailbox):
    first = circulation.recipients.first()
    first.taken_at = timezone.now()
    first.save()

    assert circulating.send(circulation, b"%PDF-1.7") == (1, 1)
    assert [mail["To"] for mail in mailbox] == ["p2@example.go.th"]

    first.taken_at -= timedelta(hours=1)  # whoever it was has died
    first.save()
    assert circulating.send(circulation, b"%PDF-1.7") == (1, 0)


def test_whom_the_server_refused_can_be_sent_to_at_once(circulation, mailbox):
    mailbox.refuse = True
    assert circulating.send(circulation, b"%PDF-1.7") == (0, 2)

    mailbox.refuse = False
    assert circulating.send(circulation, b"%PDF-1.7") == (2, 0)
