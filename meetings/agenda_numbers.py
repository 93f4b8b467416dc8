"""How agenda items are numbered: ๓, its parts ๓.๑, theirs ๓.๑.๑, from place and level alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thai.digits import to_thai_digits
from thai.likeness import key_of

# The level of what is said before the agenda begins: it has no number.
BEFORE = 0
DEEPEST = 3


@dataclass
class Place:
    """
    Where an item stands in its agenda.

    computed: the number that follows from place and level, "" before the agenda.
    number: the one that minutes print; another only where the old record printed another.
    depth: how many numbers deep it stands, 0 before the agenda.
    has_parts: whether other items are parts of this one.
    """

    computed: str = ""
    number: str = ""
    depth: int = 0
    has_parts: bool = False


@dataclass
class _Open:
    """An item whose parts may follow."""

    level: int
    place: Place
    parts: int = 0


def number_agenda(items: Iterable[tuple[int, str]]) -> list[Place]:
    """
    The place of each item of one agenda, of which level and printed number are given in order.

    A number never has a gap: what stands two levels below its heading is its first part all the
    same (๓.๑, not ๓.๐.๑). A number printed otherwise counts for the parts below it, and not for
    what follows beside it.
    """
    places: list[Place] = []
    above = [_Open(BEFORE, Place())]
    for level, printed in items:
        place = Place()
        places.append(place)
        if level == BEFORE or printed.startswith("ก่อน"):
            continue
        level = max(level, level_of(printed))
        while above[-1].level >= level:
            above.pop()
        heading = above[-1]
        heading.parts += 1
        heading.place.has_parts = True
        own = to_thai_digits(heading.parts)
        before = heading.place.number.rstrip(".")
        place.computed = f"{before}.{own}" if before else own
        place.number = printed.strip() or place.computed
        place.depth = len(above)
        above.append(_Open(level, place))
    return places


def level_of(printed_number: str) -> int:
    """The level that a printed number tells: "๓.๑" is 2; "" or "ก่อนวาระ" is before the agenda."""
    number = key_of(printed_number)
    if not number or number.startswith("ก่อน"):
        return BEFORE
    return min(number.count(".") + 1, DEEPEST)


def read_numbers(printed: Sequence[str]) -> list[tuple[int, str]]:
    """
    Level and printed number of each item of an agenda of which only the numbers are known; a number
    that follows from place and level anyway is left out.
    """
    levels = [level_of(number) for number in printed]
    numbers = [
        number.strip() if level else "" for number, level in zip(printed, levels, strict=True)
    ]
    places = number_agenda(zip(levels, numbers, strict=True))
    return [
        (level, "" if place.computed == number else number)
        for level, number, place in zip(levels, numbers, places, strict=True)
    ]
