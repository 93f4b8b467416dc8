"""The appendix of a report: minutes, and the committees that orders or minutes appoint."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from imports.documents.appointments import Appointment, read_appointments
from imports.documents.findings import Findings
from imports.documents.lines import Line, is_rule
from imports.documents.minutes import Minutes, is_end, minutes_in, read_minutes
from imports.documents.orders import read_order
from imports.documents.signatures import begins_signature

ANNEX = re.compile(r"^(?:ภาคผนวก|เอกสารแนบ(?:ท้าย)?)\s*[ก-ฮ0-9๐-๙]?\s*[.:]?$")
_ORDER = re.compile(r"^คำสั่ง(?!.*(?:ลงวันที่|เรื่อง.*ดังนี้))")
_ORDER_NUMBER = re.compile(r"ที่\s*[0-9๐-๙]{1,5}\s*/\s*[0-9๐-๙]{2,4}")
_APPOINTING = re.compile(
    r"(?:คำสั่ง\S{0,80}\s*)?ที่\s*[0-9๐-๙]{1,5}\s*/\s*[0-9๐-๙]{2,4}(?:\s*(?:ลงวันที่[^ก-ฮ]*\S+\s*\S+\s*)?เรื่อง\s*.*?)?"
    r"(?=\s*(?:โดยมี|ซึ่งมี|ประกอบ|ดังนี้|ดังต่อไปนี้|นั้น|$))"
)
MOST_HEADING_LINES = 4


@dataclass
class Appendix:
    """`committees` and `meetings` as the JSON of a report has them."""

    committees: list[dict[str, Any]] = field(default_factory=list)
    meetings: list[dict[str, Any]] = field(default_factory=list)
    minutes: list[Minutes] = field(default_factory=list)


def begins_at(lines: Sequence[Line], after: int) -> int:
    """The block with which the appendix begins, behind block `after`; a great one for none."""
    titles = [part[0].block for part in minutes_in(lines)]
    annexes = [line.block for line in lines if ANNEX.match(line.text)]
    orders = [line.block for at, line in enumerate(lines) if is_order(lines, at)]
    return min((block for block in titles + annexes + orders if block > after), default=10**9)


def is_order(lines: Sequence[Line], at: int) -> bool:
    """Whether an order begins here: คำสั่ง…, and its number on this line or the next two."""
    if not _ORDER.match(lines[at].text) or len(lines[at].text) > 150:
        return False
    return any(_ORDER_NUMBER.search(line.text) for line in lines[at : at + 3])


def read_appendix(lines: Sequence[Line], findings: Findings, year_be: int) -> Appendix:
    """The minutes and committees of the lines."""
    found = Appendix()
    parts = minutes_in(lines)
    for part in parts:
        end = _end_of_minutes(part)
        minutes = read_minutes(part[:end], findings, year_be)
        found.minutes.append(minutes)
        found.meetings.append(minutes.to_json())
        found.committees += _orders(part[end:], findings, year_be)
    if parts:
        before = lines[: lines.index(parts[0][0])]
        found.meetings[0]["annex_heading"] = _heading(before)
        found.committees[:0] = _orders(before, findings, year_be)
    else:
        found.committees += _orders(lines, findings, year_be)
    for minutes in found.minutes:
        found.committees += _in_minutes(minutes)
    return found


def _end_of_minutes(lines: Sequence[Line]) -> int:
    """Where the minutes end: behind them, or at an order behind their end or a signature."""
    ended = False
    for at, line in enumerate(lines):
        ended = ended or begins_signature(line.text) or is_end(line.text)
        if ended and is_order(lines, at):
            return at
    return len(lines)


def _heading(before: Sequence[Line]) -> str:
    """What stands over the first minutes, below ภาคผนวก."""
    annexes = [at for at, line in enumerate(before) if ANNEX.match(line.text)]
    heading = [line.text for line in before[annexes[-1] + 1 :]] if annexes else []
    words = [text for text in heading if not is_rule(text)]
    return "\n".join(words) if len(words) <= MOST_HEADING_LINES else ""


def _orders(lines: Sequence[Line], findings: Findings, year_be: int) -> list[dict[str, Any]]:
    starts = [at for at in range(len(lines)) if is_order(lines, at)]
    committees: list[dict[str, Any]] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        for head, one in read_order(lines[start:end], findings, year_be):
            committees.append({**head, "member": _members(one)})
    return committees


def _in_minutes(minutes: Minutes) -> list[dict[str, Any]]:
    """The committees that somebody reads out in the meeting; what is odd there is told already."""
    committees = []
    for item in minutes.agenda:
        for turn in item.turns:
            if "แต่งตั้ง" not in turn.text:
                continue
            lines = [Line(text, item.place) for line in turn.lines for text in line.split("\n")]
            order = _APPOINTING.search(turn.text)
            for one in read_appointments(lines, Findings()):
                committees.append(
                    {
                        "name": one.name,
                        "appointing_order": order[0].strip() if order else "",
                        "appointed_on": "",
                        "duties": one.duties,
                        "member": _members(one),
                    }
                )
    return committees


def _members(one: Appointment) -> list[dict[str, str]]:
    return [
        {"name": person.name, "post": person.post, "role": person.role} for person, _ in one.members
    ]
