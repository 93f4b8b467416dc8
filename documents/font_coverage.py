"""Which characters no font of a document draws, told before anything is printed."""

import re
from collections.abc import Iterable
from functools import cache

from documents.font_files import FONT_FILES, FONTS
from documents.substitutes import with_words

# Latin, Thai and their punctuation: all there, and nearly all there ever is.
_UNUSUAL = re.compile("[^\t\n\r -~\u00a0-\u00ff\u0e01-\u0e3a\u0e3f-\u0e5b\u2013-\u2026]")
# They have no shape: soft hyphens, joiners, marks of direction, controls (which no document gets).
_SHAPELESS = "\x00-\x1f\x7f-\x9f\u00ad\u2028-\u202f\u200b-\u200f\u2060-\u206f\ufeff\ufe00-\ufe0f\\s"


def unknown_characters(text: str) -> list[str]:
    """The characters of a text that would be printed as empty boxes, each once."""
    if not _UNUSUAL.search(text):
        return []
    return list(dict.fromkeys(_unknown().findall(with_words(text))))


@cache
def _unknown() -> re.Pattern[str]:
    """A pattern of everything that the fonts lack. Reads them, once for a process."""
    from fontTools.ttLib import TTFont

    known: set[int] = set()
    for name in FONT_FILES:
        with TTFont(FONTS / name, lazy=True) as font:
            known |= set(font.getBestCmap())
    ranges = (f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in _runs(known))
    return re.compile(f"[^{_SHAPELESS}{''.join(ranges)}]")


def _runs(codes: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for code in sorted(codes):
        if runs and runs[-1][1] == code - 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return runs
