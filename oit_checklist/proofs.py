"""Which evidence proves which required element of an item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from oit_checklist.models import Element


class Keyed(Protocol):
    """An evidence, whole or summed up: all that is asked of it is its key."""

    @property
    def pk(self) -> Any: ...


Proving = TypeVar("Proving", bound=Keyed)


@dataclass(frozen=True)
class Proof(Generic[Proving]):
    """A line of the criterion with the evidence that proves it."""

    element: Element
    evidence: list[Proving]
    is_heading: bool = False

    @property
    def is_proved(self) -> bool:
        return bool(self.evidence)

    @property
    def level(self) -> int:
        """0 for a line of its own, 1 for a line below another."""
        return 0 if self.element.parent_id is None else 1


def prove(
    elements: Iterable[Element], evidence: Iterable[Proving], covered: Mapping[int, set[int]]
) -> list[Proof[Proving]]:
    """
    Every line of a criterion with what proves it, in order.

    `covered` holds the keys of the elements that each evidence covers. A line with lines below
    it is their heading and is not required by itself; evidence that covers the heading covers
    the lines below.
    """
    elements = list(elements)
    headings = {element.parent_id for element in elements}
    proving = [(row, keys) for row in evidence if (keys := covered.get(row.pk))]
    return [
        Proof(
            element,
            [row for row, keys in proving if element.pk in keys or element.parent_id in keys],
            is_heading=element.pk in headings,
        )
        for element in elements
    ]


def required(lines: Iterable[Proof[Proving]]) -> list[Proof[Proving]]:
    """The lines that need evidence: every one that is no heading."""
    return [line for line in lines if not line.is_heading]
