"""Numbers that should run on: of agenda items, of items of OIT, of entries of a list."""

from collections.abc import Sequence
from itertools import groupby, pairwise

TWICE = "{what} {number} มี {count} ครั้ง"
MISSING = "{what} ไม่มีเลข {numbers}"
DISORDERED = "{what} {number} อยู่หลัง {before}"
MOST_NAMED = 20


def repeated_in(numbers: Sequence[int], what: str) -> list[str]:
    """Sentences on numbers that stand more than once."""
    counted = [(number, len(list(group))) for number, group in groupby(sorted(numbers))]
    return [
        TWICE.format(what=what, number=number, count=count)
        for number, count in counted
        if count > 1
    ]


def gaps_in(numbers: Sequence[int], what: str, first: int = 1) -> list[str]:
    """Sentences on numbers that stand twice, are missing up to the last one, or go back."""
    told = repeated_in(numbers, what)
    whole = range(min([first, *numbers]), max(numbers, default=0) + 1)
    missing = [str(number) for number in whole if number not in set(numbers)]
    if missing:
        more = " …" if len(missing) > MOST_NAMED else ""
        told.append(MISSING.format(what=what, numbers=" ".join(missing[:MOST_NAMED]) + more))
    for before, number in pairwise(numbers):
        if number < before:
            told.append(DISORDERED.format(what=what, number=number, before=before))
    return told
