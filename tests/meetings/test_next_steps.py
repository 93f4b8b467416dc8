"""งานของฉัน tells what is next to do with each meeting that is not finished."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings.next_steps import next_steps
from tests import make

pytestmark = pytest.mark.django_db


def days_ago(number: int):
    return timezone.localdate() - timedelta(days=number)


def told(user) -> list[tuple[str, bool]]:
    return [(step.words, step.is_late) for step in next_steps(user)]


def test_a_meeting_held_without_minutes_is_told_with_its_days(client, secretary):
    meeting = make.meeting(held_on=days_ago(30))

    assert told(secretary) == [("ประชุมไปแล้ว 30 วัน ยังไม่มีรายงานการประชุม กรุณาเขียน", True)]
    meeting.agenda_items.create(order=1, printed_number="๑", title="แจ้ง", details="ทราบ")
    assert told(secretary)[0][0].endswith("เขียนรายงานให้เสร็จ แล้วตรวจ")
    client.force_login(secretary)
    page = client.get("/admin/").content.decode()
    assert f"/admin/meetings/meeting/{meeting.pk}/change/" in page
    assert "ประชุมไปแล้ว 30 วัน" in page
    assert "เลยกำหนด" in page


def test_the_steps_follow_the_life_of_the_minutes(secretary):
    meeting = make.meeting(held_on=days_ago(3), state="checked", published_at=None)
    assert told(secretary) == [("เวียนรายงานให้ผู้เข้าประชุมอ่าน", False)]

    meeting.state = "circulated"
    meeting.save()
    row = meeting.circulations.create(number=1, how="list", until=days_ago(-2))
    assert told(secretary) == [("รอข้อแก้ไขจากผู้ที่เวียนถึง", False)]
    remark = meeting.remarks.create(number=1, who="ก", passage="ข", note="ค")
    assert told(secretary) == [("พิจารณาข้อแก้ไขที่รออยู่ 1 รายการ", False)]
    row.until = days_ago(1)
    row.save()
    assert told(secretary)[0][1] is True
    remark.outcome = "mended"
    remark.save()
    assert told(secretary)[0][0].startswith("รับรองในการประชุมครั้งต่อไป ยังไม่มี")

    later = make.meeting(held_on=days_ago(-30), published_at=None)
    assert told(secretary) == [("เสนอรับรองในการประชุมครั้งต่อไป", False)]
    later.held_on = days_ago(0)
    later.save()
    assert told(secretary)[0][0].startswith("บันทึกการรับรอง")
    assert told(secretary)[0][1] is True
    later.held_on = days_ago(-30)
    later.save()
    meeting.refresh_from_db()
    meeting.state, meeting.certified_by = "certified", later
    meeting.save()
    assert told(secretary) == [("ลงนามแล้วแนบฉบับลงนาม", False)]


def test_a_coming_meeting_wants_its_invitation(secretary):
    meeting = make.meeting(held_on=days_ago(-10), published_at=None)
    make.meeting(held_on=days_ago(-200), published_at=None)

    assert told(secretary) == [("จัดทำหนังสือเชิญประชุมและระเบียบวาระ", False)]
    meeting.letters.create(kind="invitation", subject="เชิญ", to="กรรมการ", body="ด้วย")
    assert told(secretary) == []


def test_closed_years_and_people_without_the_right_have_none(secretary, clerk):
    meeting = make.meeting(held_on=days_ago(30))

    assert told(clerk) == []
    make.closed(meeting.fiscal_year)
    assert told(secretary) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_one_query_however_many(secretary, django_assert_num_queries, rows):
    for number in range(rows):
        make.meeting(held_on=days_ago(30 + number))
    secretary.has_perm("meetings.change_meeting")

    with django_assert_num_queries(1):
        assert len(told(secretary)) == rows
