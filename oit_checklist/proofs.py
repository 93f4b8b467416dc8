"""Which evidence proves which required element of an item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from oit_checklist.models import Element
from progress.proof_state import ElementMark, EvidenceMark, mark_element


@dataclass(frozen=True)
class Proof:
    """A line of the criterion with the evidence that covers it, and what that is worth."""

    element: Element
    marks: list[EvidenceMark]
    is_heading: bool = False

    @cached_property
    def mark(self) -> ElementMark:
        """What everybody is told of the element."""
        return mark_element(self.marks)

    @property
    def is_proved(self) -> bool:
        """Whether good evidence covers it."""
        return self.mark.is_proved

    @property
    def level(self) -> int:
        """0 for a line of its own, 1 for a line below another."""
        return 0 if self.element.parent_id is None else 1


def prove(
    elements: Iterable[Element], marks: Iterable[EvidenceMark], covered: Mapping[int, set[int]]
) -> list[Proof]:
    """
    Every line of a criterion with what proves it, in order.

    `covered` holds the keys of the elements that each evidence covers. A line with lines below
    it is their heading and is not required by itself; evidence that covers the heading covers
    the lines below.
    """
    elements = list(elements)
    headings = {element.parent_id for element in elements}
    proving = [(mark, keys) for mark in marks if (keys := covered.get(mark.evidence.pk))]
    return [
        Proof(
            element,
            [mark for mark, keys in proving if element.pk in keys or element.parent_id in keys],
            is_heading=element.pk in headings,
        )
        for element in elements
    ]


def required(lines: Iterable[Proof]) -> list[Proof]:
    """The lines that need evidence: every one that is no heading."""
    return [line for line in lines if not line.is_heading]
