"""What is odd in a meeting: its day, its hours, its number, who came and who signed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from catalogue.notices import Around, Notice, notice
from catalogue.similar_names import same_to_a_reader
from meetings import minutes_notices, quorum_notices  # noqa: F401 - both declare rules
from meetings.models import Attendance, Committee, Meeting
from thai.dates import (
    BUDDHIST_ERA_OFFSET,
    fiscal_year_of,
    format_thai_date,
    format_thai_time,
    format_thai_weekday,
)
from thai.likeness import key_of, name_key, repeated

LONGEST = timedelta(hours=8)
MORNING, EVENING = time(6), time(20)


def length(starts_at: time, ends_at: time) -> timedelta:
    """How long a meeting of one day lasts."""
    day = date.min
    return datetime.combine(day, ends_at) - datetime.combine(day, starts_at)


def at_night(moment: time | None) -> bool:
    """Whether no office is open at this time of day."""
    return moment is not None and not MORNING <= moment <= EVENING


def number_key(number: str) -> str:
    """The number of a meeting as people compare it: ครั้งที่ ๑/๒๕๖๖ is 1/2566."""
    return key_of(number).removeprefix("ครั้งที่")


@notice(Meeting, "meeting-outside-its-year")
def outside_its_year(meeting: Meeting, around: Around) -> Iterator[Notice]:
    year_be = fiscal_year_of(meeting.held_on)
    if year_be != meeting.fiscal_year.year_be:
        yield Notice(
            f"วันที่ประชุม {format_thai_date(meeting.held_on)} อยู่ในปีงบประมาณ {year_be} "
            f"ไม่ใช่ {meeting.fiscal_year} กรุณาตรวจวันที่และปีงบประมาณ",
            "held_on",
        )


@notice(Meeting, "meeting-of-the-future")
def of_the_future(meeting: Meeting, around: Around) -> Iterator[Notice]:
    if not meeting.is_draft and meeting.held_on > timezone.localdate():
        yield Notice(
            f"วันที่ประชุม {format_thai_date(meeting.held_on)} ยังมาไม่ถึง "
            f"แต่สถานะรายงานเป็น “{meeting.get_state_display()}” กรุณาตรวจวันที่และสถานะ",
            "held_on",
        )


@notice(Meeting, "meeting-too-long")
def too_long(meeting: Meeting, around: Around) -> Iterator[Notice]:
    if meeting.ends_at is None:
        return
    lasted = length(meeting.starts_at, meeting.ends_at)
    hours = f"{format_thai_time(meeting.starts_at)} ถึง {format_thai_time(meeting.ends_at)}"
    if not lasted:
        yield Notice(
            f"เวลาเริ่มและเวลาเลิกประชุมเป็นเวลาเดียวกัน ({hours}) กรุณาตรวจเวลาเลิกประชุม", "ends_at"
        )
    elif lasted > LONGEST:
        yield Notice(f"ประชุมนานกว่า 8 ชั่วโมง ({hours}) กรุณาตรวจเวลาเลิกประชุม", "ends_at")


@notice(Meeting, "meeting-at-night")
def hours_at_night(meeting: Meeting, around: Around) -> Iterator[Notice]:
    labels = {"starts_at": "เริ่มประชุมเวลา", "ends_at": "เลิกประชุมเวลา"}
    for field, label in labels.items():
        moment = getattr(meeting, field)
        if at_night(moment):
            yield Notice(
                f"{label} {format_thai_time(moment)} อยู่นอกเวลาที่ประชุมกันตามปกติ กรุณาตรวจเวลา "
                "เช่น บ่ายโมงครึ่งคือ 13:30",
                field,
            )


@notice(Meeting, "meeting-number-twice")
def number_twice(meeting: Meeting, around: Around) -> Iterator[Notice]:
    if not meeting.number:
        return
    year = meeting.fiscal_year_id
    for other in around.alike(meeting, "number", key_of=number_key, fiscal_year=year):
        if other.committee_id == meeting.committee_id:
            yield Notice(
                f"ครั้งที่ “{meeting.number}” ซ้ำกับการประชุมวันที่ {format_thai_date(other.held_on)} "
                "ของคณะกรรมการเดียวกันในปีนี้ กรุณาตรวจเลขครั้งที่",
                "number",
            )
            return


@notice(Meeting, "meeting-number-of-another-year")
def number_of_another_year(meeting: Meeting, around: Around) -> Iterator[Notice]:
    """1/2566 may count by the fiscal or by the calendar year."""
    _, slash, year = number_key(meeting.number).rpartition("/")
    years = {meeting.fiscal_year.year_be, meeting.held_on.year + BUDDHIST_ERA_OFFSET}
    known = {str(year_be) for year_be in years} | {str(year_be)[2:] for year_be in years}
    if slash and year.isdecimal() and year not in known:
        yield Notice(
            f"ครั้งที่ “{meeting.number}” ลงท้ายด้วยปี {year} แต่ประชุมวันที่ "
            f"{format_thai_date(meeting.held_on)} ปีงบประมาณ {meeting.fiscal_year} กรุณาตรวจเลขครั้งที่",
            "number",
        )


@notice(Meeting, "meeting-weekday")
def weekday(meeting: Meeting, around: Around) -> Iterator[Notice]:
    """A printed weekday that the calendar contradicts."""
    real = format_thai_weekday(meeting.held_on)
    printed = minutes_notices.weekday_in(meeting.printed_date)
    if printed and printed != real:
        day = format_thai_date(meeting.held_on)
        yield Notice(f"พิมพ์ว่า{printed} แต่วันที่ {day} เป็น{real} กรุณาตรวจกับเอกสารต้นฉบับ", "printed_date")


@notice(Meeting, "person-twice", reads=("attendance",))
def person_twice(meeting: Meeting, around: Around) -> Iterator[Notice]:
    people = around.below(meeting, "attendance")
    for place, first in repeated([name_key(row.name) for row in people]):
        row, before = people[place], people[first]
        if row.kind == before.kind:
            what = f"อยู่ในรายชื่อ{row.get_kind_display()}สองครั้ง"
        else:
            what = f"เป็นทั้ง{before.get_kind_display()}และ{row.get_kind_display()}"
        as_before = "" if row.name == before.name else f" (พิมพ์ไว้อีกแห่งว่า “{before.name}”)"
        yield Notice(f"“{row.name}” {what}{as_before} กรุณาตรวจรายชื่อ", "name", row)


@notice(Attendance, "reason-of-somebody-present")
def reason_of_present(row: Attendance, around: Around) -> Iterator[Notice]:
    if row.reason and row.kind != Attendance.Kind.ABSENT:
        yield Notice(
            f"“{row}” เป็น{row.get_kind_display()} แต่มีเหตุผลที่ไม่มา “{row.reason}” กรุณาตรวจประเภท",
            "kind",
        )


@notice(Meeting, "signed-by-somebody-absent", reads=("attendance", "signatures"))
def signed_by_absent(meeting: Meeting, around: Around) -> Iterator[Notice]:
    absent = {
        name_key(row.name)
        for row in around.below(meeting, "attendance")
        if row.kind == Attendance.Kind.ABSENT and row.name
    }
    for signature in around.below(meeting, "signatures"):
        if name_key(signature.name) in absent:
            yield Notice(
                f"“{signature.name}” ลงนามในรายงาน แต่อยู่ในรายชื่อผู้ไม่มาประชุม กรุณาตรวจรายชื่อ",
                "name",
                signature,
            )


@notice(Committee, "committee-name-alike")
def committee_alike(committee: Committee, around: Around) -> Iterator[Notice]:
    yield from same_to_a_reader(committee, around.alike(committee, "name"), "name")


@notice(Committee, "member-twice", reads=("members",))
def member_twice(committee: Committee, around: Around) -> Iterator[Notice]:
    members = around.below(committee, "members")
    for place, first in repeated([name_key(member.name) for member in members]):
        before = members[first]
        yield Notice(
            f"“{members[place].name}” เป็นกรรมการอยู่แล้ว ({before.name} {before.role}) กรุณาตรวจรายชื่อ",
            "name",
            members[place],
        )
