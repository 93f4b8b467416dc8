"""Headings between the tables of a report: instrument, sub-indicator and theme of what follows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from imports.documents.findings import Findings
from imports.documents.lines import Line, is_catchword, is_page_number, is_rule
from imports.documents.marks import marked
from thai.digits import to_arabic_digits

NOT_READ = "อยู่ระหว่างตาราง ระบบไม่ได้อ่าน"
LONGEST = 150  # characters of a heading

_INSTRUMENT = re.compile(r"(?<![A-Za-z])(IIT|EIT|OIT)(?![A-Za-z])", re.IGNORECASE)
_INSTRUMENT_ALONE = re.compile(
    r"^(?:[0-9๐-๙]{1,2}[.)]\s*)?(?:(?:ประเด็น|แบบ|เครื่องมือ|ส่วน|ด้าน|ผล)\S{0,30}\s*)?\(?"
    r"(?:IIT|EIT|OIT)(?![A-Za-z])",
    re.IGNORECASE,
)
_SUB = re.compile(
    r"^(?:[(]?[0-9]{1,2}[).]\s*)?ตัวชี้วัด\s*ย่อย\s*(?:ที่)?\s*([0-9]{1,2}(?:\.[0-9]{1,2})?)(\.?)\s*[:：.–-]?\s*"
)
_NUMBERED = re.compile(r"^((?:9|10|11)\.[0-9]{1,2})(?![0-9.])\s*[:：.–-]?\s*(?=[ก-ฮเ-ไ])")
_INDICATOR = re.compile(r"^ตัวชี้วัด\s*(?:ที่)?\s*([0-9]{1,2})(?![0-9.])")
_REMARK = re.compile(r"^(?:หมายเหตุ|\*|[-–•]|ที่มา|ข้อมูล ณ|\((?![0-9๐-๙ก-ฮ]{1,2}\)))")


@dataclass(frozen=True)
class Section:
    """A printed heading of a sub-indicator: "9.1"; "10." where its number is cut off."""

    number: str
    title: str = ""
    place: str = ""

    @property
    def is_whole(self) -> bool:
        return "." in self.number.strip(".")


@dataclass(frozen=True)
class Under:
    """What a table stands under."""

    instrument: str = ""
    section: Section | None = None
    theme: str = ""


@dataclass
class Headings:
    """Read while going through a report; `sections` are all that were printed."""

    findings: Findings
    now: Under = field(default_factory=Under)
    sections: list[Section] = field(default_factory=list)
    instruments: list[str] = field(default_factory=list)

    def read(self, lines: Sequence[Line], *, is_items: bool) -> Under:
        """What the table below these lines stands under; only items have themes."""
        words: list[Line] = []
        for line in lines:
            if is_rule(line.text) or is_page_number(line.text) or is_catchword(line.text):
                continue
            if not self._take(line):
                words.append(line)
        themes = [line for line in words if is_items and self._may_be_theme(line)]
        if themes:
            self._take_theme(themes)
        for line in words:
            if line not in themes:
                self.findings.leave(line.place, line.text, NOT_READ)
        return self.now

    def _take(self, line: Line) -> bool:
        """Take a heading whose words say what it is; whether the line is one."""
        if section := section_in(line.text, line.place):
            self.sections.append(section)
            self.now = replace(self.now, section=section, theme="", instrument="OIT")
            return True
        instrument = _INSTRUMENT.search(line.text)
        if len(line.text) > LONGEST or not (instrument or _INDICATOR.match(line.plain)):
            return False
        if instrument:
            name = instrument[1].upper()
            self.instruments.append(name)
            if name != self.now.instrument:  # a page may print it again
                self.now = Under(name)
        return True

    def _may_be_theme(self, line: Line) -> bool:
        return len(line.text) <= LONGEST and not _REMARK.match(line.text) and not line.is_row

    def _take_theme(self, lines: Sequence[Line]) -> None:
        """The last of the lines is the theme; one between it and a bare number is that's title."""
        section = self.now.section
        if len(lines) > 1 and section and not section.title:
            titled = replace(section, title=lines[0].text)
            self.sections[self.sections.index(section)] = titled
            self.now = replace(self.now, section=titled)
            lines = lines[1:]
        for line in lines[:-1]:
            self.findings.leave(line.place, line.text, NOT_READ)
        found = marked(lines[-1].text)
        self.now = replace(
            self.now, theme=(found.text if found.numbers else lines[-1].text).strip()
        )


def is_heading(text: str) -> bool:
    """Whether a text is the heading of an instrument, an indicator or a sub-indicator."""
    is_one = _INSTRUMENT_ALONE.match(text) or _INDICATOR.match(to_arabic_digits(text))
    return bool(is_one or section_in(text))


def is_indicator(text: str) -> bool:
    """Whether a text is the heading of one indicator: ตัวชี้วัดที่ ๑ …"""
    return len(text) <= LONGEST and bool(_INDICATOR.match(to_arabic_digits(text)))


def section_in(text: str, place: str = "") -> Section | None:
    """The heading of a sub-indicator that a text is; None for any other text."""
    plain = to_arabic_digits(text)
    match = _SUB.match(plain) or _NUMBERED.match(plain)
    if not match or len(text) > LONGEST:
        return None
    number = match[1] if "." in match[1] else f"{match[1]}."
    return Section(number, text[match.end() :].strip(), place)
