"""The cover of a report: title, introduction, score and level of the year, the office's name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from agency.naming import NAMINGS
from imports.documents.findings import Findings
from imports.documents.lines import Line, is_catchword, is_page_number, is_rule
from imports.documents.report_headings import is_heading
from values.numbers import read_number
from values.reading import Written

TWICE = "ย่อหน้านี้พิมพ์ซ้ำ ระบบอ่านครั้งเดียว: “{text}”"
SEVERAL_SCORES = "บทนำมีคะแนนหลายค่า กรุณาเลือกคะแนนรวมของปี {year}"
OTHER_YEAR = "คะแนน {score} อยู่หลังคำว่าปี {other} กรุณาตรวจว่าเป็นคะแนนของปี {year} หรือไม่"
UNKNOWN_GRADE = "“{grade}” ไม่ใช่ระดับผลการประเมินของปี {year} กรุณาตรวจ"
NOT_READ = "อยู่ก่อนตารางแรก ระบบไม่ได้อ่าน"

LONGEST_TITLE_LINE = 150
MOST_TITLE_LINES = 6
LEAST_INTRODUCTION = 60  # characters; shorter lines are headings
LONGEST_NAME = 80

_INTRODUCES = re.compile(r"^(?:จาก|ตาม|ด้วย|เนื่อง|เพื่อ|โดย(?!เทศ|อง)|สำนักงาน ป|ในปี|ปีงบประมาณ)")
_HEADING = re.compile(r"^(?:คำนำ|บทนำ|สารบัญ|ส่วนที่|บทที่|หน้า$|เรื่อง$)")
_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}|\t)\s*[0-9๐-๙]{1,3}$")
_SCORE = re.compile(
    r"คะแนน(?:รวม|เฉลี่ย|ภาพรวม|โดยรวม|ที่ได้|เท่ากับ)?[^0-9]{0,40}?([0-9]{1,3}(?:\.[0-9]{1,3})?)(?![0-9/])"
)
_SCORE_BEFORE = re.compile(r"([0-9]{1,3}\.[0-9]{1,3})\s*คะแนน")
_GRADE = re.compile(r"ระดับ\s*(?:ผลการประเมิน|คุณภาพ)?\s*(?:คือ|:)?\s*[“\"'(]?\s*([^\s“”\"'(),]{1,30})")
_YEAR = re.compile(r"(?<![0-9])(25[0-9]{2})(?![0-9])")
_LETTER = re.compile(r"AA|[A-F]")
_AGENCY_WORDS = [word for naming in NAMINGS.values() for word in (naming.whole, *naming.short)]
_AGENCY = re.compile(
    rf"(?:ของ|โดย|^|\s)\s*((?:{'|'.join(map(re.escape, _AGENCY_WORDS))})\s?[ก-ฮเ-ไ][ก-๎]*)"
)


@dataclass
class ReportHead:
    """What the cover says; a score as it is written, with Arabic digits."""

    total: str = ""
    grade: str = ""
    title: str = ""
    introduction: str = ""
    agency: str = ""

    def to_json(self) -> dict[str, str]:
        return {
            "total": self.total,
            "grade": self.grade,
            "title": self.title,
            "introduction": self.introduction,
            "agency": self.agency,
        }


def read_report_head(
    lines: Sequence[Line], findings: Findings, year_be: int, grades: Sequence[str]
) -> tuple[ReportHead, list[Line]]:
    """
    The head from the lines before the first table, and those lines that are headings of what
    follows. `grades` are the levels of the year's scale.
    """
    lines = _once(_without_rows(lines, findings), findings)
    lines = [line for line in lines if not _is_furniture(line.text)]
    size = _title_size(lines)
    title, rest = lines[:size], lines[size:]
    last = max((at for at, line in enumerate(rest) if _is_introduction(line.text)), default=-1)
    introduction = [line for line in rest[: last + 1] if not _is_heading_of_page(line, findings)]
    head = ReportHead(
        title="\n".join(line.text for line in title),
        introduction="\n".join(line.text for line in introduction),
    )
    head.agency = _agency(title) or _agency(introduction)
    _score_and_grade(head, introduction or title, findings, year_be, grades)
    return head, rest[last + 1 :]


def _once(lines: Sequence[Line], findings: Findings) -> list[Line]:
    """The lines without those that a page prints a second time."""
    seen: dict[str, None] = {}
    kept = []
    for line in lines:
        key = "".join(line.text.split())
        if key in seen and len(key) >= LEAST_INTRODUCTION:
            findings.say(TWICE.format(text=line.text[:60] + "…"))
            continue
        seen.setdefault(key)
        kept.append(line)
    return kept


def _without_rows(lines: Sequence[Line], findings: Findings) -> list[Line]:
    """The lines without tables, of which each row is told."""
    for line in lines:
        if line.is_row:
            findings.leave(line.place, line.text, NOT_READ)
    return [line for line in lines if not line.is_row]


def _is_furniture(text: str) -> bool:
    return is_rule(text) or is_page_number(text) or is_catchword(text)


def _title_size(lines: Sequence[Line]) -> int:
    for at, line in enumerate(lines[: MOST_TITLE_LINES + 1]):
        if _is_introduction(line.text) or _HEADING.match(line.text) or is_heading(line.text):
            return at
    return min(len(lines), MOST_TITLE_LINES)


def _is_introduction(text: str) -> bool:
    if _CONTENTS.search(text):
        return False
    is_long = len(text) > LONGEST_TITLE_LINE
    return is_long or (len(text) >= LEAST_INTRODUCTION and bool(_INTRODUCES.match(text)))


def _is_heading_of_page(line: Line, findings: Findings) -> bool:
    """Whether a line among those of the introduction is the heading of a page, or of contents."""
    is_one = bool(_HEADING.match(line.text) or _CONTENTS.search(line.text))
    if is_one:
        findings.leave(line.place, line.text, NOT_READ)
    return is_one


def _agency(lines: Sequence[Line]) -> str:
    found = (match for line in lines for match in _AGENCY.finditer(line.text))
    match = next(found, None)
    return match[1].strip()[:LONGEST_NAME] if match else ""


def _score_and_grade(
    head: ReportHead,
    lines: Sequence[Line],
    findings: Findings,
    year_be: int,
    grades: Sequence[str],
) -> None:
    for line in lines:
        scores = _scores(line.plain)
        if not scores:
            continue
        head.total = _ask_score(scores, line, findings, year_be) or str(scores[0])
        match = _GRADE.search(line.text, max(line.plain.find(head.total), 0))
        head.grade = _grade(match[1] if match else "", grades)
        if head.grade and grades and head.grade not in grades:
            why = UNKNOWN_GRADE.format(grade=head.grade, year=year_be)
            head.grade = findings.ask(line.place, line.text, why, grades) or head.grade
        return


def _ask_score(scores: Sequence[Decimal], line: Line, findings: Findings, year_be: int) -> str:
    """Ask which of several scores is meant, and about one of which another year is named."""
    if len(scores) > 1:
        return findings.ask(line.place, line.text, SEVERAL_SCORES.format(year=year_be), scores)
    years = _YEAR.findall(line.plain[: line.plain.find(str(scores[0]))])
    if years and int(years[-1]) != year_be:
        why = OTHER_YEAR.format(score=scores[0], other=years[-1], year=year_be)
        return findings.ask(line.place, line.text, why, scores)
    return ""


def _scores(text: str) -> list[Decimal]:
    found = [match[1] for pattern in (_SCORE, _SCORE_BEFORE) for match in pattern.finditer(text)]
    read = [read_number(Written(score)).value for score in found]
    return list(dict.fromkeys(score for score in read if score is not None and score <= 100))


def _grade(word: str, grades: Sequence[str]) -> str:
    """A level of the scale that a word begins with, the longest; else a letter, else the word."""
    known = [grade for grade in sorted(grades, key=len, reverse=True) if word.startswith(grade)]
    if known:
        return known[0]
    letter = _LETTER.match(word)
    return letter[0] if letter else word
