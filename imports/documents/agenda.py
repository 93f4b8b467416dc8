"""The agenda of minutes: headings, what was said below each, resolutions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from imports.documents.appointments import CATCHWORD
from imports.documents.findings import Findings
from imports.documents.lines import Line, is_catchword, is_page_number, is_rule, says_nothing
from imports.documents.marks import marked
from imports.documents.speakers import MEETING, Speakers, Turn

AFTER_RESOLUTION = "ข้อความนี้อยู่หลังมติ ไม่แน่ใจว่าเป็นส่วนหนึ่งของมติหรือไม่ กรุณาตรวจ"
BY_NUMBERS = "รายงานไม่ใช้คำว่า “วาระ” ระบบแบ่งวาระตามเลขข้อ กรุณาตรวจ"
TWO_COLUMNS = "บรรทัดนี้เป็นสองคอลัมน์ที่ปนกัน ระบบแยกตำแหน่งออกจากคำพูดแล้ว กรุณาตรวจ"

_N = r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}"
HEADING = re.compile(
    rf"^(?:(?:ระเบียบ)?วาระ(?:การประชุม)?\s*(?:ที่)?)\s*(?P<number>{_N})\s*[.:：]?(?![0-9๐-๙])\s*(?P<title>.*)$"
)
BEFORE = re.compile(r"^(?:เรื่อง)?(?:แจ้ง)?ก่อน(?:เข้า)?(?:สู่)?(?:ระเบียบ)?วาระ")
_SPECIAL = re.compile(r"^(?:ระเบียบ)?วาระ(?:พิเศษ|เร่งด่วน|จร|เพิ่มเติม)\s*(?P<title>.*)$")
RESOLUTION = re.compile(
    r"^(?:สรุป)?(?:มติ(?:ของ)?(?:ที่ประชุม|คณะกรรมการ|คณะทำงาน)?(?=[\s:：]|$)|"
    r"(?:ที่ประชุม|คณะกรรมการ)(?:ได้)?(?:พิจารณาแล้ว)?\s*(?:จึง)?(?:ได้)?\s*มีมติ(?:ว่า)?)\s*[:：]?\s*[-–]?\s*(?P<text>.*)$"
)
_MEETING_SAYS = re.compile(r"^ที่ประชุม(?:ได้)?(?P<text>(?:รับทราบ|เห็นชอบ|อนุมัติ|รับรอง|ไม่มี).*)$")
_NO_MORE = re.compile(r"\s*[-–(]\s*ไม่มี\s*[-–)]?\s*$")
_LIST_IN_TITLE = re.compile(r"\s+(?=[๑1][.)]\s*[^\s0-9๐-๙])")
_GOES_ON = re.compile(
    r"^(?:เห็นชอบ|ไม่เห็นชอบ|งดออกเสียง|รับทราบ|อนุมัติ|มอบ|รับรอง|ด้วยคะแนน|จำนวน|โดย|และ|ทั้งนี้)"
)
_CLOSES = re.compile(r"(?:ปิด|เลิก|จบ)(?:การ)?ประชุม")
_TOPIC = re.compile(r"^เรื่อง")
LEAST_TOPICS = 2


@dataclass
class AgendaItem:
    """One heading of the agenda with what stands below it; `number` is as printed."""

    number: str
    title: str
    place: str = ""
    resolution: str = ""
    before: list[str] = field(default_factory=list)  # lines that nobody is named for
    turns: list[Turn] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    details: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "title": self.title,
            "details": self.details,
            "resolution": self.resolution,
            "statements": [turn.to_json() for turn in self.turns],
        }


def heading_of(text: str) -> tuple[str, str] | None:
    """Number and title of a line that names an agenda item; None for any other line."""
    if match := HEADING.match(text):
        return match["number"], match["title"].strip()
    if BEFORE.match(text) or _SPECIAL.match(text):
        return "", text.strip()
    return None


def read_agenda(lines: Sequence[Line], speakers: Speakers, findings: Findings) -> list[AgendaItem]:
    """The agenda of one meeting: lines from the first heading to the end of the meeting."""
    reader = _Reader(speakers, findings, _bare_headings(lines, findings))
    for line in lines:
        for each in _parted(line, speakers):
            reader.line(each)
    return [_finished(item) for item in reader.items]


def _bare_headings(lines: Sequence[Line], findings: Findings) -> set[str]:
    """The places of headings that are numbers alone, where no line says วาระ: "๑. เรื่อง…"."""
    if any(heading_of(line.text) for line in lines):
        return set()
    topics = [line for line in lines if _is_topic(line)]
    if len(topics) < LEAST_TOPICS:
        return set()
    findings.say(BY_NUMBERS)
    return {line.place for line in topics}


def _is_topic(line: Line) -> bool:
    found = marked(line.text)
    return len(found.numbers) == 1 and bool(_TOPIC.match(found.text))


def first_heading(lines: Sequence[Line]) -> int:
    """The first line that names an agenda item; -1 for none."""
    places = [at for at, line in enumerate(lines) if heading_of(line.text)]
    topics = [at for at, line in enumerate(lines) if _is_topic(line)]
    found = places or (topics if len(topics) >= LEAST_TOPICS else [])
    return found[0] if found else -1


@dataclass(frozen=True)
class _Said(Line):
    """A line within a cell whose speaker stands in the cell before it."""

    speaker: str = ""
    post: str = ""
    opens: bool = False


def _parted(line: Line, speakers: Speakers) -> Iterator[Line]:
    """A row of two cells, of which the left one names what the right one says, as lines."""
    if len(line.filled) != 2:
        yield replace(line, text=" ".join(line.filled)) if line.is_row else line
        return
    left, right = line.filled
    texts = [text.strip() for text in right.split("\n") if text.strip()]
    if heading_of(left.split("\n")[0]) or RESOLUTION.match(left):
        for at, text in enumerate([*left.split("\n"), *texts]):
            yield Line(text.strip(), line.place, is_wrapped=at > 0)
    elif found := speakers.of_cell(left):
        for at, text in enumerate(texts):
            yield _Said(
                text, line.place, is_wrapped=True, speaker=found[0], post=found[1], opens=not at
            )
    else:
        yield Line(" ".join(line.text.split()), line.place)


class _Reader:
    def __init__(self, speakers: Speakers, findings: Findings, bare_headings: set[str]):
        self.speakers, self.findings = speakers, findings
        self.bare_headings = bare_headings
        self.items: list[AgendaItem] = []
        self.in_resolution = False
        self.top: tuple[int, ...] = ()

    def line(self, line: Line) -> None:
        text = line.text
        if is_rule(text) or is_page_number(text):
            return
        if is_catchword(text):
            self.findings.leave(line.place, text, CATCHWORD)
            return
        if heading := self._heading(line):
            self._open(line, *heading)
            return
        if not self.items:
            self._open(line, "", "")
        self.items[-1].lines.append(line)
        self._below(line)

    def _heading(self, line: Line) -> tuple[str, str] | None:
        found = heading_of(line.text)
        numbers = marked(line.text).numbers
        if found:
            self.top = marked(f"{found[0]} x").numbers or marked(f"{found[0]}. x").numbers
            return found
        if line.place in self.bare_headings and numbers:
            self.top = numbers
        elif not (len(numbers) > 1 and self._is_below(numbers)):
            return None
        else:
            self.top = numbers
        parted = marked(line.text)
        return parted.mark.rstrip(".)").lstrip("("), parted.text.strip()

    def _is_below(self, numbers: tuple[int, ...]) -> bool:
        """Whether ๓.๒ may follow what was last: 3, 3.1 or 3.1.4."""
        return bool(self.top) and numbers[0] == self.top[0] and numbers > self.top

    def _open(self, line: Line, number: str, title: str) -> None:
        parts = _LIST_IN_TITLE.split(_NO_MORE.sub("", title), maxsplit=1)
        self.items.append(AgendaItem(number, parts[0].strip(), line.place))
        self.items[-1].before += parts[1:]
        self.in_resolution = False

    def _below(self, line: Line) -> None:
        item = self.items[-1]
        if isinstance(line, _Said) and line.opens:
            self._turn(Turn(line.speaker, line.post, [line.text]))
        elif match := RESOLUTION.match(line.text):
            self._resolve(match["text"].strip())
        elif says_nothing(line.text):
            if self.in_resolution and not item.resolution:
                self._resolve(line.text.strip(" -–()"))
        elif not item.title and not item.turns and item.number:
            self._open_title(line.text)
        elif not isinstance(line, _Said) and self._goes_on_below(line):
            return
        elif match := _MEETING_SAYS.match(line.text):
            self._turn(Turn(MEETING, "", [match["text"]]))
        elif not isinstance(line, _Said) and (turn := self.speakers.turn_of(line.text)):
            self._turn(turn)
        else:
            self._more(line)

    def _open_title(self, text: str) -> None:
        item = self.items[-1]
        parts = _LIST_IN_TITLE.split(_NO_MORE.sub("", text), maxsplit=1)
        item.title = parts[0].strip()
        item.before += parts[1:]

    def _goes_on_below(self, line: Line) -> bool:
        """Whether the line was the second of two that stand beside each other."""
        turns = self.items[-1].turns
        found = self.speakers.goes_on(line.text) if line.is_wrapped and turns else None
        if not found or self.in_resolution or len(turns[-1].lines) > 1:
            return False
        post, words = found
        turns[-1].post = " ".join(filter(None, (turns[-1].post, post)))
        if words:
            turns[-1].lines[-1] += f" {words}"
            self.findings.ask(line.place, line.text, TWO_COLUMNS)
        return True

    def _turn(self, turn: Turn) -> None:
        self.items[-1].turns.append(turn)
        self.in_resolution = False

    def _resolve(self, text: str) -> None:
        item = self.items[-1]
        item.resolution = "\n".join(filter(None, (item.resolution, text)))
        self.in_resolution = True

    def _more(self, line: Line) -> None:
        item = self.items[-1]
        if self.in_resolution:
            is_part = not item.resolution or line.is_wrapped or marked(line.text).mark
            if is_part or _GOES_ON.match(line.text):
                self._resolve(line.text)
                return
            if not _CLOSES.search(line.text):
                self.findings.ask(line.place, line.text, AFTER_RESOLUTION)
            self._turn(Turn("", "", [line.text]))
        elif item.turns:
            self._add_to(item.turns[-1], line)
        else:
            item.before.append(line.text)

    def _add_to(self, turn: Turn, line: Line) -> None:
        wraps = line.is_wrapped and not isinstance(line, _Said) and not marked(line.text).mark
        if wraps and turn.lines:
            turn.lines[-1] += f" {line.text}"
        else:
            turn.lines.append(line.text)


def _finished(item: AgendaItem) -> AgendaItem:
    """What the last turn and the first lines turn out to be, now that the item is whole."""
    if item.turns and item.turns[-1].speaker == MEETING and not item.resolution:
        item.resolution = item.turns.pop().text
    if item.before and marked(item.before[0]).numbers and item.turns:
        item.details = "\n".join(item.before)
    elif item.before:
        item.turns.insert(0, Turn("", "", item.before))
    return item
