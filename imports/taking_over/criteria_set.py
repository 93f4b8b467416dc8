"""The set of criteria that the rows of an office's table are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from imports.tables.cell_elements import EITHER, READINGS
from imports.tables.decisions import decision_of
from imports.tables.proposal import Proposal
from imports.taking_over.deciding import line_of
from oit_checklist.criteria_set import CriteriaSet, ElementEntry, ItemEntry, SectionEntry
from oit_checklist.element_cell import says_either

NO_PARTS = "{cell}: บรรทัดที่บอกว่ามีอย่างใดอย่างหนึ่งก็พอไม่มีข้อย่อยให้แยก แยกได้ที่หน้าเกณฑ์ของปีหลังนำเข้า"


def without_either(
    proposal: Proposal, decisions: Mapping[str, str]
) -> tuple[dict[str, str], frozenset[str]]:
    """
    The decisions about what cells say, and the cells of which one line of several is enough.

    Either reading of such a cell has the words that stand there: nothing is put into it.
    """
    either = {doubt.cell for doubt in proposal.doubts if doubt.why == EITHER}
    split = {cell for cell in either if says_split(decisions, cell)}
    rest = {cell: "0" if cell in either else said for cell, said in decisions.items()}
    return rest, frozenset(split)


def says_split(decisions: Mapping[str, str], cell: str) -> bool:
    """Whether a person said of a cell that one of its lines is enough."""
    decision = decision_of(decisions, cell, READINGS)
    return decision is not None and decision.reading == 1


@dataclass(frozen=True)
class ReadCriteria:
    """
    Rows of a table of criteria by the cells in which they begin; `split` are the cells in which
    one of several lines is enough.
    """

    year_be: int
    rows: Sequence[tuple[str, Mapping[str, Any]]]
    split: frozenset[str] = frozenset()

    @classmethod
    def of(cls, proposal: Proposal, split: frozenset[str]) -> "ReadCriteria":
        """The rows of what was read."""
        return cls(proposal.year, [(row.cell, row.values) for row in proposal.rows], split)

    @cached_property
    def criteria(self) -> CriteriaSet:
        """The set; what is wrong in it oit_checklist.criteria_checks.check_set tells."""
        sections: dict[str, SectionEntry] = {}
        for cell, values in self.rows:
            number = values.get("section") or ""
            if number and (number not in sections or not sections[number].title):
                title = values.get("section_title") or ""
                sections[number] = SectionEntry(number=number, title=title, place=cell)
        return CriteriaSet(
            fiscal_year=self.year_be,
            sections=tuple(sections.values()),
            items=tuple(_item(cell, values, self._is_split(cell)) for cell, values in self.rows),
        )

    @property
    def told(self) -> list[str]:
        """Which cells were to be split and have no lines below the one that says so."""
        return [
            NO_PARTS.format(cell=cell)
            for (cell, _), item in zip(self.rows, self.criteria.items, strict=True)
            if self._is_split(cell) and not any(map(_has_enough, item.elements))
        ]

    @cached_property
    def _split_lines(self) -> set[tuple[str, int]]:
        return {line_of(cell) for cell in self.split}

    def _is_split(self, cell: str) -> bool:
        """Whether a cell of the row was split: its name ends in the number of the row."""
        return line_of(cell) in self._split_lines


def _item(cell: str, values: Mapping[str, Any], is_split: bool) -> ItemEntry:
    period = values.get("period_rule") or ""
    printed = str(values.get("code") or "").removeprefix("o")
    return ItemEntry(
        instrument=values.get("instrument") or "OIT",
        number=int(printed) if printed.isdecimal() else 0,
        title=values.get("title") or "",
        section=values.get("section") or "",
        theme=values.get("theme") or "",
        period="" if period == "none" else period,
        elements=_nested(values.get("elements") or [], is_split),
        place=cell,
    )


def _nested(lines: list[dict[str, Any]], is_split: bool) -> tuple[ElementEntry, ...]:
    """Lines with levels as lines with the lines below them."""
    found: list[ElementEntry] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end]["level"] > lines[at]["level"]:
            end += 1
        entry = ElementEntry(
            text=lines[at]["text"],
            marker=lines[at]["marker"],
            is_note=bool(lines[at].get("is_note")),
            parts=_nested(lines[at + 1 : end], is_split),
        )
        enough = is_split and bool(entry.parts) and says_either(entry.text)
        found.append(replace(entry, one_is_enough=enough))
        at = end
    return tuple(found)


def _has_enough(entry: ElementEntry) -> bool:
    return entry.one_is_enough or any(map(_has_enough, entry.parts))
