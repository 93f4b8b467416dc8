"""Facts that stand once, in the lines over a table: a committee and its order, a year's total."""

import re
from collections.abc import Callable, Sequence

from imports.tables.notes import Notes
from imports.tables.plain_values import as_text, hundredths
from imports.tables.remembered import read_date
from imports.tables.target import Values
from imports.tables.words import one_line
from thai.digits import to_arabic_digits
from values.numbers import read_number
from values.reading import Written

LONGEST = 300  # characters of a line that is looked at
_COMMITTEE = re.compile(
    r"คณะ(?:อนุ)?(?:กรรมการ|ทำงาน)\S*(?:\s(?!ประจำ|ปี|ตาม|แนบ|ที่\s|ลง|ของเทศบาล|เทศบาล|อบต)\S+)*"
)
_ORDER = re.compile(r"(?:คำสั่ง|ประกาศ)[^\n]{0,80}?ที่\s*[0-9๐-๙]{1,5}\s*/\s*[0-9๐-๙]{2,4}")
_DAY = re.compile(
    r"(?:ลงวันที่|ณ\s*วันที่|ลง\s*วันที่)\s*([0-9๐-๙]{1,2}\s*[^\s0-9]{2,12}\s*(?:พ\.ศ\.\s*)?[0-9๐-๙]{4})"
)
_TOTAL = re.compile(r"คะแนน(?:รวม|ภาพรวม|เฉลี่ย)?[^0-9\n]{0,40}?([0-9]{1,3}\.[0-9]{1,2})")
_GRADE = re.compile(r"(?:อยู่ใน)?ระดับ(?:ผลการประเมิน)?\s*[:：]?\s*([^\s,()]{1,30})")


def facts_above(target: str, texts: Sequence[str], notes: Notes) -> Values:
    """What the titles of a table say of all its rows; only what they do say."""
    lines = [one_line(text)[:LONGEST] for text in texts]
    read = _READERS.get(target)
    return {name: value for name, value in read(lines, notes).items() if value} if read else {}


def _committee(lines: Sequence[str], notes: Notes) -> Values:
    return {
        "name": _first(_COMMITTEE, lines),
        "appointing_order": _first(_ORDER, lines),
        "appointed_on": _day(lines, notes),
    }


def _meeting(lines: Sequence[str], notes: Notes) -> Values:
    return {"committee": _first(_COMMITTEE, lines)}


def _result(lines: Sequence[str], notes: Notes) -> Values:
    total = next(
        (match[1] for line in lines if (match := _TOTAL.search(to_arabic_digits(line)))), ""
    )
    number = read_number(Written(total)).value if total else None
    grade = next((match[1] for line in lines if (match := _GRADE.search(line))), "")
    return {"total": hundredths(number) if number is not None else "", "grade": total and grade}


def name_committees(rows: Sequence[Values], head: Values) -> None:
    """Where some rows name their committee, the others are of the one in the title."""
    if head.get("name") and any(row.get("committee") for row in rows):
        for row in rows:
            row.setdefault("committee", head["name"])


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str:
    return next((match[0].strip() for line in lines if (match := pattern.search(line))), "")


def _day(lines: Sequence[str], notes: Notes) -> str:
    said = next((match[1] for line in lines if (match := _DAY.search(line))), "")
    return as_text(read_date(Written(said), notes.year_be).value) if said else ""


_READERS: dict[str, Callable[[Sequence[str], Notes], Values]] = {
    "committees": _committee,
    "meetings": _meeting,
    "results": _result,
}
