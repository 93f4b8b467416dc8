"""Which sub-indicator an item of a report is of: by its heading, or else by the criteria."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from imports.documents.findings import Findings
from imports.documents.report_context import ReportContext
from imports.documents.report_headings import Section
from imports.documents.report_tables import ReportRow
from imports.tables.words import key

CUT_OFF = "หัวข้อตัวชี้วัดย่อย “{number}” พิมพ์เลขไม่ครบ อ่านเป็น {read}"
NO_HEADING = "ไม่พบหัวข้อตัวชี้วัดย่อย {numbers} ในรายงาน ข้อใต้หัวข้อที่ขาดจัดตามเกณฑ์ของปี {year}"
ELSEWHERE = "{code} อยู่ใต้หัวข้อตัวชี้วัดย่อย {printed} ในรายงาน แต่เกณฑ์ของปี {year} จัดไว้ใน {known}"
UNSURE = "หัวข้อตัวชี้วัดย่อยระหว่าง {first} กับ {last} ขาดไป ไม่ทราบว่าข้อนี้อยู่ในตัวชี้วัดย่อยใด"
NONE_PRINTED = "ไม่พบหัวข้อตัวชี้วัดย่อยเหนือข้อนี้"
NO_SECTIONS = "รายงานไม่ได้พิมพ์ตัวชี้วัดย่อยไว้เหนือตารางใด ข้อที่ไม่ทราบจึงไม่มีตัวชี้วัดย่อย"
SECTION = "ตัวชี้วัดย่อย"  # what of a row is doubtful, behind its place


def assign_sections(
    found: list[dict[str, Any]],
    rows: Sequence[ReportRow],
    sections: Sequence[Section],
    context: ReportContext,
    findings: Findings,
    year_be: int,
) -> dict[str, str]:
    """
    Write section and theme into the items; `sections` are the headings that were printed. Gives
    the titles of sub-indicators by their numbers, as printed or else of the criteria.
    """
    numbers = _whole_numbers(sections, context.titles, findings)
    missing: dict[str, None] = {}
    for item, row in zip(found, rows, strict=True):
        item["theme"] = item.get("theme") or row.under.theme
        if item.get("section"):
            continue
        section = numbers.get(row.under.section, "") if row.under.section else ""
        meant = context.sections.get(_number(item["code"]), "")
        if meant and meant != section and meant not in numbers.values():
            missing[meant] = None
            section = meant
        elif meant and section and meant != section:
            said = ELSEWHERE.format(code=item["code"], printed=section, known=meant, year=year_be)
            findings.say(said)
        item["section"] = section
    if missing:
        findings.say(NO_HEADING.format(numbers=" ".join(missing), year=year_be))
    printed = list(dict.fromkeys(numbers.values()))
    if printed:
        _ask_gaps(found, rows, printed, context.sections, findings)
    elif found and not all(item["section"] for item in found):
        findings.say(NO_SECTIONS)
    titles = {number: section.title for section, number in numbers.items() if section.title}
    return {**context.titles, **titles}


def _number(code: str) -> int:
    digits = re.sub(r"[^0-9]", "", code)
    return int(digits) if digits else 0


def _whole_numbers(
    sections: Sequence[Section], titles: Mapping[str, str], findings: Findings
) -> dict[Section, str]:
    """The number of each printed heading; one that is cut off is told by its title or its order."""
    found: dict[Section, str] = {}
    for section in sections:
        if section.is_whole:
            found[section] = section.number
            continue
        number = _by_title(section, titles) or _next(section, list(found.values()))
        found[section] = number
        findings.say(CUT_OFF.format(number=section.number, read=number))
    return found


def _by_title(section: Section, titles: Mapping[str, str]) -> str:
    alike = [
        number
        for number, title in titles.items()
        if number.startswith(section.number) and key(title) == key(section.title)
    ]
    return alike[0] if section.title and alike else ""


def _next(section: Section, before: Sequence[str]) -> str:
    lasts = [int(number.split(".")[1]) for number in before if number.startswith(section.number)]
    return f"{section.number}{max(lasts, default=0) + 1}"


def _ask_gaps(
    found: list[dict[str, Any]],
    rows: Sequence[ReportRow],
    numbers: Sequence[str],
    known: Mapping[int, str],
    findings: Findings,
) -> None:
    """Where a heading is missing and no criteria are known, each further theme is asked."""
    firsts: dict[str, str] = {}  # the theme that stands first under each heading
    decided: dict[str, str] = {}  # the sub-indicator of each theme that was asked
    for item, row in zip(found, rows, strict=True):
        if known.get(_number(item["code"])):
            continue
        if not item["section"]:
            place = f"{row.place} {SECTION}"
            item["section"] = findings.ask(place, item["code"], NONE_PRINTED, numbers)
            continue
        theme = item["theme"]
        first = firsts.setdefault(item["section"], theme)
        skipped = _skipped(item["section"], numbers)
        if not skipped or theme == first:
            continue
        if theme not in decided:
            why = UNSURE.format(first=item["section"], last=skipped[-1])
            readings = [item["section"], *skipped[:-1]]
            place = f"{row.place} {SECTION}"
            decided[theme] = findings.ask(place, f"{item['code']} {theme}", why, readings)
        item["section"] = decided[theme] or item["section"]


def _skipped(section: str, numbers: Sequence[str]) -> list[str]:
    """The numbers between a heading and the next printed one of its indicator, and that one."""
    at = numbers.index(section) if section in numbers else -1
    after = numbers[at + 1] if 0 <= at < len(numbers) - 1 else ""
    major, _, minor = section.partition(".")
    if not after.startswith(f"{major}.") or not minor:
        return []
    between = range(int(minor) + 1, int(after.partition(".")[2]))
    return [*(f"{major}.{one}" for one in between), after] if between else []
