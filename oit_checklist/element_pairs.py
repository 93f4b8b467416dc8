"""Which stored line of an item is which line of a set: its evidence stays with its words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oit_checklist.criteria_set import ElementEntry
from oit_checklist.models import Element
from thai.likeness import key_of

# Pairs of letters that two lines must share to be one whose words were mended (0 to 1).
ALIKE = 0.6


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
    words; then, of those that are left, by words that are alike, wherever they stand, and by their
    place: lines whose words were mended. Lines of a set without a stored one are new.
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
    _pair_alike(pairs, [element for element in stored if element.pk not in taken], taken)
    by_order = {element.order: element for element in stored if element.pk not in taken}
    for order, pair in enumerate(pairs, start=1):
        if pair.row is None:
            pair.row = by_order.get(order)
    return pairs


def _pair_alike(pairs: Sequence[Pair], left: Sequence[Element], taken: set[int]) -> None:
    """Pair lines whose words are alike, the most alike first."""
    waiting = [(pair, _letters(pair.entry)) for pair in pairs if pair.row is None]
    stored = [(element, _letters(element)) for element in left]
    found = [
        (alike, -place, pair, element)
        for place, (pair, mine) in enumerate(waiting)
        for element, theirs in stored
        if (alike := _share(mine, theirs)) >= ALIKE
    ]
    for _, _, pair, element in sorted(found, key=lambda each: each[:2], reverse=True):
        if pair.row is None and element.pk not in taken:
            pair.row = element
            taken.add(element.pk)


def _letters(line: ElementEntry | Element) -> frozenset[str]:
    """The pairs of letters of a line: words in another order still have most of them."""
    words = _words(line)
    return frozenset(words[place : place + 2] for place in range(len(words) - 1))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def _words(line: ElementEntry | Element) -> str:
    return key_of(line.text)


def _flat(entries: Sequence[ElementEntry], parent: int | None, start: int) -> Iterator[Pair]:
    place = start
    for entry in entries:
        yield Pair(entry, parent)
        below = list(_flat(entry.parts, place, place + 1))
        yield from below
        place += 1 + len(below)
