"""A Thai letter and the marks on it are one cluster on screen, which nothing may divide."""

import unicodedata

# Vowels written in front of their consonant, and what cannot stand without the one before.
_LEADING = "เแโใไ"
_FOLLOWING = "ะาำๅๆฯ"


def back_to_cluster(text: str, place: int) -> int:
    """The place itself, or the nearest one before it that divides no cluster."""
    while not divides_no_cluster(text, place):
        place -= 1
    return place


def on_to_cluster(text: str, place: int) -> int:
    """The place itself, or the nearest one after it that divides no cluster."""
    while not divides_no_cluster(text, place):
        place += 1
    return place


def divides_no_cluster(text: str, place: int) -> bool:
    """Whether the text may be parted at this place."""
    if place in (0, len(text)):
        return True
    after = text[place]
    joins = unicodedata.category(after).startswith("M") or after in _FOLLOWING
    return not joins and text[place - 1] not in _LEADING
