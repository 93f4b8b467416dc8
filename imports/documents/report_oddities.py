"""Everything that is odd in a report or in minutes, in the order of its parts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from imports.documents.lines import Line
from imports.documents.marks import marked
from imports.documents.oddities.citations import wrong_citations
from imports.documents.oddities.cut_off import cut_texts
from imports.documents.oddities.meetings import odd_meetings
from imports.documents.oddities.names_alike import latin_slips, names_alike
from imports.documents.oddities.running_numbers import gaps_in, repeated_in
from imports.documents.oddities.shares import wrong_shares
from imports.documents.oddities.weekdays import wrong_weekdays
from imports.documents.speakers import names_in
from thai.digits import to_arabic_digits

CUT_OFF = "{name} น่าจะขาดท้าย (ข้อความจบกลางคำหรือกลางประโยค)"
NO_STATUS = "{name} ไม่มีสถานะ: ไม่มีช่องใดกาไว้ หรือกาไว้หลายช่อง"
OTHER_YEAR = "ชื่อรายงานบอกปี {printed} แต่กำลังอ่านเป็นปี {year} กรุณาตรวจ"
TEXTS = {
    "title": "ชื่อ", "method": "วิธีดำเนินการ", "results": "ผลการดำเนินการ", "outcomes": "ผลลัพธ์",
    "progress": "ความก้าวหน้า",
}  # fmt: skip
_YEAR = re.compile(r"(?:ปี\s*(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*)(25[0-9]{2})(?![0-9])")

Rows = Sequence[Mapping[str, Any]]


def of_rows(measures: Rows, indicators: Rows, items: Rows, lines: Sequence[Line]) -> list[str]:
    """What is odd in the tables: numbers, texts that are cut off, codes of other items."""
    codes = [int(code[1:]) for item in items if (code := item["code"]) and code[1:].isdecimal()]
    told = gaps_in(codes, "ข้อ OIT") if codes else []
    numbers = [row["number"] for row in indicators if isinstance(row["number"], int)]
    told += gaps_in(numbers, "ตัวชี้วัดที่") if numbers else []
    told += _without_status([*indicators, *items], _named((), indicators, items))
    for name, row in _named(measures, indicators, items):
        marks = [marked(f"{each['marker']} x").numbers for each in row.get("elements") or []]
        told += repeated_in([each[0] for each in marks if len(each) == 1], f"{name} รายการที่")
    named = list(_texts(measures, indicators, items))
    told += [CUT_OFF.format(name=name) for name in cut_texts(named, [line.text for line in lines])]
    return told + wrong_citations(items)


def of_document(lines: Sequence[Line], meetings: Rows, year_be: int) -> list[str]:
    """What is odd in the meetings, and in the words, days and names of the whole document."""
    texts = [line.text for line in lines]
    return [
        *odd_meetings(meetings, year_be),
        *wrong_weekdays(lines, year_be),
        *names_alike([name for text in texts for name in names_in(text)]),
        *wrong_shares(texts),
        *latin_slips(texts),
    ]


def of_title(title: str, year_be: int) -> list[str]:
    """Whether the cover names another year."""
    years = _YEAR.findall(to_arabic_digits(title))
    if years and str(year_be) not in years:
        return [OTHER_YEAR.format(printed=years[-1], year=year_be)]
    return []


def _without_status(rows: Rows, named: Iterable[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """Rows without a status, where any has one."""
    if not any(row.get("status") for row in rows):
        return []
    return [NO_STATUS.format(name=name) for name, row in named if not row.get("status")]


def _named(
    measures: Rows, indicators: Rows, items: Rows
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for at, row in enumerate(measures, start=1):
        yield f"มาตรการที่ {at}", row
    for row in indicators:
        yield f"ตัวชี้วัดที่ {row['number']}", row
    for row in items:
        yield f"ข้อ {row['code']}", row


def _texts(measures: Rows, indicators: Rows, items: Rows) -> Iterator[tuple[str, str]]:
    """Every text of the rows with its name."""
    for name, row in _named(measures, indicators, items):
        for key, label in TEXTS.items():
            if isinstance(text := row.get(key), str) and text:
                yield f"{label}ของ{name}", text
        for element in row.get("elements") or []:
            yield f"องค์ประกอบของ{name}", element["text"]
