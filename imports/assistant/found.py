"""What a kept file holds for its target, with the person's answers laid over it."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from imports.assistant.criteria import FoundCriteria
from imports.assistant.kept_files import open_kept
from imports.assistant.kinds import CRITERIA, REPORT
from imports.documents.prose import read_document
from imports.documents.report import Report
from imports.models import OfficeImport
from imports.tables.proposal import Proposal
from imports.tables.reading import propose
from imports.tables.year_context import context_of
from imports.taking_over.criteria_set import without_either
from imports.taking_over.deciding import decided
from imports.taking_over.outcome import Outcome
from imports.taking_over.report_deciding import report_of
from imports.taking_over.report_storing import apply_report, preview_report
from imports.taking_over.storing import apply, preview


class Found(Protocol):
    """What was read; nothing of it is stored."""

    def to_json(self) -> dict[str, Any]:
        """As it is kept for the page."""

    def preview(self) -> Outcome:
        """What taking it over would change."""

    def apply(self, seen: str) -> Outcome:
        """Take it over. Raises StaleImportError."""


@dataclass(frozen=True)
class FoundTable:
    """A table of the file."""

    one: OfficeImport
    proposal: Proposal
    sheets: list[str]

    def to_json(self) -> dict[str, Any]:
        return {**self.proposal.to_json(), "sheets": self.sheets}

    def preview(self) -> Outcome:
        return self._told(preview(self.proposal, self.one.owner, **_answers(self.one)))

    def apply(self, seen: str) -> Outcome:
        return self._told(apply(self.proposal, self.one.owner, seen, **_answers(self.one)))

    def _told(self, outcome: Outcome) -> Outcome:
        outcome.say(*self.proposal.tell)
        return outcome


@dataclass(frozen=True)
class FoundReport:
    """A whole report."""

    one: OfficeImport
    report: Report

    def to_json(self) -> dict[str, Any]:
        return self.report.to_json()

    def preview(self) -> Outcome:
        return preview_report(self.report, self.one.owner, **_answers(self.one))

    def apply(self, seen: str) -> Outcome:
        return apply_report(self.report, self.one.owner, seen, **_answers(self.one))


def find(one: OfficeImport) -> Found:
    """
    Read the file of an import. Raises OfficeFileError, NoTableError, NoReportError or ValueError,
    each with the cause in Thai.
    """
    return _report(one) if one.target == REPORT else _table(one)


def _report(one: OfficeImport) -> "FoundReport":
    file = open_kept(one, as_report=True)
    return FoundReport(
        one, report_of(file, one.year_be, one.decisions, new_divisions=one.new_divisions)
    )


def _answers(one: OfficeImport) -> dict[str, Any]:
    return {"decisions": one.decisions, "new_divisions": one.new_divisions}


def _table(one: OfficeImport) -> Found:
    file = open_kept(one)
    read = partial(
        propose,
        target=one.target,
        year_be=one.year_be,
        context=context_of(one.year_be),
        columns=one.columns,
        sheet=one.sheet,
        read_document=read_document,
    )
    sheets = [grid.title for grid in file.grids if grid.is_sheet and grid.cells]
    if one.target == CRITERIA:
        decisions, split = without_either(read(file), one.decisions)
        return FoundCriteria(decided(file, read, decisions), sheets, split)
    proposal = decided(file, read, one.decisions, new_divisions=one.new_divisions)
    return FoundTable(one, proposal, sheets)
