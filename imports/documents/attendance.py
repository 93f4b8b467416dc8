"""Who came to a meeting, who did not and why, and who sat in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from imports.documents.appointments import CATCHWORD, NOT_READ
from imports.documents.findings import Findings
from imports.documents.lines import (
    Line,
    entries,
    is_catchword,
    is_page_number,
    is_rule,
    says_nothing,
    segments,
)
from imports.documents.marks import marked
from imports.documents.people import Person, completed, read_person
from imports.documents.people_table import Listed, heads_of, people_of
from imports.people.names import begins_name
from imports.people.posts import begins_post, split_role

PRESENT, ABSENT, GUEST = "present", "absent", "guest"
ONLY_GUESTS = "รายงานไม่มีหัวข้อ “ผู้มาประชุม” ระบบนับ “{heading}” เป็นผู้มาประชุม กรุณาตรวจ"
REMARK = "เป็นหมายเหตุในรายชื่อผู้มาประชุม ระบบไม่ได้อ่าน"

_ABSENT = (
    r"(?:ไม่(?:ได้)?(?:มา|เข้า(?:ร่วม)?)(?:การ)?ประชุม|ลา(?:การ)?ประชุม|ขาด(?:การ)?ประชุม|ลา/ขาดประชุม)"
)
_PRESENT = r"(?:มา(?:ร่วม)?|เข้า)(?:การ)?ประชุม"
_GUEST = (
    r"(?:เข้า)?ร่วม(?:การ)?(?:รับฟัง|สังเกตการณ์|ชี้แจง)?(?:การ)?ประชุม|สังเกตการณ์|"
    r"(?:ได้รับ)?เชิญ(?:เข้าร่วม)?ประชุม"
)
_WHO = r"(?:ราย(?:ชื่อ|นาม))?\s*(?:คณะ)?(?:กรรมการ|สมาชิกสภา\S{0,40}?|คณะทำงาน)?\s*(?:ผู้|ที่)\s*"
HEADING = re.compile(
    rf"^(?:[0-9๐-๙]{{1,2}}[.)]\s*)?(?:{_WHO}(?:(?P<absent>{_ABSENT})|(?P<present>{_PRESENT})|(?P<guest>{_GUEST}))|(?P<invited>แขกรับเชิญ))"
    r"(?:อื่น\s?ๆ)?(?:\s*\(ถ้ามี\))?(?:\s*(?:จำนวน|รวม)\s*[0-9๐-๙]{1,3}\s*(?:คน|ราย|ท่าน))?\s*(?P<rest>(?:[\s:：(\-–].*)?)$"
)
_COUNT = re.compile(r"^\(?(?:รวม|จำนวน|ทั้งสิ้น)[^ก-ฮ]*.{0,20}(?:คน|ราย|ท่าน)\)?$")
_REASON = re.compile(
    r"(?:เนื่องจาก|เพราะ|ติด(?:ราชการ|ภารกิจ|ประชุม|ธุระ|งาน)|ไปราชการ|ลา(?=กิจ|ป่วย|พัก|คลอด|ออก|บวช|ศึกษา|$|\s)|"
    r"ป่วย|ไม่(?:แจ้ง|ทราบ)|เดินทาง|อบรม|ขาด(?:ประชุม)?$|อยู่ระหว่าง|รักษาตัว|ประชุมที่|มีภารกิจ|ไม่มา)"
)
_LATE = re.compile(
    r"(?:มา|เข้า|ออก|ลา|กลับ)(?:ร่วม|ถึง)?(?:การ)?(?:ห้อง|ที่)?(?:ประชุม)?\s*(?:สาย|ช้า|ก่อน|เมื่อ|เวลา|[0-9๐-๙])|"
    r"(?:ประชุม|เข้าร่วม)?(?:ผ่าน|ทาง|ระบบ|ออนไลน์)"
)
_FOR = re.compile(r"^\(?แทน\s*(?=\S)")
_PARENTHESES = re.compile(r"\s*\(([^()]{2,120})\)\s*$")


@dataclass(frozen=True)
class Attendee:
    """One person of a meeting's lists."""

    kind: str
    name: str = ""
    post: str = ""
    role: str = ""
    acting_for: str = ""
    reason: str = ""
    place: str = ""

    def to_json(self) -> dict[str, str]:
        fields = ("kind", "name", "post", "role", "acting_for", "reason")
        return {name: getattr(self, name) for name in fields}


def kind_of_heading(text: str) -> str:
    """Which list a line opens; "" for a line that opens none."""
    match = HEADING.match(text)
    if not match:
        return ""
    if match["invited"]:
        return GUEST
    return next(kind for kind in (ABSENT, PRESENT, GUEST) if match[kind])


def read_attendance(lines: Sequence[Line], findings: Findings) -> list[Attendee]:
    """Everybody in the lists of the lines, in their order."""
    reader = _Reader(findings)
    reader.read(lines)
    return reader.finished()


def _beside(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lists that stand side by side in a table, each below its own heading; else none."""
    first = lines[0]
    heads = [at for at, cell in enumerate(first.cells) if cell]
    if len(heads) < 2 or not all(kind_of_heading(first.cells[at]) for at in heads):
        return
    for start, end in pairwise([*heads, len(first.cells)]):
        of_list = [Line(first.cells[start], first.place, block=first.block)]
        for line in lines[1:]:
            of_list += _part_of(line, start, end)
        yield of_list


def _part_of(line: Line, start: int, end: int) -> Iterator[Line]:
    """What a row says in the columns from `start` on, up to `end`."""
    if not line.is_row:
        if line.column is not None and start <= line.column < end:
            yield line
        return
    cells = line.cells[start:end]
    filled = [cell for cell in cells if cell]
    if len(filled) > 1:
        yield replace(line, text="\t".join(filled), cells=cells)
    else:
        texts = (text for cell in filled for text in cell.split("\n"))
        yield from (replace(line, text=text, cells=()) for text in texts)


class _Reader:
    def __init__(self, findings: Findings):
        self.findings = findings
        self.kind, self.reason = "", ""
        self.headings: dict[str, str] = {}
        self.found: list[Attendee] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Everybody of the lines, and of the tables between them."""
        for _, group in groupby(lines, key=lambda line: line.block):
            of_block = list(group)
            lists = list(_beside(of_block))
            for part in lists:
                self._read_one(part)
            if not lists:
                self._read_one(of_block)

    def _read_one(self, lines: Sequence[Line]) -> None:
        for is_table, group in groupby(lines, key=lambda line: line.is_row):
            if is_table:
                self.table(list(group))
                continue
            for line in group:
                self.line(line)

    def line(self, line: Line) -> None:
        text = line.text
        if is_rule(text) or is_page_number(text) or says_nothing(text):
            return
        if is_catchword(text):
            self.findings.leave(line.place, text, CATCHWORD)
        elif kind := kind_of_heading(text):
            self._open(kind, line)
        elif self.kind and not heads_of(segments(text)):
            for entry in entries(text):
                self._entry(entry, line)

    def _open(self, kind: str, line: Line) -> None:
        match = HEADING.match(line.text)
        rest = match["rest"].strip(" :：\t-–") if match else ""
        self.kind, self.reason = kind, ""
        self.headings.setdefault(kind, line.text)
        inner = rest.strip("()")
        if _REASON.match(inner):
            self.reason = inner
        elif rest and not says_nothing(rest) and not _COUNT.match(rest):
            self._entry(rest, line)

    def _entry(self, entry: str, line: Line) -> None:
        if _COUNT.match(entry):
            self.findings.leave(line.place, entry, NOT_READ)
            return
        last = self.found[-1] if self.found and self.found[-1].kind == self.kind else None
        if last and not marked(entry).mark and not begins_name(entry):
            more = completed(Person(last.name, last.post, last.role), entry)
            if more and (last.name or not more.post or last.post):
                self.found[-1] = replace(last, post=more.post, role=more.role)
                return
            if self.kind == ABSENT and not last.reason and _REASON.match(entry.strip("()")):
                self.found[-1] = replace(last, reason=entry.strip("()"))
                return
        words, reason = self._without_reason(entry)
        words = self._without_remark(words, line)
        if not words:
            return
        person = read_person(words)
        if person.name or begins_post(person.post) or person.role or marked(entry).mark:
            self._add(person, line.place, reason)
        else:
            self.findings.leave(line.place, entry, NOT_READ)

    def _without_reason(self, entry: str) -> tuple[str, str]:
        """The entry of somebody absent, and why they did not come."""
        if self.kind != ABSENT:
            return entry, ""
        match = _PARENTHESES.search(entry)
        if match and _REASON.match(match[1].strip()):
            return entry[: match.start()], match[1].strip()
        parts = segments(entry)
        if len(parts) > 1 and _REASON.match(parts[-1]):
            return entry[: entry.rindex(parts[-1])], parts[-1]
        words = entry.split(" ")
        for at in range(1, len(words)):
            if _REASON.match(words[at]):
                return " ".join(words[:at]), " ".join(words[at:]).strip()
        return entry, ""

    def _without_remark(self, entry: str, line: Line) -> str:
        """The entry without "(มาสาย)" and the like at its end, which is told."""
        match = _PARENTHESES.search(entry)
        if not match or not _LATE.match(match[1].strip()):
            return entry
        self.findings.leave(line.place, match[1], REMARK)
        return entry[: match.start()].strip()

    def table(self, rows: list[Line]) -> None:
        """The rows of a table of people."""
        self.kind = self.kind or PRESENT
        if self.kind == ABSENT and not any(heads_of(row.cells) for row in rows):
            for row in rows:  # a reason may stand in any of the cells
                self._entry(row.text.replace("\n", "\t"), row)
            return
        for listed in people_of(rows):
            self._add(listed.person, listed.place, listed.reason or self._remark(listed))

    def _remark(self, listed: Listed) -> str:
        """A remark about somebody absent is the reason; any other is told."""
        if listed.remark and self.kind == ABSENT:
            return listed.remark
        if listed.remark:
            self.findings.leave(listed.place, listed.remark, REMARK)
        return ""

    def _add(self, person: Person, place: str, reason: str) -> None:
        post, acting_for = _acting(person.post)
        role = person.role
        if not role:
            post, role = split_role(post) if post else (post, role)
        reason = reason or (self.reason if self.kind == ABSENT else "")
        if person.question:
            self.findings.ask(place, person.post, person.question)
        self.found.append(Attendee(self.kind, person.name, post, role, acting_for, reason, place))

    def finished(self) -> list[Attendee]:
        """The people; where no list is of those present, those who took part were."""
        if GUEST in self.headings and PRESENT not in self.headings:
            heading = self.headings[GUEST]
            self.findings.say(ONLY_GUESTS.format(heading=" ".join(heading.split())))
            return [replace(one, kind=PRESENT) if one.kind == GUEST else one for one in self.found]
        return self.found


def _acting(post: str) -> tuple[str, str]:
    """A post without "(แทน …)" at its end, and for whom."""
    match = _PARENTHESES.search(post)
    if match and _FOR.match(match[1]):
        return post[: match.start()].strip(), _FOR.sub("", match[1])
    if _FOR.match(post):
        return "", _FOR.sub("", post).strip("()")
    return post, ""
