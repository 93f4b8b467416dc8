"""calendar.ics: meetings and deadlines, for calendars that subscribe."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from agency.models import Deadline
from tests import make

pytestmark = pytest.mark.django_db

BANGKOK = ZoneInfo("Asia/Bangkok")


@pytest.fixture
def events(client):
    """The events of the served calendar."""

    def get():
        response = client.get("/calendar.ics")
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        return Calendar.from_ical(response.content).events

    return get


def test_a_meeting_is_at_its_hour_in_bangkok(events, client):
    meeting = make.meeting(
        held_on=date(2022, 11, 29),
        starts_at=time(9, 30),
        ends_at=time(12),
        place="ห้อง 1; ชั้น 2, ตึก\\ก",
    )

    (event,) = events()

    assert event.start == datetime(2022, 11, 29, 9, 30, tzinfo=BANGKOK)
    assert event.end == datetime(2022, 11, 29, 12, tzinfo=BANGKOK)
    assert event["UID"] == f"meeting-{meeting.pk}@ita.example.go.th"
    assert event["URL"] == f"https://ita.example.go.th/meetings/{meeting.pk}/"
    assert event["LOCATION"] == "ห้อง 1; ชั้น 2, ตึก\\ก"
    assert event["SUMMARY"] == "การประชุมคณะกรรมการติดตาม"
    written = client.get("/calendar.ics").content
    assert b"DTSTART;TZID=Asia/Bangkok:20221129T093000\r\n" in written


@pytest.mark.parametrize("ends_at", [None, time(9, 30)])
def test_a_meeting_without_a_later_end_has_none(events, ends_at):
    make.meeting(starts_at=time(9, 30), ends_at=ends_at)

    assert "DTEND" not in events()[0]


def test_a_deadline_takes_the_whole_day(events):
    Deadline.objects.create(fiscal_year=make.fiscal_year(), title="ส่ง OIT", due_on="2023-04-30")

    (event,) = events()

    assert (event.start, event.end) == (date(2023, 4, 30), date(2023, 5, 1))
    assert event["SUMMARY"] == "ครบกำหนด: ส่ง OIT"


def test_the_zone_is_seven_hours_ahead_all_year_for_ever(client):
    calendar = Calendar.from_ical(client.get("/calendar.ics").content)

    (zone,) = calendar.timezones
    assert (zone["TZID"], "COMMENT" in zone) == ("Asia/Bangkok", False)
    (standard,) = zone.subcomponents
    assert standard["TZOFFSETTO"].td == timedelta(hours=7)


def test_lines_are_short_enough_for_every_reader_and_whole_in_thai(client):
    make.agency(name="เทศบาล; ก, ข\x0b")
    make.meeting(place="ห้องประชุม\x0cสภา" * 20)

    lines = client.get("/calendar.ics").content.removesuffix(b"\r\n").split(b"\r\n")

    assert max(map(len, lines)) <= 75
    # No character is cut in two, and none is there that the format forbids.
    assert all(line.decode().isprintable() for line in lines)
    assert "X-WR-CALNAME:ปฏิทิน ITA เทศบาล\\; ก\\, ข".encode() in lines


def test_what_is_not_public_is_not_in_it(events):
    make.meeting(published_at=None)
    hidden = make.fiscal_year(2567, published_at=None)
    make.meeting(year=hidden)
    Deadline.objects.create(fiscal_year=hidden, title="ลับ", due_on="2024-04-30")

    assert events() == []


@pytest.mark.parametrize("rows", [1, 3])
def test_costs_the_same_however_long(client, django_assert_num_queries, rows):
    for number in range(rows):
        make.meeting()
        year = make.fiscal_year()
        Deadline.objects.create(fiscal_year=year, title=f"ครั้งที่ {number}", due_on="2023-04-30")

    with django_assert_num_queries(4):  # meetings, deadlines; agency; the newest entry of the log
        client.get("/calendar.ics")
