"""How alike a text and the title of an item are: by their groups of three letters."""

from collections import Counter
from collections.abc import Iterable
from math import log

LONGEST = 200


def groups_of(letters: str) -> frozenset[str]:
    """The groups of three letters that follow each other."""
    text = letters[:LONGEST]
    return frozenset(text[at : at + 3] for at in range(len(text) - 2))


class Likeness:
    """
    Compares texts with titles that share much: what all of them have counts for little.

    The time is that of the length of a text, times the titles that share a group with it.
    """

    def __init__(self, titles: Iterable[str]):
        self._groups = [groups_of(title) for title in titles]
        count = Counter(group for groups in self._groups for group in groups)
        self._all = len(self._groups)
        self._weights = {group: log(1 + self._all / times) for group, times in count.items()}
        self._unknown = log(1 + self._all)
        self._sums = [self._sum(groups) for groups in self._groups]
        self._places: dict[str, list[int]] = {}
        for place, groups in enumerate(self._groups):
            for group in groups:
                self._places.setdefault(group, []).append(place)

    def with_all(self, letters: str) -> dict[int, float]:
        """For each title (by its place) that is like the text, how much: up to 1."""
        groups = groups_of(letters)
        shared: dict[int, float] = {}
        for group in groups:
            for place in self._places.get(group, ()):
                shared[place] = shared.get(place, 0) + self._weights[group]
        own = self._sum(groups)
        return {place: 2 * both / (own + self._sums[place]) for place, both in shared.items()}

    def _sum(self, groups: frozenset[str]) -> float:
        return sum(self._weights.get(group, self._unknown) for group in groups)
