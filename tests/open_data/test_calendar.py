"""calendar.ics, read by a small reader that takes RFC 5545 at its word."""

import re
from datetime import date, time

import pytest

from agency.models import Deadline
from open_data.calendar_file import fold
from tests import make

pytestmark = pytest.mark.django_db

_LINE = re.compile(r"([A-Z-]+)((?:;[A-Z]+=[^;:]+)*):(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\;,nN])")


def read_calendar(data: bytes) -> dict:
    """Components as {name, lines, parts}; any breach of the format fails the test."""
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert len(line) <= 75, line
        assert not {*b"\r\n\x00\x0b"} & {*line}
        line.decode()  # no character is cut in two
    root = {"name": "", "lines": [], "parts": []}
    open_parts = [root]
    for line in b"\r\n".join(lines).replace(b"\r\n ", b"").split(b"\r\n"):
        name, options, value = _LINE.fullmatch(line.decode()).groups()
        if name == "BEGIN":
            part = {"name": value, "lines": [], "parts": []}
            open_parts[-1]["parts"].append(part)
            open_parts.append(part)
        elif name == "END":
            assert open_parts.pop()["name"] == value
        else:
            open_parts[-1]["lines"].append((name, options, value))
    assert open_parts == [root]
    (calendar,) = root["parts"]
    return calendar


def plain(value: str) -> str:
    assert not re.search(r"[;,]", _ESCAPE.sub("", value))
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)


@pytest.fixture
def events(client):
    """The events of the served calendar, each as {property: (options, value)}."""

    def get():
        response = client.get("/calendar.ics")
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        calendar = read_calendar(response.content)
        found = [part["lines"] for part in calendar["parts"] if part["name"] == "VEVENT"]
        for lines in found:
            names = [name for name, _, _ in lines]
            assert len(names) == len(set(names))
            assert {"UID", "DTSTAMP", "DTSTART"} <= set(names)
        return [{name: (options, value) for name, options, value in lines} for lines in found]

    return get


def test_a_meeting_is_at_its_hour_in_bangkok(events):
    meeting = make.meeting(
        held_on=date(2022, 11, 29),
        starts_at=time(9, 30),
        ends_at=time(12),
        place="ห้อง 1; ชั้น 2, ตึก\\ก",
    )

    (event,) = events()

    assert event["DTSTART"] == (";TZID=Asia/Bangkok", "20221129T093000")
    assert event["DTEND"] == (";TZID=Asia/Bangkok", "20221129T120000")
    assert event["UID"] == ("", f"meeting-{meeting.pk}@ita.example.go.th")
    assert event["URL"] == ("", f"https://ita.example.go.th/meetings/{meeting.pk}/")
    assert plain(event["LOCATION"][1]) == "ห้อง 1; ชั้น 2, ตึก\\ก"
    assert plain(event["SUMMARY"][1]) == "การประชุมคณะกรรมการติดตาม"


@pytest.mark.parametrize("ends_at", [None, time(9, 30)])
def test_a_meeting_without_a_later_end_has_none(events, ends_at):
    make.meeting(starts_at=time(9, 30), ends_at=ends_at)

    assert "DTEND" not in events()[0]


def test_a_deadline_takes_the_whole_day(events):
    Deadline.objects.create(fiscal_year=make.fiscal_year(), title="ส่ง OIT", due_on="2023-04-30")

    (event,) = events()

    assert event["DTSTART"] == (";VALUE=DATE", "20230430")
    assert event["DTEND"] == (";VALUE=DATE", "20230501")
    assert event["SUMMARY"][1] == "ครบกำหนด: ส่ง OIT"


def test_the_zone_is_seven_hours_ahead_all_year(client):
    calendar = read_calendar(client.get("/calendar.ics").content)

    (zone,) = calendar["parts"]
    assert ("TZID", "", "Asia/Bangkok") in zone["lines"]
    (standard,) = zone["parts"]
    assert ("TZOFFSETTO", "", "+0700") in standard["lines"]
    assert ("VERSION", "", "2.0") in calendar["lines"]


def test_what_is_not_public_is_not_in_it(events):
    make.meeting(published_at=None)
    hidden = make.fiscal_year(2567, published_at=None)
    make.meeting(year=hidden)
    Deadline.objects.create(fiscal_year=hidden, title="ลับ", due_on="2024-04-30")

    assert events() == []


@pytest.mark.parametrize("length", [*range(20, 30), 74, 75, 76, 149, 150, 500])
@pytest.mark.parametrize("letter", ["a", "ก", "é", "𝄞"])
def test_folding_keeps_octets_and_characters(length, letter):
    folded = fold("SUMMARY:" + letter * length)

    lines = folded.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines)
    assert folded.replace(b"\r\n ", b"") == f"SUMMARY:{letter * length}\r\n".encode()


@pytest.mark.parametrize("rows", [1, 3])
def test_costs_the_same_however_long(client, django_assert_num_queries, rows):
    for number in range(rows):
        make.meeting()
        year = make.fiscal_year()
        Deadline.objects.create(fiscal_year=year, title=f"ครั้งที่ {number}", due_on="2023-04-30")

    with django_assert_num_queries(4):  # meetings, deadlines; agency; the newest entry of the log
        client.get("/calendar.ics")
