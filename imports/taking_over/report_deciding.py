"""
What a person decided about the doubts of a whole report, laid over what was read.

A typed text takes the place of the cell or the paragraph, and the report is read again: it means
what it would mean had the office written it so.
"""

import re
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import replace
from typing import Any

from imports.documents.report import Report, read_report
from imports.documents.report_context import context_of_year
from imports.tables.cell_elements import EITHER, READINGS
from imports.tables.proposal import Doubt, Proposal, Row
from imports.taking_over.criteria_set import says_split
from imports.taking_over.deciding import said_of, still_open, with_texts
from office_files.contents import OfficeFile

_PARAGRAPH = re.compile(r"ย่อหน้าที่ ([0-9]{1,7})(?: \([0-9]{1,3}\))?")


def report_of(
    file: OfficeFile,
    year_be: int,
    decisions: Mapping[str, str] | None = None,
    *,
    new_divisions: bool = False,
) -> Report:
    """
    The report of a Buddhist fiscal year as the portal knows that year, with what was decided.

    Raises NoReportError.
    """
    context = context_of_year(year_be)

    def read(found: OfficeFile, answers: Mapping[str, str]) -> Report:
        return read_report(found, year_be, context, answers)

    return decided_report(file, read, decisions or {}, new_divisions=new_divisions)


def decided_report(
    file: OfficeFile,
    read: Callable[[OfficeFile, Mapping[str, str]], Report],
    decisions: Mapping[str, str],
    *,
    new_divisions: bool = False,
) -> Report:
    """
    The report of a file with what was decided; its doubts are those that are still open.

    `read` makes a report of a file, with decisions. `decisions` lead from the cell of a doubt to
    what was decided (imports.tables.decisions). Raises what `read` raises.
    """
    first = read(file, decisions)
    chosen = _chosen(first.findings.doubts, decisions)
    texts = {cell: said for cell, said in chosen.items() if said}
    changed = _with_paragraphs(with_texts(file, texts), texts)
    report = read(changed, decisions) if changed is not file else first
    either = {doubt.cell for doubt in first.findings.doubts if doubt.why == EITHER}
    report.one_is_enough = {cell for cell in either if says_split(decisions, cell)}
    report.asked = frozenset(doubt.cell for doubt in first.findings.doubts)
    _settle(report, chosen, new_divisions)
    return report


def _chosen(doubts: list[Doubt], decisions: Mapping[str, str]) -> dict[str, str]:
    """What stands in place of each cell; "" for what was read first."""
    found = {}
    for doubt in doubts:
        said = said_of(doubt, decisions)
        if said is not None:
            # Either reading of such a cell has the words that stand there.
            found[doubt.cell] = "" if doubt.why == EITHER and said in READINGS else said
    return found


def _with_paragraphs(file: OfficeFile, texts: Mapping[str, str]) -> OfficeFile:
    """The file with other texts in these paragraphs."""
    blocks: list[Any] = list(file.blocks)
    for cell, text in texts.items():
        match = _PARAGRAPH.fullmatch(cell)
        if match and int(match[1]) <= len(blocks):
            at = int(match[1]) - 1
            blocks[at] = replace(blocks[at], text=text)
    if blocks == file.blocks:
        return file
    other = copy(file)
    other.blocks = blocks
    return other


def _settle(report: Report, chosen: Mapping[str, str], new_divisions: bool) -> None:
    """Leave the doubts that are open."""
    values = [*report.measures, *report.indicators, *report.items]
    rows = [Row(each["cell"], each) for each in values]
    proposal = Proposal("report", report.year, rows=rows, doubts=report.findings.doubts)
    report.findings.doubts = still_open(proposal, chosen, new_divisions)
    for each, row in zip(values, rows, strict=True):
        if row.values is not each:  # a reading was put into it
            each.clear()
            each.update(row.values)
