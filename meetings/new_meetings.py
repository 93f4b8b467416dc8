"""A new meeting comes filled: from its committee, its last meeting and its usual agenda."""

import re
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from agency.models import FiscalYear
from backoffice.form_fields import PortalModelForm
from meetings.models import AgendaItem, Attendance, Meeting, Signature
from meetings.usual_agenda import read_usual_agenda
from thai.dates import BUDDHIST_ERA_OFFSET, fiscal_year_of
from thai.digits import to_arabic_digits, to_thai_digits

USUAL_START = time(9, 30)
OPTIONAL = {
    "starts_at": "เว้นว่างไว้ = เวลาเดียวกับการประชุมครั้งก่อน",
    "fiscal_year": "เว้นว่างไว้ = ตามวันที่ประชุม",
    "number": "เว้นว่างไว้ = ต่อจากการประชุมครั้งก่อน",
    "place": "เว้นว่างไว้ = สถานที่เดียวกับการประชุมครั้งก่อน",
}
_NUMBER = re.compile(r"(?P<number>[0-9]{1,4})\s*/\s*(?P<year>[0-9]{4}|[0-9]{2})")


class NewMeetingForm(PortalModelForm):
    """Which committee meets, and when."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, help_text in OPTIONAL.items():
            if name in self.fields:
                self.fields[name].required = False
                self.fields[name].help_text = help_text

    def clean(self):
        cleaned = super().clean()
        committee, held_on = cleaned.get("committee"), cleaned.get("held_on")
        if held_on and not cleaned.get("fiscal_year") and "fiscal_year" not in self.errors:
            cleaned["fiscal_year"] = _year_of(held_on)
        if committee and held_on and not cleaned.get("starts_at"):
            last = last_meeting(committee, held_on)
            cleaned["starts_at"] = last.starts_at if last else USUAL_START
        return cleaned


def _year_of(held_on: date) -> FiscalYear:
    year_be = fiscal_year_of(held_on)
    year = FiscalYear.objects.filter(year_be=year_be).first()
    if year is None:
        raise ValidationError(
            {"held_on": f"วันที่นี้อยู่ในปีงบประมาณ {year_be} ซึ่งยังไม่มีในระบบ กรุณาตรวจวันที่ หรือเปิดปีงบประมาณก่อน"}
        )
    if year.why_closed:
        raise ValidationError({"held_on": year.why_closed})
    return year


def last_meeting(committee: Any, held_on: date) -> Meeting | None:
    """The committee's newest meeting before this day, or on it; None where there is none."""
    earlier = committee.meetings.filter(held_on__lte=held_on)
    return earlier.order_by("-held_on", "-starts_at", "-pk").first()


@transaction.atomic
def fill(meeting: Meeting) -> None:
    """
    Give a meeting that was just added what is known: number, place, people, agenda, signers.

    What stands in it already stays.
    """
    earlier = meeting.committee.meetings.exclude(pk=meeting.pk)
    before = list(earlier.filter(held_on__lte=meeting.held_on).order_by("-held_on", "-starts_at"))
    last = before[0] if before else None
    meeting.number = meeting.number or next_number(meeting, before)
    meeting.place = meeting.place or (last.place if last else "")
    meeting.save(update_fields=["number", "place"])
    for order, member in enumerate(meeting.committee.members.all(), start=1):
        Attendance.objects.create(
            meeting=meeting, order=order, name=member.name, post=member.post, role=member.role
        )
    usual = read_usual_agenda(meeting.committee.usual_agenda)
    for order, (level, title) in enumerate(usual, start=1):
        AgendaItem.objects.create(meeting=meeting, order=order, level=level, title=title)
    for order, signed in enumerate(last.signatures.all() if last else (), start=1):
        Signature.objects.create(
            meeting=meeting, order=order, label=signed.label, name=signed.name, post=signed.post
        )


def next_number(meeting: Meeting, before: list[Meeting]) -> str:
    """
    The number after those of the same year: 3/2566 after 2/2566, 1/2567 in a new one.

    The year is that of the Buddhist calendar, or the fiscal year where the committee's own numbers
    show that it counts by it. Digits and length of the year are those of the last number.
    """
    parsed = [(each, found) for each in before if (found := _parsed(each.number))]
    by_fiscal_year = _counts_by_fiscal_year(parsed)
    year_be = fiscal_year_of(meeting.held_on) if by_fiscal_year else _buddhist(meeting.held_on)
    counted = [number for _, (number, year) in parsed if year == year_be % 100]
    short, thai = _style(parsed[0][0].number) if parsed else (False, False)
    year = f"{year_be % 100:02d}" if short else str(year_be)
    number = f"{max(counted, default=0) + 1}/{year}"
    return to_thai_digits(number) if thai else number


def _parsed(number: str) -> tuple[int, int] | None:
    """Number and the last two digits of its year; None for a number without one."""
    found = _NUMBER.search(to_arabic_digits(number))
    return (int(found["number"]), int(found["year"]) % 100) if found else None


def _counts_by_fiscal_year(parsed: list[tuple[Meeting, tuple[int, int]]]) -> bool:
    """What the newest meeting says that was held while the two years differed."""
    for meeting, (_, year) in parsed:
        calendar, fiscal = _buddhist(meeting.held_on) % 100, fiscal_year_of(meeting.held_on) % 100
        if calendar != fiscal and year in (calendar, fiscal):
            return year == fiscal
    return False


def _style(number: str) -> tuple[bool, bool]:
    """Whether a number has a year of two digits, and whether its digits are Thai."""
    found = _NUMBER.search(to_arabic_digits(number))
    return bool(found) and len(found["year"]) == 2, number != to_arabic_digits(number)  # type: ignore[index]


def _buddhist(day: date) -> int:
    return day.year + BUDDHIST_ERA_OFFSET
