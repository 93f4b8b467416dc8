"""Reminders: one digest a division and stage, by a real mail server on this machine."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from progress.models import Reminder
from progress.reminders import stage_of
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def due_in(clerk, palad):
    """Make the clerk's division late by so many days, with a mail address to tell."""
    clerk.email = "clerk@example.go.th"
    clerk.save()

    def make_due(days: int):
        return make.item(
            divisions=[palad], title="แผนงาน", due_on=timezone.localdate() + timedelta(days=days)
        )

    return make_due


@pytest.mark.parametrize(
    ("days", "stage"),
    [(31, None), (30, "30"), (8, "30"), (7, "7"), (2, "7"), (1, "1"), (0, "1"), (-1, "overdue")],
)
def test_the_stage_depends_on_the_days_left(days, stage):
    assert stage_of(days) == stage


def test_a_division_gets_one_thai_digest(mailbox, due_in):
    due_in(5)
    due_in(5)

    call_command("send_reminders")

    (message,) = mailbox
    assert message["To"] == "clerk@example.go.th"
    assert message["Subject"].strip() == "แจ้งเตือนงาน ITA ปีงบประมาณ 2566: สำนักปลัด เหลือ 2 รายการ"
    assert message.get_content().count("แผนงาน") == 2
    assert "เหลือ 5 วัน" in message.get_content()


def test_nobody_is_written_to_twice(mailbox, due_in):
    due_in(5)

    call_command("send_reminders")
    call_command("send_reminders")

    assert len(mailbox) == 1
    assert Reminder.objects.count() == 1


def test_the_next_stage_is_told_again(mailbox, due_in):
    item = due_in(5)
    call_command("send_reminders")
    Reminder.objects.all().delete()
    Reminder.objects.create(
        fiscal_year=item.fiscal_year,
        division=item.divisions.get(),
        due_on=item.due_on,
        stage="30",
        recipients="x",
    )

    call_command("send_reminders")

    assert len(mailbox) == 2


@pytest.mark.parametrize("state", ["submitted", "done"])
def test_what_is_sent_in_or_published_reminds_nobody(mailbox, due_in, state):
    item = due_in(5)
    if state == "done":
        make.proved(item)
    else:
        make.draft(item, state="submitted")

    call_command("send_reminders")

    assert mailbox == []


def test_what_is_published_without_proof_is_reminded_of(mailbox, due_in):
    make.published(due_in(5))

    call_command("send_reminders")

    assert "เหลือ 1 รายการ" in mailbox[0]["Subject"]


def test_a_refusing_server_is_tried_again_the_next_time(mailbox, due_in):
    due_in(-3)
    mailbox.refuse = True
    with pytest.raises(CommandError, match="ส่งไม่สำเร็จ 1 ฉบับ"):
        call_command("send_reminders")
    assert not Reminder.objects.exists()

    mailbox.refuse = False
    call_command("send_reminders")

    assert "เลยกำหนด 3 วัน" in mailbox[0].get_content()


def test_closed_years_and_far_dates_remind_nobody(mailbox, due_in):
    due_in(60)
    item = due_in(5)
    item.fiscal_year.closed_on = date(2023, 10, 1)
    item.fiscal_year.save()

    call_command("send_reminders")

    assert mailbox == []


def test_without_a_mail_server_the_page_says_the_same(client, secretary, due_in, capsys):
    due_in(5)
    call_command("send_reminders")
    assert "ยังไม่ได้ตั้ง EMAIL_URL" in capsys.readouterr().out

    client.force_login(secretary)
    page = client.get("/admin/reminders/2566/").content.decode()

    assert "แผนงาน" in page
    assert "clerk@example.go.th" in page


def test_page_and_mail_say_what_to_do(mailbox, client, secretary, due_in, palad):
    due_in(-5)
    returned = make.draft(due_in(-5), state="returned", review_note="ขาดวันที่")
    make.evidence(returned.assignment)
    sound = due_in(-5)
    make.evidence(sound)
    make.draft(sound)
    call_command("send_reminders")
    client.force_login(secretary)

    page = client.get("/admin/reminders/2566/").content.decode()

    for text in (page, mailbox[0].get_content()):
        assert "ยังไม่มีหลักฐาน กรุณาแนบแฟ้ม" in text
        assert "ส่งกลับให้แก้ไข: ขาดวันที่" in text
        assert "กรุณาส่งตรวจ" in text
        assert "ใกล้หรือเลยกำหนด" not in text


@pytest.mark.parametrize("divisions", [1, 3])
def test_the_page_costs_the_same_queries_however_many_divisions(
    client, secretary, django_assert_num_queries, divisions
):
    for number in range(divisions):
        division = make.division(f"กองที่ {number}")
        make.clerk(division, username=f"clerk{number}")
        make.item(divisions=[division], due_on=timezone.localdate())
    client.force_login(secretary)
    client.get("/admin/reminders/2566/")

    with django_assert_num_queries(19):
        client.get("/admin/reminders/2566/")
