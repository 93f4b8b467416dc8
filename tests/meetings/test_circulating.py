"""Minutes go round by mail or on paper; what comes back is collected and never public."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from documents.models import MadeDocument
from documents.working import work_off
from meetings import certifying, circulating
from meetings.circulating_forms import CirculateForm
from meetings.models import Circulation, Meeting, Remark
from tests import make
from tests.backoffice.english import english_on
from tests.backoffice.on_screen import boxes_of

pytestmark = pytest.mark.django_db

UNTIL = "15/12/2565"


@pytest.fixture
def meeting(client, secretary):
    client.force_login(secretary)
    row = make.meeting(state="checked", published_at=None, number="1/2566")
    row.attendance.create(order=1, name="นายหนึ่ง ใจดี", post="ปลัดเทศบาล", role="ประธาน")
    row.attendance.create(order=2, name="นางสอง ใจงาม", post="หัวหน้าสำนักปลัด", kind="absent")
    row.committee.members.create(
        order=1, name="นายหนึ่ง ใจดี", post="ปลัดเทศบาล", role="ประธาน", email="one@example.go.th"
    )
    row.committee.members.create(order=2, post="ผู้อำนวยการกองคลัง", role="กรรมการ")
    return row


@pytest.fixture
def draft_made(client, meeting):
    """The page was opened, and the worker has made what is mailed."""
    page = client.get(address(meeting, "circulate")).content.decode()
    assert "กำลังสร้างร่างรายงาน" in page
    work_off()
    assert "กำลังสร้างร่างรายงาน" not in client.get(address(meeting, "circulate")).content.decode()


def address(meeting, page: str) -> str:
    return f"/admin/meetings/meeting/{meeting.pk}/{page}/"


def typed(meeting, **values) -> dict:
    """
    The form as a browser sends it: the first two people get the minutes.

    to_1, email_1 and so on are the boxes of the second person, whatever the form calls them.
    """
    form = CirculateForm(people=circulating.people_of(meeting))
    names = {}
    for place, (_, tick, email) in enumerate(form.lines):
        names |= {f"to_{place}": tick.html_name, f"email_{place}": email.html_name}
    people = {"to_0": "on", "email_0": "one@example.go.th", "to_1": "on", "email_1": ""}
    sent = {"until": UNTIL, "seen": "0", "how": "mail", "shown": form["shown"].value()}
    sent |= people | {"email_2": ""} | values
    return {names.get(name, name): value for name, value in sent.items()}


def test_everybody_concerned_stands_in_the_form_once_with_the_known_address(meeting):
    people = circulating.people_of(meeting)

    assert [person.name or person.post for person in people] == [
        "นายหนึ่ง ใจดี", "นางสอง ใจงาม", "ผู้อำนวยการกองคลัง"]  # fmt: skip
    assert [person.email for person in people] == ["one@example.go.th", "", ""]


def test_a_mail_carries_the_draft_and_is_noted(client, meeting, draft_made, mailbox):
    sent = typed(meeting, email_1="two@example.go.th")
    answer = client.post(address(meeting, "circulate"), sent, follow=True).content.decode()

    meeting.refresh_from_db()
    assert "ส่งถึงแล้ว 2 คน" in answer
    assert meeting.state == Meeting.State.CIRCULATED
    row = meeting.circulations.get()
    assert (row.how, row.until, row.by.username) == ("mail", date(2022, 12, 15), "secretary")
    assert all(person.sent_at for person in row.recipients.all())
    # Nobody reads the addresses of others.
    assert [mail["To"] for mail in mailbox] == ["one@example.go.th", "two@example.go.th"]
    body, document = mailbox[0].iter_parts()
    assert "15 ธันวาคม 2565" in body.get_content()
    assert not english_on(f"{mailbox[0]['Subject']}\n{body.get_content()}")
    assert document.get_content().startswith(b"%PDF")
    assert document.get_filename().startswith("ร่างรายงานการประชุม")
    # What was typed is known the next time.
    assert circulating.people_of(meeting)[1].email == "two@example.go.th"


def test_a_refused_mail_leaves_the_minutes_where_they_were_and_is_sent_again(
    client, meeting, draft_made, mailbox
):
    mailbox.refuse = True
    said = client.post(address(meeting, "circulate"), typed(meeting, to_1=""), follow=True)

    meeting.refresh_from_db()
    assert "ยังส่งไม่ถึง 1 คน" in said.content.decode()
    assert meeting.state == Meeting.State.CHECKED
    mailbox.refuse = False
    client.post(address(meeting, "circulate/1"))
    client.post(address(meeting, "circulate/1"))  # pressed twice
    meeting.refresh_from_db()
    assert (meeting.state, len(mailbox)) == (Meeting.State.CIRCULATED, 1)


@pytest.mark.parametrize(
    ("values", "status", "why"),
    [
        ({}, 422, "กรุณากรอกอีเมล"),
        ({"to_1": "", "seen": "3"}, 409, "มีผู้เวียนรายงานนี้ไปแล้ว"),
        ({"to_0": "", "to_1": ""}, 409, "เลือกผู้รับ"),
        ({"until": "", "to_1": ""}, 422, "กรุณากรอก"),
    ],
)
def test_what_cannot_go_out_says_why_and_notes_nothing(
    client, meeting, draft_made, mailbox, values, status, why
):
    answer = client.post(address(meeting, "circulate"), typed(meeting, **values))

    assert answer.status_code == status
    assert why in answer.content.decode()
    assert not mailbox
    assert not Circulation.objects.exists()


def test_without_a_mail_server_or_with_too_large_a_file_paper_is_offered(
    client, meeting, draft_made, mailbox, monkeypatch
):
    monkeypatch.setattr(circulating, "LARGEST", 10)
    large = client.post(address(meeting, "circulate"), typed(meeting, to_1="")).content.decode()

    assert "ใหญ่เกิน" in large
    assert "ใบเวียน" in large
    assert not Circulation.objects.exists()


def test_only_what_the_minutes_say_now_is_mailed_and_nothing_is_made_in_the_request(
    client, meeting, draft_made, mailbox
):
    meeting.place = "ห้องประชุมใหม่"
    meeting.save()
    made_before = MadeDocument.objects.count()

    answer = client.post(address(meeting, "circulate"), typed(meeting, to_1=""))

    assert answer.status_code == 409
    assert "กำลังสร้างร่างรายงาน" in answer.content.decode()
    assert "one@example.go.th" in answer.content.decode()  # what was typed stays
    assert (len(mailbox), Circulation.objects.count()) == (0, 0)
    assert MadeDocument.objects.count() == made_before
    work_off()
    client.post(address(meeting, "circulate"), typed(meeting, to_1=""))
    assert len(mailbox) == 1


def first_removed(meeting):
    meeting.committee.members.first().delete()
    meeting.attendance.get(name="นายหนึ่ง ใจดี").delete()


def one_added_before(meeting):
    meeting.attendance.update(order=F("order") + 5)
    meeting.attendance.create(order=1, name="นายใหม่ มาก่อน", post="รองปลัด", role="กรรมการ")


def the_first_moved_behind(meeting):
    meeting.attendance.filter(order=2).update(kind="present", order=0)


def a_post_corrected(meeting):
    meeting.attendance.filter(order=2).update(post="หัวหน้าสำนักปลัดเทศบาล")


@pytest.mark.parametrize(
    "change", [first_removed, one_added_before, the_first_moved_behind, a_post_corrected]
)
@pytest.mark.parametrize("how", ["mail", "list"])
def test_a_list_that_changed_meanwhile_sends_nothing_and_every_word_stays_with_its_person(
    client, meeting, draft_made, mailbox, change, how
):
    # The second is left out on purpose; the third gets an address by hand.
    sent = typed(meeting, how=how, to_1="", to_2="on", email_2="three@example.go.th")
    sent = {name: value for name, value in sent.items() if value or not name.startswith("to_")}
    change(meeting)

    answer = client.post(address(meeting, "circulate"), sent)

    assert answer.status_code == 409
    assert "รายชื่อผู้รับเปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้" in answer.content.decode()
    assert (len(mailbox), Circulation.objects.count()) == (0, 0)
    lines = {
        person.name or person.post: (tick.value(), email.value())
        for person, tick, email in answer.context["form"].lines
    }
    assert lines["นางสอง ใจงาม"] == (False, "")
    assert lines["ผู้อำนวยการกองคลัง"] == (True, "three@example.go.th")


def test_whoever_was_added_meanwhile_is_named_and_sending_again_goes_through(
    client, meeting, mailbox
):
    sent = typed(meeting, how="list")
    meeting.attendance.create(order=0, name="นายใหม่ มาก่อน", post="รองปลัด", role="กรรมการ")

    answer = client.post(address(meeting, "circulate"), sent)

    assert "ผู้ที่เพิ่มเข้ามา: นายใหม่ มาก่อน" in answer.content.decode()
    assert client.post(address(meeting, "circulate"), boxes_of(answer)).status_code == 302
    names = [str(person) for person in Circulation.objects.get().recipients.all()]
    assert names == ["นายใหม่ มาก่อน", "นายหนึ่ง ใจดี", "นางสอง ใจงาม"]


def test_a_form_that_does_not_say_whom_it_showed_sends_nothing(client, meeting):
    sent = {**typed(meeting, how="list"), "shown": ""}

    assert client.post(address(meeting, "circulate"), sent).status_code == 409
    assert not Circulation.objects.exists()


def test_a_printed_list_is_noted_without_addresses(client, meeting):
    client.post(address(meeting, "circulate"), typed(meeting, how="list"))

    meeting.refresh_from_db()
    row = meeting.circulations.get()
    assert meeting.state == Meeting.State.CIRCULATED
    assert [person.email for person in row.recipients.all()] == ["", ""]


def test_drafts_and_certified_minutes_do_not_go_round(client, meeting):
    meeting.state = "draft"
    meeting.save()

    page = client.get(address(meeting, "circulate")).content.decode()
    assert "ยังเป็นร่าง" in page
    assert "<form method" not in page.partition('id="content-main"')[2]
    assert client.post(address(meeting, "circulate"), typed(meeting, how="list")).status_code == 409


def remark(meeting, **values) -> Remark:
    values = {"passage": "วาระที่ ๔", "was": "ร้อยละ ๗๔", "becomes": "ร้อยละ ๖๒", **values}
    number = meeting.remarks.count() + 1
    return meeting.remarks.create(number=number, who="นางสอง ใจงาม", **values)


def test_a_remark_is_typed_from_a_reply_and_taken_over_when_certifying(client, meeting):
    later = make.meeting(held_on=date(2023, 3, 29), number="2/2566")
    values = {"who": "นายหนึ่ง", "received_on": "1/12/2565", "passage": "วาระที่ ๓", "becomes": "เพิ่ม"}
    client.post(address(meeting, "remarks"), values)
    page = client.get(address(meeting, "remarks")).content.decode()
    client.post(address(meeting, "remarks/1"), {**values, "outcome": "taken"})
    client.post(address(meeting, "remarks"), {**values, "passage": "วาระที่ ๕"})

    assert "รอพิจารณา" in page
    form = client.get(address(meeting, "certify")).context["form"]
    assert form["passage_1"].value() == "วาระที่ ๓"
    assert form["becomes_1"].value() == "เพิ่ม"
    assert not form["passage_2"].value()
    certifying.certify(meeting, later)
    meeting.refresh_from_db()
    locked = client.get(address(meeting, "remarks")).content.decode()
    assert "บันทึกข้อแก้ไข" not in locked
    assert meeting.remarks.count() == 2


def test_a_declined_remark_needs_a_reason(client, meeting):
    row = remark(meeting)
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.filter(pk=row.pk).update(outcome="declined")
    values = {"who": "ก", "received_on": "1/12/2565", "passage": "ข", "note": "ค"}

    refused = client.post(address(meeting, "remarks/1"), {**values, "outcome": "declined"})
    assert "กรุณาระบุเหตุผลที่ไม่แก้ไข" in refused.content.decode()
    client.post(address(meeting, "remarks/1"), {**values, "outcome": "declined", "reason": "ถูกแล้ว"})
    row.refresh_from_db()
    assert (row.outcome, row.reason) == ("declined", "ถูกแล้ว")


def test_nothing_of_it_is_public(client, meeting):
    meeting.state, meeting.published_at = "circulated", make.fiscal_year().published_at
    meeting.save()
    remark(meeting, was="ความลับเดิม", becomes="ความลับใหม่")
    circulating.note_circulation(
        meeting, "list", None, date(2022, 12, 15), circulating.people_of(meeting), 0
    )
    client.logout()

    for page in (meeting.get_absolute_url(), "/search/?q=ความลับ", "/2566/data/meetings.json"):
        words = client.get(page).content.decode().replace("q=ความลับ", "")
        assert "ความลับเดิม" not in words
        assert "one@example.go.th" not in words
    assert client.get(address(meeting, "circulate")).status_code == 302
