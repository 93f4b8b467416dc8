"""What a kept file holds for its target, with the person's answers laid over it."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from imports.assistant.kept_files import open_kept
from imports.assistant.kinds import REPORT
from imports.documents.minutes import propose_meetings
from imports.documents.orders import propose_committees
from imports.models import OfficeImport
from imports.tables.proposal import Proposal
from imports.tables.reading import propose
from imports.tables.year_context import context_of
from imports.taking_over.deciding import decided
from imports.taking_over.outcome import Outcome
from imports.taking_over.storing import apply, preview
from office_files.contents import OfficeFile

_OF_DOCUMENTS = {"committees": propose_committees, "meetings": propose_meetings}


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
        return self._told(preview(self.proposal, self.one.owner, **self._answers()))

    def apply(self, seen: str) -> Outcome:
        return self._told(apply(self.proposal, self.one.owner, seen, **self._answers()))

    def _answers(self) -> dict[str, Any]:
        return {"decisions": self.one.decisions, "new_divisions": self.one.new_divisions}

    def _told(self, outcome: Outcome) -> Outcome:
        outcome.say(*self.proposal.tell)
        return outcome


def find(one: OfficeImport) -> Found:
    """
    Read the file of an import. Raises OfficeFileError, NoTableError, NoReportError or ValueError,
    each with the cause in Thai.
    """
    if one.target == REPORT:
        raise ValueError("ยังนำเข้ารายงานทั้งฉบับทางหน้านี้ไม่ได้")
    return _table(one)


def _table(one: OfficeImport) -> FoundTable:
    file = open_kept(one)
    read = partial(
        propose,
        target=one.target,
        year_be=one.year_be,
        context=context_of(one.year_be),
        columns=one.columns,
        sheet=one.sheet,
        read_document=_read_document,
    )
    proposal = decided(file, read, one.decisions, new_divisions=one.new_divisions)
    sheets = [grid.title for grid in file.grids if grid.is_sheet and grid.cells]
    return FoundTable(one, proposal, sheets)


def _read_document(file: OfficeFile, target: str, year_be: int) -> Proposal:
    return _OF_DOCUMENTS[target](file, year_be)
