"""An order (คำสั่ง) that appoints committees: their names, members, duties, its number and day."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from imports.documents.appointments import Appointment, committee_in, read_appointments
from imports.documents.findings import Findings
from imports.documents.lines import Line, is_rule, lines_of
from imports.tables.proposal import NoTableError, Proposal, Row
from office_files.contents import OfficeFile
from thai.likeness import name_key, repeated
from values.dates import read_date
from values.reading import Written

NO_COMMITTEE = (
    "ไม่พบรายชื่อคณะกรรมการในเอกสารนี้ ระบบมองหาข้อความ “แต่งตั้งคณะกรรมการ… ประกอบด้วย” "
    "แล้วตามด้วยรายชื่อหรือตารางรายชื่อ"
)
NO_ORDER = "ไม่พบเลขที่คำสั่ง (ที่ …/ปี) กรุณากรอกคำสั่งแต่งตั้งเอง"
NO_DATE = "ไม่พบวันที่สั่ง (สั่ง ณ วันที่ …) กรุณากรอกเอง"
NO_DUTIES = "ไม่พบหน้าที่ของ{committee}"
LISTED_TWICE = "“{name}” มีชื่อใน{committee}สองครั้ง: {roles} กรุณาตรวจ"
SEVERAL = "คำสั่งนี้มี {count} คณะ: {names}"

HEAD_LINES = 15
_NUMBER = re.compile(r"ที่\s*([0-9๐-๙]{1,5}\s*/\s*[0-9๐-๙]{2,4})(?![0-9๐-๙])")
_GIVEN = re.compile(r"^(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*(?:วัน)?(?=ที่|วัน|\s|[0-9๐-๙])")
_DATED = re.compile(r"^(?:ณ\s*)?(?:ลง)?\s*วันที่\s*(?=[0-9๐-๙])")
_DATED_WITHIN = re.compile(r"ลงวันที่\s*(?=[0-9๐-๙])")
_SUBJECT = re.compile(r"^เรื่อง\s*[:：]?\s*")
_BODY = re.compile(r"^(?:ด้วย|เพื่อ|ตาม|อาศัย|โดยที่|เนื่อง|เพราะ|จึง|ให้|[๑1]\.)")


def propose_committees(file: OfficeFile, year_be: int) -> Proposal:
    """
    The committees of an order, one row a member; `head` is that of the first, and where there are
    several, `head["committees"]` has the head of each. Raises NoTableError.
    """
    findings = Findings()
    lines = lines_of(file)
    is_order = any("แต่งตั้ง" in line.text or line.text.startswith("คำสั่ง") for line in lines)
    found = read_order(lines, findings, year_be) if is_order else []
    if not found:
        raise NoTableError(NO_COMMITTEE)
    heads = [head for head, _ in found]
    proposal = Proposal("committees", year_be, head=dict(heads[0]))
    if len(heads) > 1:
        proposal.head["committees"] = heads
    proposal.rows = [row for _, one in found for row in _rows(one)]
    proposal.doubts, proposal.left_out = findings.doubts, findings.left_out
    proposal.tell = [*file.told, *findings.tell]
    return proposal


def read_order(
    lines: Sequence[Line], findings: Findings, year_be: int
) -> list[tuple[dict[str, Any], Appointment]]:
    """Each committee of an order with its head; none where nobody is appointed."""
    found = read_appointments(lines, findings, committee_in(_subject(lines)))
    if not found:
        return []
    order, day = _order(lines, findings), _day(lines, findings, year_be)
    _tell(found, findings)
    return [(_head(one, order, day), one) for one in found]


def _rows(one: Appointment) -> list[Row]:
    return [
        Row(
            place,
            {
                "committee": one.name,
                "order": order,
                "name": person.name,
                "post": person.post,
                "role": person.role,
            },
        )
        for order, (person, place) in enumerate(one.members, start=1)
    ]


def _head(one: Appointment, order: str, day: date | None) -> dict[str, Any]:
    return {
        "name": one.name,
        "appointing_order": order,
        "appointed_on": day.isoformat() if day else "",
        "duties": one.duties,
    }


def _tell(found: list[Appointment], findings: Findings) -> None:
    if len(found) > 1:
        names = " · ".join(one.name for one in found)
        findings.say(SEVERAL.format(count=len(found), names=names))
    for one in found:
        if not one.duties:
            findings.say(NO_DUTIES.format(committee=one.name or "คณะกรรมการ"))
        people = [person for person, _ in one.members]
        for place, before in repeated([name_key(person.name) for person in people]):
            roles = " · ".join(people[at].role or "-" for at in (before, place))
            told = {"name": people[place].name, "committee": one.name or "คณะกรรมการ"}
            findings.say(LISTED_TWICE.format(**told, roles=roles))


def _subject(lines: Sequence[Line]) -> str:
    """What the order is about, which may go over several lines."""
    for at, line in enumerate(lines[:HEAD_LINES]):
        if not _SUBJECT.match(line.text):
            continue
        parts = [_SUBJECT.sub("", line.text)]
        for after in lines[at + 1 : at + 4]:
            if is_rule(after.text) or _BODY.match(after.text) or len(after.text) > 150:
                break
            parts.append(after.text)
        return " ".join(parts)
    return ""


def _order(lines: Sequence[Line], findings: Findings) -> str:
    """Who ordered and the number: "คำสั่งเทศบาลตำบล… ที่ ๒๑๘/๒๕๖๕"."""
    issuer: list[str] = []
    for at, line in enumerate(lines[:HEAD_LINES]):
        number = _NUMBER.search(line.text)
        if number:
            before = line.text[: number.start()].strip()
            issuer += [before] if before.startswith("คำสั่ง") or issuer else []
            issuer = issuer or [
                after.text for after in lines[at + 1 : at + 3] if after.text.startswith("คำสั่ง")
            ]
            return " ".join(filter(None, [*issuer, "ที่", number[1].strip()]))
        if line.text.startswith(("คำสั่ง", "ประกาศ")) or issuer:
            issuer.append(line.text)
        if len(issuer) > 3:
            issuer = issuer[:1]
    findings.say(NO_ORDER)
    return issuer[0] if issuer else ""


def _day(lines: Sequence[Line], findings: Findings, year_be: int) -> date | None:
    """The day on which the order was given, or else the one it is dated with."""
    for pattern in (_GIVEN, _DATED):
        for line in lines:
            if match := pattern.match(line.text):
                return _read_day(line, match.end(), findings, year_be)
    for line in lines[:HEAD_LINES]:
        match = _DATED_WITHIN.search(line.text)
        if match and _NUMBER.search(line.text[: match.start()]) and not _BODY.match(line.text):
            return _read_day(line, match.end(), findings, year_be)
    findings.say(NO_DATE)
    return None


def _read_day(line: Line, start: int, findings: Findings, year_be: int) -> date | None:
    text = line.text[start:].replace("เดือน", " ").strip()
    return findings.read(read_date(Written(text), year_be), line.place, line.text)
