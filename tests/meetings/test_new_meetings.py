"""A new meeting comes filled from its committee, its last meeting and its usual agenda."""

from datetime import date, time

import pytest

from meetings.models import Meeting
from meetings.new_meetings import next_number
from meetings.usual_agenda import read_usual_agenda
from tests import make

pytestmark = pytest.mark.django_db
ADD = "/admin/meetings/meeting/add/"


@pytest.fixture
def committee():
    committee = make.committee()
    committee.members.create(order=2, name="", post="ท้องถิ่นอำเภอ", role="กรรมการ")
    committee.members.create(order=1, name="นายหนึ่ง ใจดี", post="ปลัดเทศบาล", role="ประธานกรรมการ")
    return committee


def held(committee, day, number="", **values):
    return make.meeting(committee=committee, held_on=day, number=number, **values)


def test_it_is_filled_in_one_act_and_opens_for_going_on(client, secretary, committee):
    client.force_login(secretary)
    last = held(committee, date(2022, 11, 29), "2/2565", starts_at=time(13, 30), place="ห้องประชุม ๒")
    last.signatures.create(order=1, label="ผู้จดรายงานการประชุม", name="นางสอง")

    answer = client.post(ADD, {"committee": committee.pk, "held_on": "20/12/2565"})

    meeting = Meeting.objects.exclude(pk=last.pk).get()
    assert answer.headers["Location"] == f"/admin/meetings/meeting/{meeting.pk}/change/"
    assert (meeting.number, meeting.starts_at, meeting.place) == (
        "3/2565",
        time(13, 30),
        "ห้องประชุม ๒",
    )
    assert meeting.fiscal_year.year_be == 2566
    came = list(meeting.attendance.values_list("kind", "name", "post", "role"))
    assert came == [
        ("present", "นายหนึ่ง ใจดี", "ปลัดเทศบาล", "ประธานกรรมการ"),
        ("present", "", "ท้องถิ่นอำเภอ", "กรรมการ"),
    ]
    assert [item.number for item in meeting.agenda_items.all()] == list("๑๒๓๔๕")
    assert [str(each) for each in meeting.signatures.all()] == ["ผู้จดรายงานการประชุม นางสอง"]
    assert not last.attendance.exists()


def test_the_agenda_is_that_of_the_committee(client, secretary, committee):
    make.fiscal_year()
    committee.usual_agenda = "แจ้งเพื่อทราบ\n- จากประธาน\n\n๒. เพื่อพิจารณา\n๒.๑ แผน"
    committee.save()
    client.force_login(secretary)

    client.post(ADD, {"committee": committee.pk, "held_on": "20/12/2565", "starts_at": "9.30"})

    agenda = [str(item) for item in Meeting.objects.get().agenda_items.all()]
    assert agenda == [
        "ระเบียบวาระที่ ๑ แจ้งเพื่อทราบ", "๑.๑ จากประธาน",
        "ระเบียบวาระที่ ๒ เพื่อพิจารณา", "๒.๑ แผน",
    ]  # fmt: skip


def test_a_date_without_a_year_in_the_portal_is_answered(client, secretary, committee):
    client.force_login(secretary)

    page = client.post(ADD, {"committee": committee.pk, "held_on": "20/12/2580"}).content.decode()

    assert "ปีงบประมาณ 2581 ซึ่งยังไม่มีในระบบ" in page
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("before", "day", "number"),
    [
        ([], date(2024, 1, 10), "1/2567"),
        ([(date(2023, 12, 20), "4/2566")], date(2024, 1, 10), "1/2567"),
        ([(date(2023, 6, 1), "ครั้งที่ ๓/๒๕๖๖")], date(2023, 7, 1), "๔/๒๕๖๖"),
        ([(date(2023, 6, 1), "3/66")], date(2023, 7, 1), "4/66"),
        # 1/2567 was held in November 2566: this committee counts by the fiscal year.
        ([(date(2023, 11, 5), "1/2567")], date(2024, 1, 10), "2/2567"),
        ([(date(2023, 6, 1), "พิเศษ")], date(2023, 7, 1), "1/2566"),
    ],
)
def test_the_number_goes_on_within_the_year(committee, before, day, number):
    meetings = [held(committee, *each) for each in before]

    assert next_number(held(committee, day), meetings) == number


def test_a_usual_agenda_is_read_by_its_lines():
    assert read_usual_agenda(" ระเบียบวาระที่ ๑ แจ้ง \n-- ลึก\n5 ส") == [(1, "แจ้ง"), (3, "ลึก"), (1, "ส")]
