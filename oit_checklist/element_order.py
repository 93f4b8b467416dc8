"""Numbering the lines of an item anew."""

from collections.abc import Mapping, Sequence

from oit_checklist.models import Element


def store_order(elements: Sequence[Element], wanted: Mapping[int, int]) -> None:
    """Give lines of one item the places `wanted` by their keys; the others keep theirs."""
    moving = [each for each in elements if each.order != wanted.get(each.pk, each.order)]
    # Twice: a number can be taken only when nobody has it.
    free = max([each.order for each in elements] + [*wanted.values()], default=0)
    for place, element in enumerate(moving, start=1):
        element.order = free + place
        element.save(update_fields=["order"])
    for element in moving:
        element.order = wanted[element.pk]
        element.save(update_fields=["order"])
