"""Minutes (รายงานการประชุม): one meeting each, with its people, agenda and signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from itertools import pairwise
from typing import Any

from imports.documents.agenda import AgendaItem, first_heading, heading_of, read_agenda
from imports.documents.attendance import HEADING as LIST_HEADING
from imports.documents.attendance import Attendee, kind_of_heading, read_attendance
from imports.documents.findings import Findings
from imports.documents.lines import Line, first_index, lines_of
from imports.documents.minutes_head import AGENDA_TITLE, TIMES, TITLE, Head, read_head
from imports.documents.report_oddities import of_document
from imports.documents.signatures import Signed, begins_signature, read_signatures
from imports.documents.speakers import Speakers
from imports.tables.proposal import NoTableError, Proposal, Row
from office_files.contents import OfficeFile
from values.reading import Written
from values.times import read_time_range

NO_MINUTES = (
    "ไม่พบรายงานการประชุมในเอกสารนี้ ระบบมองหาบรรทัด “รายงานการประชุม…” ที่มีรายชื่อผู้มาประชุมหรือระเบียบวาระตามมา"
)
NO_AGENDA = "{meeting}: ไม่พบระเบียบวาระ ระบบเก็บข้อความทั้งหมดไว้เป็นข้อความเปิดประชุม"
NO_PEOPLE = "{meeting}: ไม่พบรายชื่อผู้มาประชุม"

# How far below its title the lists or the agenda of a meeting begin.
HEAD_LINES = 25
LAST_LINES = 5  # of the body, in which a sentence may say that the meeting was closed
_STARTS = re.compile(r"^(?:เริ่ม|เปิด)(?:การ)?ประชุม")
_ENDS = re.compile(r"^(?:เลิก|ปิด|จบ|เสร็จสิ้น|สิ้นสุด)(?:การ)?ประชุม")
_NUMBER = r"(?:หนึ่ง|เอ็ด|ยี่|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)+"
_CLOCK = re.compile(
    r"(?:เวลา\s*)?(?:"
    r"(?P<digits>[0-9]{1,2}\s*[.:]\s*[0-9]{2}|[0-9]{1,2}(?=\s*(?:น\.|นาฬิกา(?!\s*[0-9])))|[0-9]{4}(?=\s*น))\s*(?:น\.?|นาฬิกา)?|"
    rf"(?P<words>[0-9]{{1,2}}\s*นาฬิกา\s*[0-9]{{1,2}}\s*นาที|{_NUMBER}\s*นาฬิกา(?:\s*{_NUMBER}\s*นาที)?|"
    r"เที่ยง(?:วัน|ตรง|ครึ่ง)?|(?:บ่าย\S{0,10}?)?\S{0,10}?โมง(?:เช้า|เย็น)?\s*(?:ครึ่ง)?)(?:ตรง)?)"
)
_CLOSES = re.compile(r"(?:เลิก|ปิด)(?:การ)?ประชุม\s*(?:เมื่อ)?\s*(?=เวลา)")


@dataclass
class Minutes:
    """One meeting as its minutes print it."""

    head: Head
    place: str = ""
    opening: str = ""
    attendance: list[Attendee] = field(default_factory=list)
    agenda: list[AgendaItem] = field(default_factory=list)
    signed: Signed = field(default_factory=Signed)

    @property
    def name(self) -> str:
        """How a person calls the meeting."""
        return f"การประชุมครั้งที่ {self.head.number}" if self.head.number else "รายงานการประชุม"

    def to_json(self) -> dict[str, Any]:
        head = self.head
        return {
            "number": head.number,
            "held_on": head.held_on.isoformat() if head.held_on else "",
            "printed_date": head.printed_date,
            "place": head.place,
            "starts_at": f"{head.starts_at:%H:%M}" if head.starts_at else "",
            "ends_at": f"{head.ends_at:%H:%M}" if head.ends_at else "",
            "committee": head.committee,
            "opening": self.opening,
            "attendance": [one.to_json() for one in self.attendance],
            "agenda": [item.to_json() for item in self.agenda],
            "signatures": [one.to_json() for one in self.signed.signatures],
            "photo_caption": self.signed.caption,
        }


def propose_meetings(file: OfficeFile, year_be: int) -> Proposal:
    """The meetings of a file of minutes, one row each. Raises NoTableError."""
    findings = Findings()
    lines = lines_of(file)
    parts = minutes_in(lines)
    if not parts:
        raise NoTableError(NO_MINUTES)
    found = [read_minutes(part, findings, year_be) for part in parts]
    proposal = Proposal("meetings", year_be)
    proposal.rows = [Row(one.place, one.to_json()) for one in found]
    proposal.doubts, proposal.left_out = findings.doubts, findings.left_out
    odd = of_document(lines, [row.values for row in proposal.rows], year_be)
    proposal.tell = list(dict.fromkeys([*file.told, *findings.tell, *odd]))
    return proposal


def is_end(text: str) -> bool:
    """Whether a line says that the meeting was closed: เลิกประชุมเวลา…"""
    return bool(_ENDS.match(text))


def minutes_in(lines: Sequence[Line]) -> list[list[Line]]:
    """
    The lines of each meeting's minutes, from its title to the next one's; of agendas where there
    are no minutes.
    """
    starts: list[int] = []
    for title in (TITLE, AGENDA_TITLE):
        starts = starts or [at for at in range(len(lines)) if _is_title(lines, at, title)]
    edges = [*starts, len(lines)]
    return [list(lines[a:b]) for a, b in pairwise(edges)]


def _is_title(lines: Sequence[Line], at: int, title: re.Pattern[str]) -> bool:
    """Whether minutes begin here: lists of people or an agenda follow, before another title."""
    if not title.match(lines[at].text) or lines[at].is_row:
        return False
    for after in lines[at + 1 : at + HEAD_LINES]:
        if kind_of_heading(after.text) or _STARTS.match(after.text):
            return True
        if title.match(after.text) or is_end(after.text):
            return False
        if heading := heading_of(after.text):
            return heading[0] in ("", "1", "๑")
    return False


def read_minutes(lines: Sequence[Line], findings: Findings, year_be: int) -> Minutes:
    """The meeting of these lines; what is doubtful is noted in `findings`."""
    people = first_index(lines, LIST_HEADING)
    starts = first_index(lines, _STARTS, max(people, 0))
    agenda = max(people, 0) + first_heading(lines[max(people, 0) :])
    body = min((at for at in (starts, agenda) if at > max(people, 0)), default=len(lines))
    ends = _end(lines, body)
    head_end = people if people >= 0 else body
    minutes = Minutes(read_head(lines[:head_end], findings, year_be), lines[0].place)
    if people >= 0:
        minutes.attendance = read_attendance(lines[people:body], findings)
    _read_body(minutes, lines[body:ends], findings)
    rest = lines[ends:]
    ended = _time(rest[:2], findings) or _closing_time(lines[body:ends], findings)
    minutes.head.ends_at = ended or minutes.head.ends_at
    minutes.signed = read_signatures(_behind_end(rest), findings)
    _tell(minutes, findings)
    return minutes


def _end(lines: Sequence[Line], body: int) -> int:
    """Where the meeting is closed: the line that says so, or else the first signature."""
    closed = [at for at in range(body, len(lines)) if is_end(lines[at].text)]
    if closed:
        return closed[-1]
    signed = [at for at in range(body, len(lines)) if begins_signature(lines[at].text)]
    return signed[0] if signed else len(lines)


def _behind_end(rest: Sequence[Line]) -> Sequence[Line]:
    """The lines behind the one that closes the meeting, which may have its time on the next."""
    if not rest or not is_end(rest[0].text):
        return rest
    is_split = len(rest) > 1 and TIMES.match(rest[1].plain) and not _CLOCK.search(rest[0].plain)
    return rest[2 if is_split else 1 :]


def _read_body(minutes: Minutes, lines: Sequence[Line], findings: Findings) -> None:
    first = first_heading(lines)
    opening = lines[:first] if first >= 0 else lines
    if opening and _STARTS.match(opening[0].text):
        minutes.head.starts_at = _time(opening[:2], findings) or minutes.head.starts_at
    minutes.opening = "\n".join(filter(None, map(_without_time, opening)))
    speakers = Speakers(minutes.attendance, minutes.opening)
    if first >= 0:
        minutes.agenda = read_agenda(lines[first:], speakers, findings)


def _without_time(line: Line) -> str:
    """A line of the opening without "เริ่มประชุมเวลา ๐๙.๓๐ น."."""
    text, plain = line.text, line.plain
    if match := _STARTS.match(text):
        text, plain = text[match.end() :].lstrip(" :"), plain[match.end() :].lstrip(" :")
    if match := re.match(rf"\s*{_CLOCK.pattern}\s*", plain):
        text = text[match.end() :]
    return text.strip()


def _time(lines: Sequence[Line], findings: Findings) -> time | None:
    for line in lines:
        if match := _CLOCK.search(line.plain):
            written = Written(match["digits"] or match["words"])
            found = findings.read(read_time_range(written), line.place, line.text)
            return found[0] if found else None
    return None


def _closing_time(lines: Sequence[Line], findings: Findings) -> time | None:
    """When the meeting ended, where only a sentence says so: "ประธานปิดประชุมเวลา ๑๑.๓๐ น."."""
    for line in reversed(lines[-LAST_LINES:]):
        if match := _CLOSES.search(line.text):
            return _time([replace(line, text=line.text[match.end() :])], findings)
    return None


def _tell(minutes: Minutes, findings: Findings) -> None:
    if not minutes.agenda:
        findings.say(NO_AGENDA.format(meeting=minutes.name))
    if not minutes.attendance:
        findings.say(NO_PEOPLE.format(meeting=minutes.name))
