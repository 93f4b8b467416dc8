"""What the checks know of checklist items: the context of a row, and which evidence proves what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from agency.social_pages import social_pages
from oit_checklist.estimate import NOT_PLACED, are_placed
from oit_checklist.models import ChecklistItem, Element, Instrument, ItemEvidence
from oit_checklist.periods import Expected, doubt_of_period, expected_period, period_words
from oit_checklist.proofs import Proof, counted, prove
from oit_checklist.provisional import (
    EMPTY_IS_NOT_NOTHING,
    UNKNOWN_ELEMENTS,
    UNKNOWN_SECTION,
    elements_are_unknown,
    facts_of,
)
from progress.proof_state import EvidenceMark, RowProof, mark_evidence
from progress.row_context import RowContext, load_public_contexts, load_row_contexts

# What the proof reads of an item, beside its fiscal year and its lines.
PROOF_COLUMNS = (
    "instrument", "period_rule", "period_basis", "accepts_social_pages", "confidence", "checked_on",
)  # fmt: skip
# What the proof reads of a line; its words stay in the database.
_LINE = ("item", "parent", "order", "one_is_enough", "is_note")


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
    def period_doubt(self) -> str:
        """Why that may be wrong; such a period blames no evidence. "" where it is firm."""
        return doubt_of_period(self.row)

    def is_of_wrong_period(self, evidence: Any) -> bool:
        """Data of another period, or a document of another fiscal year that tells no period."""
        expected = self.expected_period
        if expected is None:
            return False
        first, last = evidence.covers_from, evidence.covers_to
        if first or last:
            return not expected.touches(first, last)
        day = evidence.document_date
        return day is not None and not expected.written_in_time(day)

    def mark(self, evidence: Any) -> EvidenceMark:
        is_wrong = self.is_of_wrong_period(evidence)
        return mark_evidence(
            evidence,
            wrong_period=is_wrong and not self.period_doubt,
            undated=self.expected_period is not None and not is_dated(evidence),
            doubt=f"อาจไม่ใช่ช่วงเวลาที่กำหนด ({self.period_doubt})" if is_wrong else "",
        )

    @cached_property
    def lines(self) -> list[Proof]:
        """Every line of the criterion and what proves it, each before those below it."""
        return prove(self.row.elements.all(), self.marks, self.covered)

    @cached_property
    def proofs(self) -> list[Proof]:
        """The lines that "2 จาก 5" counts and what proves them."""
        return counted(self.lines)

    @cached_property
    def elements_are_unknown(self) -> bool:
        """Whether nobody knows yet which elements the item asks for."""
        return elements_are_unknown(self.row)

    @property
    def why_no_elements(self) -> str:
        """What readers are told in their place; "" where they are known, or none is asked for."""
        return f"{UNKNOWN_ELEMENTS} {EMPTY_IS_NOT_NOTHING}" if self.elements_are_unknown else ""

    @property
    def criteria_facts(self) -> dict[str, str]:
        """Where the criterion comes from and whether it was checked: names and words."""
        return facts_of(self.row)

    @property
    def period_words(self) -> str:
        """What readers are told of the period that the item asks for."""
        return period_words(self.row)

    @property
    def why_no_cost(self) -> str:
        """Why nobody can tell its points, where its sub-indicator is not known; else ""."""
        return "" if are_placed([self.row]) else NOT_PLACED

    @property
    def section_words(self) -> str:
        """Its sub-indicator, or that it is not known; "" for the lines of the surveys."""
        if self.row.section is None:
            return UNKNOWN_SECTION if self.needs_evidence else ""
        return str(self.row.section)

    @cached_property
    def proof(self) -> RowProof:
        if self.elements_are_unknown:
            return RowProof(0, 0, self.marks, is_unknown=True)
        if not self.needs_evidence or not self.proofs:
            return super().proof
        proved = sum(proof.is_proved for proof in self.proofs)
        return RowProof(len(self.proofs), proved, self.marks)


def load_item_contexts(items: Iterable[ChecklistItem]) -> list[ItemContext]:
    """
    The contexts of items loaded by `for_list` with their fiscal year.

    Five queries in all, six if social pages may prove one of them.
    """
    contexts = load_row_contexts(items, ItemContext)
    return _covering(contexts)


def load_public_item_contexts(
    items: Iterable[ChecklistItem], evidence: Mapping[int, Sequence[Any]] | None = None
) -> list[ItemContext]:
    """
    What everybody sees of items whose fiscal year is loaded; three queries, two of them only for
    what is not loaded yet: the lines of the criteria, and `evidence` by the key of its item.
    """
    items = list(items)
    lines = Element.objects.only(*_LINE).order_by("order")
    prefetch_related_objects(items, Prefetch("elements", queryset=lines))
    return _covering(load_public_contexts(items, ItemContext, evidence))


def is_dated(evidence: Any) -> bool:
    """Whether an evidence tells when it is from."""
    return bool(evidence.document_date or evidence.covers_from or evidence.covers_to)


def _covering(contexts: list[ItemContext]) -> list[ItemContext]:
    """The contexts, told which elements each evidence covers; one query."""
    covered: dict[int, set[int]] = defaultdict(set)
    links = ItemEvidence.elements.through.objects.filter(
        itemevidence__assignment__in=[each.row for each in contexts]
    )
    if contexts:
        for evidence, element in links.values_list("itemevidence_id", "element_id"):
            covered[evidence].add(element)
    accepting = [each for each in contexts if each.row.accepts_social_pages]
    pages = social_pages() if accepting else frozenset()
    for each in accepting:
        each.social_pages = pages
    for each in contexts:
        each.covered = covered
    return contexts
