"""calendar.ics: meetings and deadlines of the public years, as iCalendar (RFC 5545)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from agency.models import Agency, Deadline, FiscalYear
from meetings.models import Meeting
from records.addresses import absolute, host
from thai.spelling import normalise

ZONE = "Asia/Bangkok"
# Seven hours ahead all year since 1920: one rule without summer time says it all.
BANGKOK = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)
MOST_OCTETS = 75  # of one line, without its end


@dataclass(frozen=True)
class Appointment:
    """A date of the calendar; without `starts_at` it takes the whole day."""

    key: str
    title: str
    path: str
    day: date
    known_since: datetime
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""


def appointments() -> list[Appointment]:
    """Public meetings and the deadlines of public years by date; two queries."""
    return sorted([*_meetings(), *_deadlines()], key=lambda each: (each.day, each.key))


def _meetings() -> Iterator[Appointment]:
    for meeting in Meeting.objects.published().for_list():
        number = f" ครั้งที่ {meeting.number}" if meeting.number else ""
        yield Appointment(
            key=f"meeting-{meeting.pk}",
            title=f"การประชุม{meeting.committee.name}{number}",
            path=meeting.get_absolute_url(),
            day=meeting.held_on,
            known_since=meeting.published_at,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
        )


def _deadlines() -> Iterator[Appointment]:
    of_public_years = Deadline.objects.filter(fiscal_year__in=FiscalYear.objects.published())
    for deadline in of_public_years.select_related("fiscal_year"):
        yield Appointment(
            key=f"deadline-{deadline.pk}",
            title=f"ครบกำหนด: {deadline.title}",
            path=f"/{deadline.fiscal_year.year_be}/",
            day=deadline.due_on,
            known_since=deadline.fiscal_year.published_at,
        )


def write_calendar(agency: Agency, all_appointments: list[Appointment]) -> bytes:
    """The appointments as one calendar, its lines folded and ended as the standard asks."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ITA Portal//TH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped('ปฏิทิน ITA ' + agency.name)}",
        f"X-WR-TIMEZONE:{ZONE}",
        *BANGKOK,
    ]
    for appointment in all_appointments:
        lines += _event(appointment)
    lines.append("END:VCALENDAR")
    return b"".join(fold(line) for line in lines)


def _event(appointment: Appointment) -> list[str]:
    event = [
        "BEGIN:VEVENT",
        f"UID:{appointment.key}@{host()}",
        f"DTSTAMP:{appointment.known_since.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *_when(appointment),
        f"SUMMARY:{_escaped(appointment.title)}",
        f"URL:{absolute(appointment.path)}",
    ]
    if appointment.place:
        event.append(f"LOCATION:{_escaped(appointment.place)}")
    return [*event, "END:VEVENT"]


def _when(appointment: Appointment) -> list[str]:
    day, starts_at, ends_at = appointment.day, appointment.starts_at, appointment.ends_at
    if starts_at is None:
        # The end is the first day that is not part of it. Nobody is busy because of a deadline.
        return [
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            "TRANSP:TRANSPARENT",
        ]
    when = [f"DTSTART;TZID={ZONE}:{day:%Y%m%d}T{starts_at:%H%M%S}"]
    if ends_at and ends_at > starts_at:
        when.append(f"DTEND;TZID={ZONE}:{day:%Y%m%d}T{ends_at:%H%M%S}")
    return when


def _escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    text = normalise(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def fold(line: str) -> bytes:
    """
    One content line with its end, folded so that no physical line is over 75 octets.

    A Thai character takes three octets: lines are cut between characters, never inside one.
    """
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        # The blank that begins each further line counts as well.
        if len(piece) + len(octets) > MOST_OCTETS - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
