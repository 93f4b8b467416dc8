"""Criteria of a year that an office has in a table: taken over as files of criteria are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from imports.assistant.kinds import CRITERIA
from imports.tables.proposal import Proposal
from imports.taking_over.criteria import look_at
from imports.taking_over.criteria_set import ReadCriteria
from imports.taking_over.outcome import Outcome, Refusal
from imports.taking_over.plans import why_not
from oit_checklist.criteria_set import CriteriaSet


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
        return look_at(self.proposal, self.split)

    def apply(self, seen: str) -> Outcome:
        """Why not here: criteria are taken over on their own page, whatever was seen."""
        return Outcome(errors=[Refusal(why_not(CRITERIA, self.proposal.year))])


def set_of(year_be: int, kept: Mapping[str, Any]) -> CriteriaSet:
    """The set of a kept proposal (FoundCriteria.to_json)."""
    rows = [(row["cell"], row) for row in kept["rows"]]
    return ReadCriteria(year_be, rows, frozenset(kept.get("split", ()))).criteria
