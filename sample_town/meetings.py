"""Six meetings, from certified minutes with a correction to a draft that nobody has checked."""

from datetime import time
from typing import Any

from django.utils import timezone

from agency.models import FiscalYear
from meetings.certifying import certify, move
from meetings.models import (
    AgendaItem,
    Attendance,
    Committee,
    Correction,
    Meeting,
    Member,
    Photograph,
    SignedMinutes,
    Statement,
)
from sample_town import files
from sample_town.town import town

AGENDA = (
    "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    "รับรองรายงานการประชุม",
    "เรื่องสืบเนื่อง",
    "เรื่องเพื่อพิจารณา",
    "เรื่องอื่น ๆ",
)
STATES = {"draft": 0, "checked": 1, "circulated": 2, "certified": 2}  # steps from a new draft


def make_meetings() -> None:
    """All meetings of the data file with their minutes; before a year of them is closed."""
    entries = town()["meeting"]
    committee = _make_committee()
    made = [_make_meeting(entry, committee, number) for number, entry in enumerate(entries, 1)]
    for number, (meeting, entry) in enumerate(zip(made, entries, strict=True)):
        if entry["state"] == "certified":
            certify(meeting, made[number + 1], _corrections(entry))


def _make_committee() -> Committee:
    entry = dict(town()["committee"])
    members = entry.pop("member")
    committee = Committee.objects.create(**entry)
    for order, member in enumerate(members, start=1):
        Member.objects.create(committee=committee, order=order, **member)
    return committee


def _make_meeting(entry: dict[str, Any], committee: Committee, number: int) -> Meeting:
    meeting = Meeting.objects.create(
        committee=committee,
        fiscal_year=FiscalYear.objects.get(year_be=entry["year"]),
        number=entry["number"],
        held_on=entry["held_on"],
        starts_at=time(9, 30),
        ends_at=time(11, 45),
        place="ห้องประชุมเทศบาลตำบลตัวอย่าง",
        opening="เมื่อกรรมการมาครบองค์ประชุม ประธานกล่าวเปิดการประชุม",
        published_at=None if entry["state"] == "draft" else timezone.now(),
    )
    _fill(meeting, entry, committee)
    if entry.get("photograph"):
        _add_pictures(meeting, number)
    for state in ("checked", "circulated")[: STATES[entry["state"]]]:
        move(meeting, state)
    return meeting


def _fill(meeting: Meeting, entry: dict[str, Any], committee: Committee) -> None:
    members = list(committee.members.all())
    for order, member in enumerate(members, start=1):
        absent = order == len(members) and meeting.number.startswith("2")
        Attendance.objects.create(
            meeting=meeting,
            order=order,
            kind=Attendance.Kind.ABSENT if absent else Attendance.Kind.PRESENT,
            name=member.name,
            post=member.post,
            role=member.role,
            reason="ไปราชการ" if absent else "",
        )
    for order, title in enumerate(AGENDA, start=1):
        item = AgendaItem.objects.create(
            meeting=meeting,
            order=order,
            title=title,
            details=entry["topic"] if order in (1, 4) else "",
            resolution={1: "รับทราบ", 2: "รับรอง", 4: "เห็นชอบตามที่เสนอ"}.get(order, ""),
        )
        if order in (1, 4):
            _let_speak(item, members, entry["topic"])
    for order, (label, member) in enumerate(
        zip(("ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม"), (members[-1], members[0]), strict=True), 1
    ):
        meeting.signatures.create(order=order, label=label, name=member.name, post=member.role)


def _let_speak(item: AgendaItem, members: list[Member], topic: str) -> None:
    for order, (member, text) in enumerate(
        (
            (members[0], f"ขอให้ฝ่ายเลขานุการชี้แจงเรื่อง{topic}"),
            (members[-1], f"ชี้แจงเรื่อง{topic}ตามเอกสารประกอบการประชุม (ตัวอย่าง)"),
        ),
        start=1,
    ):
        Statement.objects.create(
            agenda_item=item, order=order, speaker=member.name, post=member.role, text=text
        )


def _add_pictures(meeting: Meeting, number: int) -> None:
    now = timezone.now()
    for order in (1, 2):
        photograph = Photograph(
            meeting=meeting,
            order=order,
            caption=f"กรรมการประชุมครั้งที่ {meeting.number} ภาพสมมติที่ {order}",
            published_at=now,
        )
        _store(photograph, files.photograph(number + order))
    signed = SignedMinutes(meeting=meeting, published_at=now)
    _store(signed, files.scanned_pdf())


def _store(row: Any, content: Any) -> None:
    row.original_name, row.file = content.name, content
    row.describe_upload()
    row.save()


def _corrections(entry: dict[str, Any]) -> list[Correction]:
    if "correction" not in entry:
        return []
    return [Correction(passage=entry["correction"], was="๑๒ ข้อ", becomes="๑๔ ข้อ")]
