"""What the checks know of checklist items: the context of a row, and which evidence proves what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from oit_checklist.models import ChecklistItem, Instrument, ItemEvidence
from oit_checklist.periods import Expected, expected_period
from oit_checklist.proofs import Proof, prove, required
from progress.evidence_summary import EvidenceSummary
from progress.row_context import RowContext, load_row_contexts


@dataclass
class ItemContext(RowContext[ChecklistItem]):
    """A checklist item with the elements that each piece of evidence covers."""

    covered: dict[int, set[int]] = field(default_factory=dict)

    @property
    def needs_evidence(self) -> bool:
        """IIT and EIT are surveys: their lines are guidance, nobody asks for proof of them."""
        return self.row.instrument == Instrument.OIT

    @cached_property
    def expected_period(self) -> Expected | None:
        """What the item's period rule asks of its evidence."""
        return expected_period(self.row.period_rule, self.row.fiscal_year.year_be)

    @cached_property
    def lines(self) -> list[Proof[EvidenceSummary]]:
        """Every line of the criterion and what proves it, in order."""
        return prove(self.row.elements.all(), self.evidence, self.covered)

    @cached_property
    def proofs(self) -> list[Proof[EvidenceSummary]]:
        """The required elements and what proves them."""
        return required(self.lines)

    @property
    def required(self) -> int:
        return len(self.proofs)

    @property
    def proved(self) -> int:
        return sum(proof.is_proved for proof in self.proofs)

    @property
    def is_proved(self) -> bool:
        """Whether every required element has evidence."""
        return all(proof.is_proved for proof in self.proofs)


def load_item_contexts(items: Iterable[ChecklistItem]) -> list[ItemContext]:
    """The contexts of items loaded by `for_list` with their fiscal year; five queries in all."""
    contexts = load_row_contexts(items, ItemContext)
    covered: dict[int, set[int]] = defaultdict(set)
    links = ItemEvidence.elements.through.objects.filter(
        itemevidence__assignment__in=[each.row for each in contexts]
    )
    if contexts:
        for evidence, element in links.values_list("itemevidence_id", "element_id"):
            covered[evidence].add(element)
    for each in contexts:
        each.covered = covered
    return contexts
