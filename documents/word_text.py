"""Words as Word prints them: what cannot be torn, in fonts that have their letters."""

import re
from collections.abc import Iterator

from documents.pdf import UNPRINTABLE
from documents.substitutes import with_words
from thai.protected import unbreakable

# What the fonts of Thai letters lack, and who has it where Word runs.
_OTHER_FONTS = [
    ("\u0e80", "\u0eff", "Leelawadee UI"),  # Lao
    ("\u2190", "\u2bff", "Segoe UI Symbol"),  # arrows, boxes, ticks
]
_OTHER_SCRIPTS = re.compile("([\u0e80-\u0eff]+|[\u2190-\u2bff]+)")


def clean(words: str) -> str:
    """The words without what no XML holds, emoji as words."""
    return with_words(UNPRINTABLE.sub("", words))


def printed(words: str) -> str:
    """Clean words whose names, dates and levels do not break at the end of a line."""
    return unbreakable(clean(words))


def by_font(words: str) -> Iterator[tuple[str, str]]:
    """The words in pieces, each with the font it needs; "" for that of the document."""
    for piece in filter(None, _OTHER_SCRIPTS.split(words)):
        needed = (font for first, last, font in _OTHER_FONTS if first <= piece[0] <= last)
        yield piece, next(needed, "")
