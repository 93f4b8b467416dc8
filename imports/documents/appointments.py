"""
Who is appointed to which committee, and what it has to do: the part that orders and minutes share.

"… จึงแต่งตั้งคณะกรรมการ… ประกอบด้วย", a list or table of members, "มีหน้าที่ ดังนี้", a list.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import takewhile

from imports.documents.findings import Findings
from imports.documents.lines import (
    Line,
    entries,
    is_catchword,
    is_page_number,
    is_rule,
    segments,
)
from imports.documents.marks import counted, marked
from imports.documents.people import Person, completed, read_person
from imports.documents.people_table import heads_of, people_of
from imports.people.names import begins_name
from imports.people.posts import begins_post, is_role, split_role

CATCHWORD = "เป็นคำเชื่อมหน้าถัดไป ระบบไม่ได้อ่าน"
NOT_READ = "ไม่ใช่รายชื่อหรือหน้าที่ ระบบไม่ได้อ่าน"
REMARK = "เป็นหมายเหตุในรายชื่อ ระบบไม่ได้อ่าน"
MANY_FOR_ONE = "หน้าที่นี้เขียนไว้ครั้งเดียวสำหรับหลายคณะ กรุณาตรวจว่าเป็นของคณะใด"

_COMMITTEE = r"คณะ(?:กรรมการ|ทำงาน|อนุกรรมการ|ที่ปรึกษา)"
_NAME = re.compile(rf"{_COMMITTEE}.*")
_BARE = ("", "คณะกรรมการ", "คณะทำงาน", "คณะอนุกรรมการ", "คณะกรรมการดำเนินงาน")
_APPOINTS = re.compile(r"แต่งตั้ง(?:ให้)?")
_STOP = re.compile(
    r"\s*(?:โดยมี|ซึ่งมี|ประกอบ(?:ไป)?ด้วย|ดัง(?:นี้|ต่อไปนี้|รายนาม|รายชื่อ|มีรายชื่อ|กล่าว)|ตามรายชื่อ|ขึ้น(?=\s|$)|"
    r"มี(?:องค์ประกอบ|หน้าที่|อำนาจ|รายชื่อ)|เพื่อ(?:ทำหน้าที่|ปฏิบัติ|ดำเนินการ|ให้การ|เป็นการ)|โดยให้|ไว้ดัง|\s*:\s*$)"
)
_YEAR = re.compile(
    r"\s*(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*(?:25|๒๕)[0-9๐-๙]{2}\s*$"
)
_PEOPLE_FOLLOW = re.compile(
    r"(?:ประกอบ(?:ไป)?ด้วย|ดังนี้|ดังต่อไปนี้|ดังรายนาม|ดังรายชื่อ|(?:ดัง)?มีรายชื่อ(?:ดัง)?|ต่อไปนี้)[\s:.]*$"
)
_DUTIES = re.compile(
    rf"^(?:(?:และ|โดย|ทั้งนี้|ซึ่ง)?\s*(?:ให้|โดยให้)?\s*(?:{_COMMITTEE}\S*.{{0,150}}?|ผู้(?:ที่)?ได้รับ.{{0,80}}?)?\s*"
    r"(?:โดย)?(?:มี)?(?:อำนาจและหน้าที่|อำนาจหน้าที่|หน้าที่และอำนาจ|หน้าที่และความรับผิดชอบ|หน้าที่ความรับผิดชอบ|"
    r"บทบาทหน้าที่|หน้าที่|ขอบเขตหน้าที่)(?:ของคณะ\S*)?(?:และความรับผิดชอบ)?)\s*(?:ดัง(?:ต่อไป)?นี้|คือ|:)?\s*[:.]?\s*"
)
_ENDS = re.compile(
    r"^(?:ทั้งนี้|(?:ณ\s*)?(?:ลง)?วันที่\s*[0-9๐-๙]|สั่ง\s*ณ|ประกาศ\s*ณ|ให้ไว้\s*ณ|\(?ลงชื่อ|ลงนาม|อนึ่ง|จึงเรียน|จึงประกาศ|จึงมีคำสั่ง)"
)
LONGEST_OPENING = 400  # characters of the words before a list
_CLOSES_DUTIES = re.compile(
    r"^(?:อนึ่ง|จึง|หาก|กรณี|ขอให้|(?:โดย)?ให้(?:ผู้|คณะ|บุคคล|ปฏิบัติหน้าที่|ถือปฏิบัติ|มีผล|เป็นไป))"
)
_BEFORE_MEMBER = re.compile(r"^(?:และ|โดย)?\s*(?:มี|ให้)\s*(?=\S)")
_SIGNED = re.compile(r"^(?:\([^()]{3,80}\)|ทั้งนี้.*|[A-Za-zก-๎.]{1,12})$")


class _In(Enum):
    INTRODUCTION = auto()
    MEMBERS = auto()
    DUTIES = auto()
    END = auto()


@dataclass
class Appointment:
    """A committee as a document appoints it; `place` is where that begins."""

    name: str
    place: str = ""
    members: list[tuple[Person, str]] = field(default_factory=list)  # with their places
    duties: list[str] = field(default_factory=list)


def committee_in(text: str) -> str:
    """The committee that a sentence names, without what follows its name; "" for none."""
    appointed = _APPOINTS.search(text)
    found = _NAME.search(text, appointed.end() if appointed else 0)
    if not found:
        return ""
    stop = _STOP.search(found[0])
    name = found[0][: stop.start()] if stop else found[0]
    return _YEAR.sub("", name).strip(" .:")


def read_appointments(
    lines: Sequence[Line], findings: Findings, subject: str = ""
) -> list[Appointment]:
    """The committees of the lines; `subject` names the committee where the text does not."""
    reader = _Reader(list(lines), findings, subject)
    while reader.at < len(reader.lines):
        reader.step()
    found = [each for each in reader.found if each.members]
    return found


class _Reader:
    """Goes through the lines; what a line is depends on what stood before it."""

    def __init__(self, lines: list[Line], findings: Findings, subject: str):
        self.lines, self.findings, self.subject = lines, findings, subject
        self.at = 0
        self.state = _In.INTRODUCTION
        self.found: list[Appointment] = []

    def step(self) -> None:
        line = self.lines[self.at]
        self.at += 1
        if is_rule(line.text) or is_page_number(line.text):
            return
        if is_catchword(line.text):
            self.findings.leave(line.place, line.text, CATCHWORD)
        elif line.text.startswith("แนบท้าย") or "แนบท้ายคำสั่ง" in line.text:
            self.state = _In.INTRODUCTION
        elif self._opens_committee(line):
            self._open(line)
        elif self.state is not _In.INTRODUCTION and self._opens_duties(line):
            self._open_duties(line)
        elif self.state in (_In.MEMBERS, _In.DUTIES) and _ends_list(line.text):
            self.state = _In.END
        elif self.state is _In.MEMBERS:
            self._members(line)
        elif self.state is _In.DUTIES:
            self._duty(line)
        elif self.state is _In.END and not _is_signature(line.text):
            self.findings.leave(line.place, line.text, NOT_READ)

    def _sentence(self, line: Line) -> str:
        """The line, with the one before it where it only goes on: "ประกอบด้วย"."""
        text = marked(line.text).text
        before = self.lines[self.at - 2].text if self.at > 1 else ""
        goes_on = not _NAME.search(text) and _NAME.search(before) and _PEOPLE_FOLLOW.search(text)
        return f"{before} {text}" if goes_on else text

    def _open(self, line: Line) -> None:
        name = committee_in(self._sentence(line))
        if line.is_row:  # a table of people that no sentence announces
            self.at -= 1
            name = committee_in(self.lines[self.at - 1].text) if self.at else ""
        is_counted = bool(marked(line.text).numbers)  # "๒. คณะทำงาน ประกอบด้วย" is its whole name
        if name in _BARE and not is_counted:
            name = self.subject or name
        self.found.append(Appointment(name or self.subject, line.place))
        self.state = _In.MEMBERS

    def _opens_committee(self, line: Line) -> bool:
        text = self._sentence(line)
        if line.is_row or begins_name(text) or _duties_in(text):
            return bool(self.state is _In.INTRODUCTION and heads_of(line.cells))
        names_one = bool(_NAME.search(text)) or "แต่งตั้ง" in text
        if names_one and _PEOPLE_FOLLOW.search(text) and "หน้าที่" not in text:
            return True
        if "แต่งตั้ง" in text and names_one and self._members_follow():
            return True
        if self.state is _In.INTRODUCTION and line.text.startswith("เรื่อง"):
            return False
        is_title = bool(re.match(_COMMITTEE, text)) and not split_role(text)[1]
        return is_title and len(text) < 200 and self._members_follow()

    def _members_follow(self) -> bool:
        """Whether the next line that holds words is a member, or a row of a table of them."""
        for line in self.lines[self.at : self.at + 3]:
            if is_rule(line.text) or is_catchword(line.text):
                continue
            return bool(heads_of(line.cells)) if heads_of(line.cells) else _is_member(line)
        return False

    def _opens_duties(self, line: Line) -> bool:
        text = marked(line.text).text
        match = _duties_in(text)
        if not match or line.is_row or (self.state is _In.MEMBERS and _is_member(line)):
            return False
        says_so = bool(re.search(r"ดัง(?:ต่อไป)?นี้|:$|มีหน้าที่|อำนาจ", match[0] + text[-12:]))
        return says_so or not text[match.end() :]

    def _open_duties(self, line: Line) -> None:
        text = marked(line.text).text
        match = _duties_in(text)
        rest = text[match.end() :].strip() if match else ""
        if len(self.found) > 1 and re.search(r"ทั้งหมด|ทุกคณะ|ตามข้อ|ทั้งสอง|ดังกล่าวข้างต้น", text):
            self.findings.ask(line.place, line.text, MANY_FOR_ONE)
        self.state = _In.DUTIES
        if rest and not re.fullmatch(r"ดัง(?:ต่อไป)?นี้[:.]?", rest):
            self._add_duties(rest)

    def _members(self, line: Line) -> None:
        if line.is_row:
            rows = [line, *takewhile(_of_table(line), self.lines[self.at :])]
            self.at += len(rows) - 1
            for listed in people_of(rows):
                self._add(listed.person, listed.place)
                if listed.remark:
                    self.findings.leave(listed.place, listed.remark, REMARK)
            return
        for entry in entries(line.text):
            self._member(entry, line)

    def _member(self, entry: str, line: Line) -> None:
        members = self.found[-1].members
        if members and not marked(entry).mark:
            more = completed(members[-1][0], entry)
            if more:
                members[-1] = (more, members[-1][1])
                return
        words = _BEFORE_MEMBER.sub("", entry)  # "โดยมีนาง… เป็นเลขานุการ"
        entry = words if begins_name(words) or begins_post(words) else entry
        if _is_member(replace(line, text=entry)):
            self._add(read_person(entry), line.place)
        else:
            self.findings.leave(line.place, entry, NOT_READ)

    def _add(self, person: Person, place: str) -> None:
        if person.question:
            self.findings.ask(place, person.post or person.name, person.question)
        self.found[-1].members.append((person, place))

    def _duty(self, line: Line) -> None:
        found = marked(line.text)
        duties = self.found[-1].duties
        if found.mark or not duties:
            self._add_duties(line.text)
        elif _CLOSES_DUTIES.match(line.text):
            self.findings.leave(line.place, line.text, NOT_READ)
        else:
            duties[-1] += f" {line.text}"

    def _add_duties(self, text: str) -> None:
        self.found[-1].duties += [marked(part).text.strip() for part in counted(text)]


def _duties_in(text: str) -> re.Match[str] | None:
    """The words that announce duties at the start of a text."""
    return _DUTIES.match(text[:LONGEST_OPENING])


def _ends_list(text: str) -> bool:
    """Whether a line ends the members and duties: a closing word, a day, a name that signs."""
    is_name_below = text.startswith("(") and text.endswith(")") and begins_name(text[1:].strip())
    return is_name_below or bool(_ENDS.match(text))


def _is_signature(text: str) -> bool:
    """Whether a line behind an order is of the person who signs it."""
    is_person = begins_post(text) or begins_name(text)
    return bool(_ENDS.match(text) or _SIGNED.match(text)) or is_person


def _of_table(first: Line) -> Callable[[Line], bool]:
    return lambda line: line.is_row and line.block == first.block


def _is_member(line: Line) -> bool:
    """Whether a line lists a person: a number or bullet, a title, or a role at its end."""
    if line.is_row:
        return True
    text = marked(line.text).text
    if len(text) > 250:
        return False
    if begins_name(text) or is_role(text) or split_role(text)[1]:
        return True
    has_mark = text != line.text.strip()
    parts = segments(text)
    return (has_mark and begins_post(text)) or (len(parts) > 1 and begins_post(parts[0]))
