"""One file that is taken over: what it says, for whom, and what a person decided."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from agency.models import Division, FiscalYear
from catalogue.sheets import Sheet
from imports.tables.decisions import KEEP, decision_of, name_of
from imports.tables.proposal import Doubt, Proposal, Row
from imports.taking_over.outcome import Refusal
from imports.taking_over.table import Table
from thai.likeness import key_of

NO_NUMBER = "ไม่ทราบเลขของ “{title}” กรุณาพิมพ์เลข หรือใส่เลขในแฟ้ม"


@dataclass
class Job:
    """
    `keys` keeps by the cell of a row which row of the portal it was found to be, for sheets that
    come later; `doubts` are those that nobody has decided.
    """

    proposal: Proposal
    user: Any
    fiscal_year: FiscalYear | None
    decisions: Mapping[str, str] = field(default_factory=dict)
    new_divisions: bool = False
    keys: dict[str, Any] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    _asked: dict[str, list[str]] = field(default_factory=dict)

    @property
    def rows(self) -> list[Row]:
        return self.proposal.rows

    @property
    def year_be(self) -> int:
        return self.proposal.year

    def ask(self, cell: str, text: str, readings: Iterable[str], why: str) -> str:
        """
        What a person decided about something that shows only beside the portal's rows: one of the
        readings, or a typed text where there are none; "" with a doubt noted where nobody has. A
        question about a cell of which the file was asked already is named "… (2)".
        """
        # One question may be asked for each of several sheets.
        questions = self._asked.setdefault(cell, [])
        if why not in questions:
            questions.append(why)
        times = questions.index(why) + 1 + (cell in self.proposal.asked)
        name = name_of(cell, times)
        doubt = Doubt(name, text, tuple(readings), why)
        decision = decision_of(self.decisions, name, doubt.readings)
        if decision and not doubt.readings:
            return decision.text or KEEP  # a nought that was typed
        if decision and decision.reading is not None:
            return decision.text
        self.doubts.append(doubt)
        return ""

    def refuse(self, cell: str, why: str) -> None:
        """Note what nobody can decide here: the file itself has to be mended."""
        self.refused.append(Refusal(why, cell))

    def number_of(self, row: Row, known: Mapping[str, Sequence[Any]]) -> str:
        """
        The number of a row that prints none: of the only stored row of its title, else asked.
        `known` are the stored numbers by title.
        """
        title = str(row.values.get("title") or "")
        named = known.get(key_of(title), ()) if title else ()
        if len(named) == 1:
            return str(named[0])
        return self.ask(row.cell, title, (), NO_NUMBER.format(title=title))

    def tell(self, sentence: str) -> None:
        """Say what is odd or was not taken."""
        self.told.append(sentence)


@dataclass(frozen=True)
class Step:
    """A sheet, and who writes its lines once all sheets before it are stored."""

    sheet: type[Sheet]
    build: Callable[[Table, Job], None]


@dataclass(frozen=True)
class Plan:
    """
    How a target is taken over: its sheets in their order, and the fields of rows and head that
    have a place in them; the others are told.
    """

    steps: tuple[Step, ...]
    takes: frozenset[str]
    of_year: bool = True


def numbers_by_title(stored: Iterable[Any]) -> dict[str, list[Any]]:
    """The numbers of stored rows by their titles as a reader compares them."""
    found: dict[str, list[Any]] = {}
    for each in stored:
        found.setdefault(key_of(each.title), []).append(each.number)
    return found


def division_names(job: Job) -> list[str]:
    """Divisions that the file names and the portal does not have, in the file's order."""
    named = [
        name
        for row in job.rows
        for name in [row.values.get("division"), *(row.values.get("divisions") or [])]
        if name
    ]
    known = set(Division.objects.values_list("name", flat=True))
    return [name for name in dict.fromkeys(named) if name not in known]
