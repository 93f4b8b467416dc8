"""
A whole report of an earlier year, as the office has it: what it says as the rows of that year.

Words stay as printed; what is odd is told, what is doubtful is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from imports.documents import report_oddities
from imports.documents.findings import Findings
from imports.documents.lines import Line, is_page_number, lines_of
from imports.documents.oddities.headings import odd_headings
from imports.documents.report_appendix import Appendix, begins_at, read_appendix
from imports.documents.report_context import ReportContext
from imports.documents.report_grids import whole_grids
from imports.documents.report_head import ReportHead, read_report_head
from imports.documents.report_headings import Headings, is_heading
from imports.documents.report_rows import indicators, items, measures
from imports.documents.report_sections import assign_sections
from imports.documents.report_tables import is_of_report, read_tables, target_of
from imports.documents.running_heads import without_running_heads
from office_files.contents import Grid, OfficeFile
from office_files.pdf import KIND as KIND_OF_PDF

NO_REPORT = (
    "แฟ้มนี้ไม่ใช่รายงานประจำปี: ไม่พบตารางตัวชี้วัด IIT EIT หรือตารางข้อ OIT "
    "ระบบมองหาตารางที่มีหัวคอลัมน์ เช่น “ตัวชี้วัด” “ข้อ” “องค์ประกอบด้านข้อมูล” “ผู้รับผิดชอบ” “ความก้าวหน้า”"
)
LINES_OF_PDF = (
    "แฟ้ม PDF ไม่บอกว่าบรรทัดใดต่อกัน หัวข้อเหนือตาราง รายชื่อ ตำแหน่ง และผู้พูดในรายงานการประชุม"
    "อาจต่อหรือแยกบรรทัดผิดไป กรุณาตรวจกับต้นฉบับ หากมีแฟ้ม Word ให้ใช้แฟ้ม Word แทน"
)
NEAR = 3  # blocks above a table, in which a line may name what it is of
LEAST_TABLES = "พบเฉพาะตารางมาตรการ ไม่พบตัวชี้วัด IIT EIT และข้อ OIT กรุณาตรวจว่าเป็นรายงานทั้งฉบับ"


class NoReportError(Exception):
    """A file that is no report; the text is Thai and says what was sought."""


@dataclass
class Report:
    """What a report says, as its JSON has it; `tell` are oddities in Thai sentences."""

    year: int
    head: ReportHead
    measures: list[dict[str, Any]] = field(default_factory=list)
    indicators: list[dict[str, Any]] = field(default_factory=list)
    items: list[dict[str, Any]] = field(default_factory=list)
    appendix: Appendix = field(default_factory=Appendix)
    findings: Findings = field(default_factory=Findings)
    told: list[str] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)  # titles of sub-indicators
    one_is_enough: set[str] = field(default_factory=set)  # cells of which a person said so
    asked: frozenset[str] = frozenset()  # places with doubts, those included that are decided

    def to_json(self) -> dict[str, Any]:
        committees = self.appendix.committees
        return {
            "target": "report",
            "year": self.year,
            "head": self.head.to_json(),
            "measures": self.measures,
            "indicators": self.indicators,
            "items": self.items,
            "committee": committees[0] if committees else {},
            "committees": committees,
            "meetings": self.appendix.meetings,
            "tell": [*self.told, *self.findings.tell],
            "doubts": [doubt.to_json() for doubt in self.findings.doubts],
            "left_out": [each.to_json() for each in self.findings.left_out],
        }


def read_report(
    file: OfficeFile,
    year_be: int,
    context: ReportContext,
    decisions: Mapping[str, str] | None = None,
) -> Report:
    """
    The report of a Buddhist fiscal year; `decisions` are those of findings. Raises NoReportError.
    """
    lines = lines_of(file)
    first = _first_table(file, lines, year_be)
    if not first:
        raise NoReportError(NO_REPORT)
    appendix = begins_at(lines, first)
    findings = Findings(decisions or {})
    front, annex = _front(lines, first)
    head, rest = read_report_head(front, findings, year_be, context.grades)
    report = Report(year_be, head, findings=findings, told=list(file.told))
    _read_body(report, _body(file, lines, (first, appendix), rest, year_be), context)
    if not (report.measures or report.indicators or report.items):
        raise NoReportError(NO_REPORT)
    behind = [line for line in lines if line.block >= appendix]
    report.appendix = read_appendix([*annex, *behind], findings, year_be)
    if file.kind == KIND_OF_PDF:
        findings.ask(file.kind, report.head.title, LINES_OF_PDF)
    if not (report.indicators or report.items):
        findings.say(LEAST_TABLES)
    for sentence in _oddities(report, lines):
        findings.say(sentence)
    return report


def _oddities(report: Report, lines: list[Line]) -> list[str]:
    return [
        *report_oddities.of_title(report.head.title, report.year),
        *report_oddities.of_rows(report.measures, report.indicators, report.items, lines),
        *report_oddities.of_document(lines, report.appendix.meetings, report.year),
    ]


def _front(lines: Sequence[Line], first: int) -> tuple[list[Line], list[Line]]:
    """What stands before the first table: the cover with headings, and orders and minutes."""
    front = [line for line in lines if line.block < first]
    begins = begins_at(front, 0)
    annex = [line for line in front if line.block >= begins]
    headings: list[Line] = []
    while annex and (is_heading(annex[-1].text) or is_page_number(annex[-1].text)):
        headings.insert(0, annex.pop())
    return [line for line in front if line.block < begins] + headings, annex


def _first_table(file: OfficeFile, lines: Sequence[Line], year_be: int) -> int:
    """The block of the first table that is of a report; 0 for none."""
    for number, block in enumerate(file.blocks, start=1):
        if isinstance(block, Grid):
            above = [line for line in lines if number - NEAR <= line.block < number]
            if is_of_report(block, above, year_be):
                return number
    return 0


def _body(
    file: OfficeFile,
    lines: list[Line],
    blocks: tuple[int, int],
    before: list[Line],
    year_be: int,
) -> list[tuple[Grid | None, list[Line]]]:
    """
    The tables from the first block up to the appendix, each with the lines before it, and the
    lines behind all.
    """
    first, appendix = blocks
    by_block: dict[int, list[Line]] = {}
    for line in lines:
        by_block.setdefault(line.block, []).append(line)
    found: list[tuple[Grid | None, list[Line]]] = []
    pending = list(before)
    for number, block in enumerate(file.blocks, start=1):
        if not first <= number < appendix:
            continue
        if isinstance(block, Grid):
            for grid in whole_grids(block, partial(target_of, year_be=year_be)):
                found.append((grid, pending))
                pending = []
        else:
            pending += by_block.get(number, [])
    return [*found, (None, pending)]


def _read_body(
    report: Report, blocks: list[tuple[Grid | None, list[Line]]], context: ReportContext
) -> None:
    findings = report.findings
    headings = Headings(findings)
    titles = report.head.title.split("\n")
    between = [line for _, lines in blocks for line in lines]
    kept = set(map(id, without_running_heads(between, titles, findings)))
    blocks = [(grid, [line for line in lines if id(line) in kept]) for grid, lines in blocks]
    rows = read_tables(blocks, headings, findings, report.year, context.office)
    report.measures = measures(rows["measures"])
    report.indicators = indicators(rows["indicators"], findings, context.office.instruments)
    under = [row.under for row in rows["indicators"]]
    for sentence in odd_headings(report.indicators, under, headings.instruments):
        findings.say(sentence)
    report.items = items(rows["items"], findings)
    report.sections = assign_sections(
        report.items, rows["items"], headings.sections, context, findings, report.year
    )
