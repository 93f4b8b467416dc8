"""calendar.ics: dates of the public years, as iCalendar (RFC 5545)."""

from datetime import datetime, timedelta
from functools import cache
from itertools import chain
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText

import catalogue
from agency.models import Agency
from catalogue.calendar import Appointment
from records.addresses import absolute, host
from thai.spelling import normalise

ZONE = ZoneInfo("Asia/Bangkok")


def appointments() -> list[Appointment]:
    """The public dates in their order; a query for each kind of record with dates."""
    found = chain.from_iterable(record.appointments() for record in catalogue.records())
    return sorted(found, key=lambda each: (each.day, each.key))


def write_calendar(agency: Agency, all_appointments: list[Appointment]) -> bytes:
    """The appointments as one calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//ITA Portal//TH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # The library escapes only what it is told to be text.
    calendar.add("x-wr-calname", vText(normalise(f"ปฏิทิน ITA {agency.name}")))
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add_component(_zone())
    for appointment in all_appointments:
        calendar.add_component(_event(appointment))
    return calendar.to_ical()


@cache
def _zone() -> Timezone:
    zone = Timezone.from_tzid(ZONE.key)
    # "Works until 2038": Bangkok is seven hours ahead all year, so its one rule holds for ever.
    del zone["comment"]
    return zone


def _event(appointment: Appointment) -> Event:
    event = Event()
    event.add("uid", f"{appointment.key}@{host()}")
    event.add("dtstamp", appointment.known_since)
    _add_time(event, appointment)
    event.add("summary", normalise(appointment.title))
    event.add("url", absolute(appointment.path))
    if appointment.place:
        event.add("location", normalise(appointment.place))
    return event


def _add_time(event: Event, appointment: Appointment) -> None:
    day, starts_at, ends_at = appointment.day, appointment.starts_at, appointment.ends_at
    if starts_at is None:
        # The end is the first day that is not part of it. Nobody is busy because of a deadline.
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", datetime.combine(day, starts_at, ZONE))
    if ends_at and ends_at > starts_at:
        event.add("dtend", datetime.combine(day, ends_at, ZONE))
