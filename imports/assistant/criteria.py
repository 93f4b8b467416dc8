"""Criteria of a year that an office has in a table: taken over as files of criteria are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from imports.tables.cell_elements import EITHER, READINGS
from imports.tables.proposal import Proposal
from imports.taking_over.deciding import line_of
from imports.taking_over.outcome import Outcome, Refusal
from imports.taking_over.storing import undecided
from oit_checklist.criteria_checks import check_set
from oit_checklist.criteria_set import CriteriaSet, ElementEntry, ItemEntry, SectionEntry
from oit_checklist.element_cell import says_either

SPLIT = ("1", READINGS[1])
NO_PARTS = "{cell}: บรรทัดที่บอกว่ามีอย่างใดอย่างหนึ่งก็พอไม่มีข้อย่อยให้แยก แยกได้ที่หน้าเกณฑ์ของปีหลังนำเข้า"


@dataclass(frozen=True)
class FoundCriteria:
    """A table of criteria; `split` are the cells in which one of several lines is enough."""

    proposal: Proposal
    sheets: list[str]
    split: frozenset[str]

    def to_json(self) -> dict[str, Any]:
        """As it is kept for the page, with the cells that were split."""
        return {**self.proposal.to_json(), "sheets": self.sheets, "split": sorted(self.split)}

    def preview(self) -> Outcome:
        """What is still open or wrong; what would change is shown on the page of criteria."""
        outcome = Outcome(errors=[undecided(doubt) for doubt in self.proposal.doubts])
        rows = [(row.cell, row.values) for row in self.proposal.rows]
        if not outcome.errors:
            criteria = _set_of(self.proposal.year, rows, self.split)
            outcome.errors = [Refusal(str(fault)) for fault in check_set(criteria)]
        outcome.say(*self.proposal.tell, *_lines_without_parts(rows, self.split))
        return outcome

    def apply(self, seen: str) -> Outcome:
        """Criteria are taken over on their own page."""
        raise NotImplementedError(seen)


def without_either(
    proposal: Proposal, decisions: Mapping[str, str]
) -> tuple[dict[str, str], frozenset[str]]:
    """
    The decisions about what cells say, and the cells of which one line of several is enough.

    Either reading of such a cell has the words that stand there: nothing is put into it.
    """
    either = {doubt.cell for doubt in proposal.doubts if doubt.why == EITHER}
    split = {cell for cell in either if decisions.get(cell, "").strip() in SPLIT}
    rest = {cell: "0" if cell in either else said for cell, said in decisions.items()}
    return rest, frozenset(split)


def set_of(year_be: int, read: Mapping[str, Any]) -> CriteriaSet:
    """The set of a kept proposal (FoundCriteria.to_json)."""
    rows = [(row["cell"], row) for row in read["rows"]]
    return _set_of(year_be, rows, frozenset(read.get("split", ())))


def _set_of(
    year_be: int, rows: Iterable[tuple[str, Mapping[str, Any]]], split: frozenset[str]
) -> CriteriaSet:
    sections: dict[str, SectionEntry] = {}
    items = []
    for cell, values in rows:
        number = values.get("section") or ""
        if number and (number not in sections or not sections[number].title):
            title = values.get("section_title") or ""
            sections[number] = SectionEntry(number=number, title=title, place=cell)
        items.append(_item(cell, values, _is_split(cell, split)))
    return CriteriaSet(fiscal_year=year_be, sections=tuple(sections.values()), items=tuple(items))


def _is_split(cell: str, split: frozenset[str]) -> bool:
    """Whether a cell of the row was split: its name ends in the number of the row."""
    return any(line_of(each) == line_of(cell) for each in split)


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


def _lines_without_parts(
    rows: Iterable[tuple[str, Mapping[str, Any]]], split: frozenset[str]
) -> list[str]:
    told = []
    for cell, values in rows:
        entries = _nested(values.get("elements") or [], _is_split(cell, split))
        if _is_split(cell, split) and not any(_has_enough(entry) for entry in entries):
            told.append(NO_PARTS.format(cell=cell))
    return told


def _has_enough(entry: ElementEntry) -> bool:
    return entry.one_is_enough or any(map(_has_enough, entry.parts))
