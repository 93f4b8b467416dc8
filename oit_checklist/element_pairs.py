"""Which stored line of an item is which line of a set: its evidence stays with its words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oit_checklist.criteria_set import ElementEntry
from oit_checklist.models import Element
from thai.likeness import key_of


@dataclass
class Pair:
    """A line of the set, the place of the line above it among the pairs, and the stored line."""

    entry: ElementEntry
    parent: int | None
    row: Element | None = None


def pair_lines(entries: Sequence[ElementEntry], stored: Sequence[Element]) -> list[Pair]:
    """
    The lines of a set, as they are printed, each with the stored line that it is.

    First by their words, so that a line that was put between others moves no evidence to other
    words; then, of those that are left, by their place: a line whose words were mended. Lines of a
    set without a stored one are new.
    """
    pairs = list(_flat(entries, None, 0))
    by_words: dict[str, list[Element]] = defaultdict(list)
    for element in stored:
        by_words[_words(element)].append(element)
    taken = set()
    for pair in pairs:
        same = by_words[_words(pair.entry)]
        if same:
            pair.row = same.pop(0)
            taken.add(pair.row.pk)
    by_order = {element.order: element for element in stored if element.pk not in taken}
    for order, pair in enumerate(pairs, start=1):
        if pair.row is None:
            pair.row = by_order.get(order)
    return pairs


def _words(line: ElementEntry | Element) -> str:
    return key_of(line.text)


def _flat(entries: Sequence[ElementEntry], parent: int | None, start: int) -> Iterator[Pair]:
    place = start
    for entry in entries:
        yield Pair(entry, parent)
        below = list(_flat(entry.parts, place, place + 1))
        yield from below
        place += 1 + len(below)
