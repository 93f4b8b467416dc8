"""Letters, memos and remarks that two people have open: the older page undoes nothing."""

import pytest

from annual_report.models import ReportMemo
from meetings.models import MeetingLetter, Remark
from tests import make
from tests.backoffice.on_screen import boxes_of

pytestmark = pytest.mark.django_db
CAME_BACK = "บันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้"
MEMO = ("/admin/annual_report/issuedreport/2566/memo/", ReportMemo)
LETTER = ("/admin/meetings/meeting/{}/letters/{}/", MeetingLetter)


@pytest.fixture
def other(client, secretary):
    """A second secretary, in a browser of her own."""
    client.force_login(make.secretary("other"))
    browser = type(client)()
    browser.force_login(secretary)
    return browser


@pytest.fixture(params=["invitation", "memo", "report"])
def letter(request, secretary):
    """The address of a letter's page and its model; nothing is stored yet."""
    meeting = make.meeting(published_at=None)
    if request.param == "report":
        return MEMO
    return LETTER[0].format(meeting.pk, request.param), MeetingLetter


def test_a_word_mended_on_an_older_page_leaves_the_number_and_date_of_the_other(
    client, other, letter
):
    address, model = letter
    client.post(address, boxes_of(client.get(address)))
    older = boxes_of(client.get(address))
    newer = boxes_of(other.get(address))
    other.post(address, {**newer, "number": "/๑๒๓", "dated_on": "20/3/2566"})

    answer = client.post(address, {**older, "body": "ข้อความใหม่"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert CAME_BACK in page
    assert "/๑๒๓" in page
    assert "20 มีนาคม 2566" in page
    assert model.objects.get().body != "ข้อความใหม่"
    again = boxes_of(answer)
    assert again["body"] == ["ข้อความใหม่"]
    assert client.post(address, again).status_code == 302
    row = model.objects.get()
    assert (row.number, row.dated_on.day, row.body) == ("/๑๒๓", 20, "ข้อความใหม่")


def test_a_draft_of_the_portal_replaces_no_letter_that_was_stored_meanwhile(client, other, letter):
    address, model = letter
    older, newer = boxes_of(client.get(address)), boxes_of(other.get(address))
    other.post(address, {**newer, "body": "ที่อีกคนเขียน", "subject": "เรื่องของอีกคน"})

    answer = client.post(address, {**older, "subject": "เรื่องของฉัน"})

    assert answer.status_code == 409
    assert model.objects.get().body == "ที่อีกคนเขียน"
    assert "เรื่องของอีกคน" in answer.content.decode()  # what is stored now, beside the box
    client.post(address, boxes_of(answer))
    row = model.objects.get()
    assert (row.body, row.subject) == ("ที่อีกคนเขียน", "เรื่องของฉัน")


def test_two_savings_of_one_person_in_a_row_hear_of_nothing(client, letter, secretary):
    client.force_login(secretary)
    address, model = letter

    for number in ("/๑", "/๒"):
        boxes = boxes_of(client.get(address))
        assert client.post(address, {**boxes, "number": number}).status_code == 302

    assert model.objects.get().number == "/๒"


def test_a_draft_that_moved_with_its_meeting_is_saved_as_it_was_seen(client, secretary):
    client.force_login(secretary)
    meeting = make.meeting(published_at=None)
    address = LETTER[0].format(meeting.pk, "invitation")
    boxes = boxes_of(client.get(address))
    meeting.place = "ห้องประชุมใหม่"
    meeting.save()

    assert client.post(address, boxes).status_code == 302
    assert "ห้องประชุมใหม่" not in MeetingLetter.objects.get().body


def test_what_cannot_be_saved_tells_of_the_other_as_well(client, other, letter):
    address, model = letter
    older, newer = boxes_of(client.get(address)), boxes_of(other.get(address))
    other.post(address, {**newer, "number": "/๑๒๓"})

    answer = client.post(address, {**older, "subject": ""})

    assert answer.status_code == 409
    assert CAME_BACK in answer.content.decode()
    assert client.post(address, boxes_of(answer)).status_code == 422
    assert model.objects.get().number == "/๑๒๓"


def test_an_older_page_takes_back_no_decision_on_a_remark(client, other):
    meeting = make.meeting(published_at=None, state="circulated")
    meeting.remarks.create(number=1, who="นางสอง", passage="วาระที่ ๔", was="๗๔", becomes="๖๒")
    address = f"/admin/meetings/meeting/{meeting.pk}/remarks/1/"
    older, newer = boxes_of(client.get(address)), boxes_of(other.get(address))
    other.post(address, {**newer, "outcome": "declined", "reason": "ตัวเลขถูกแล้ว"})

    answer = client.post(address, {**older, "note": "ดูหน้า ๕"})

    assert answer.status_code == 409
    assert "ตัวเลขถูกแล้ว" in answer.content.decode()
    row = Remark.objects.get()
    assert (row.outcome, row.reason, row.note) == ("declined", "ตัวเลขถูกแล้ว", "")
    assert client.post(address, boxes_of(answer)).status_code == 302
    row.refresh_from_db()
    assert (row.outcome, row.reason, row.note) == ("declined", "ตัวเลขถูกแล้ว", "ดูหน้า ๕")
