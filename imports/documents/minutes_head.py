"""The head of minutes: which committee met, for the how-manyth time, when and where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from imports.documents.findings import Findings
from imports.documents.lines import Line, is_rule
from values.dates import read_date
from values.meeting_numbers import read_meeting_number
from values.reading import Written
from values.times import read_time_range

NO_DAY = "ไม่พบวันที่ประชุม กรุณากรอกเอง"
SEVERAL_DAYS = "หัวรายงานมีวันที่หลายวัน กรุณาเลือกวันประชุม"

TITLE = re.compile(r"^(?:\(?(?:ร่าง|สำเนา)\)?\s*)?(?:ราย\s*งาน|บันทึก|สรุปผล|สรุป)การประชุม\s*")
AGENDA_TITLE = re.compile(r"^(?:\(?ร่าง\)?\s*)?(?:ระเบียบ)?วาระการประชุม\s*(?!ที่)(?=\S)")
_MONTHS = (
    r"(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|กรกฏา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)[ก-์]{0,5}|"
    r"(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.?"
)
_WEEKDAY = r"(?:วัน\s*(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)\s*(?:ที่)?|วันที่|ที่)"
DAY = re.compile(
    rf"(?:{_WEEKDAY}\s*)?(?<![0-9/.])(?:[0-9]{{1,2}}\s*(?:เดือน)?\s*(?:{_MONTHS})\s*(?:พ\.?\s?ศ\.?)?\s*[0-9]{{2,4}}"
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:25)?[0-9]{2})(?![0-9])"
)
_NUMBER = re.compile(
    r"ครั้ง\s*ที่\s*([0-9]{1,3})(?:\s*/\s*|\s*(?:ประจำ)?ปี\s*(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*)([0-9]{4}|[0-9]{2})(?![0-9])"
)
_NUMBER_ALONE = re.compile(r"ครั้ง\s*ที่\s*[0-9]{1,3}")
_SESSION = re.compile(r"สมัย(?:สามัญ|วิสามัญ|ประชุม)")
_CLOCK = r"[0-9]{1,2}(?:\s*[.:]\s*[0-9]{2})?"
TIMES = re.compile(
    rf"เวลา\s*({_CLOCK}\s*(?:น\.?)?(?:\s*(?:-|–|ถึง)\s*(?:เวลา\s*)?{_CLOCK})?\s*(?:น\.?|นาฬิกา))"
)
_PLACE = re.compile(
    r"(?:^|(?<=[\s)]))ณ\s*(?!วันที่)(?=\S)|^สถานที่(?:ประชุม)?\s*[:：]?\s*|(?<=\s)สถานที่ประชุม\s*[:：]?\s*"
)
_AFTER_PLACE = re.compile(r"\s+(?=เมื่อ|วันที่|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|เวลา\s*[0-9๐-๙])")
_AFTER_NAME = re.compile(
    r"\s*(?:ครั้ง\s*ที่|เมื่อ\s*วัน|วัน(?:ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|เวลา|สมัย(?:สามัญ|วิสามัญ)|ณ\s)"
)
_NEW_PART = re.compile(
    r"^(?:ครั้ง\s*ที่|เมื่อ|วัน|ณ\s|ณ|เวลา|สมัย|ประจำ|สถานที่|เรื่อง|ผู้|[-–—_.]{3,}|รายชื่อ|เริ่ม|ระเบียบ|วาระ|[0-9๐-๙])"
)


@dataclass
class Head:
    """What the head says; "" and None for what it does not."""

    committee: str = ""
    number: str = ""
    held_on: date | None = None
    printed_date: str = ""  # as printed, where the calendar says otherwise
    place: str = ""
    starts_at: time | None = None
    ends_at: time | None = None


def read_head(lines: Sequence[Line], findings: Findings, year_be: int) -> Head:
    """The head of one meeting: the lines from รายงานการประชุม to the first list of people."""
    head = Head(committee=_committee(lines))
    for line in lines:
        _number(head, line, findings, year_be)
        _times(head, line, findings)
    _day(head, lines, findings, year_be)
    _place(head, lines)
    return head


def _committee(lines: Sequence[Line]) -> str:
    parts: list[str] = []
    for at, line in enumerate(lines):
        text = AGENDA_TITLE.sub("", TITLE.sub("", line.text)) if not at else line.text
        if at and (_NEW_PART.match(text) or is_rule(text) or len(parts) > 2):
            break
        if name := _AFTER_NAME.split(text, maxsplit=1)[0].strip(" :"):
            parts.append(name)
        if _AFTER_NAME.search(text):
            break
    return " ".join(parts)


def _number(head: Head, line: Line, findings: Findings, year_be: int) -> None:
    if head.number:
        return
    session = _SESSION.search(line.text)
    match = _NUMBER.search(line.plain)
    if match and not session:
        written = Written(f"{match[1]}/{match[2]}")
    elif named := session or _NUMBER_ALONE.search(line.plain):
        written = Written(_until_day(line.text[named.start() :]))
    else:
        return
    reading = read_meeting_number(written, year_be)
    head.number = findings.read(reading, line.place, line.text) or ""


def _until_day(text: str) -> str:
    return re.split(r"\s*(?:เมื่อ|วันที่|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|ณ\s)", text)[0].strip()


def _times(head: Head, line: Line, findings: Findings) -> None:
    match = TIMES.search(line.plain)
    if head.starts_at or not match:
        return
    written = Written(re.sub(r"น\.?\s*(?=[-–ถ])", "", match[1]))
    found = findings.read(read_time_range(written), line.place, line.text)
    if found:
        head.starts_at, head.ends_at = found


def _day(head: Head, lines: Sequence[Line], findings: Findings, year_be: int) -> None:
    found = [(match, line) for line in lines for match in DAY.finditer(line.plain)]
    if not found:
        said = findings.ask_text(lines[0].place if lines else "", "", NO_DAY)
        head.held_on = read_date(Written(said), year_be).value if said else None
        return
    days = []
    for match, line in found:
        printed = line.text[match.start() : match.end()]
        reading = read_date(Written(printed.replace("เดือน", " ")), year_be)
        days.append(reading.proposed)
        if len(days) == 1:
            head.held_on = findings.read(reading, line.place, printed)
            head.printed_date = printed if reading.is_asked else ""
    others = [day for day in dict.fromkeys(days) if day]
    if len(others) > 1:
        said = findings.ask(found[0][1].place, found[0][1].text, SEVERAL_DAYS, others)
        head.held_on = date.fromisoformat(said) if said else head.held_on


def _place(head: Head, lines: Sequence[Line]) -> None:
    for at, line in enumerate(lines):
        match = _PLACE.search(line.text)
        if not match:
            continue
        parts = [_AFTER_PLACE.split(line.text[match.end() :], maxsplit=1)[0]]
        is_whole = _AFTER_PLACE.search(line.text, match.end())
        for after in lines[at + 1 : at + 3] if not is_whole else ():
            if _NEW_PART.match(after.text) or is_rule(after.text):
                break
            parts.append(after.text)
        head.place = " ".join(parts).strip()
        return
