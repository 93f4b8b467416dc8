"""Words of heads as they are compared: spelling, digits, spaces and punctuation do not count."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from thai.folding import fold

_NO_LETTER = re.compile(r"[^0-9a-zก-ฮะ-ฺเ-ๆ็-๎]+")
_PARENTHESES = re.compile(r"[(\[（][^)\]）]*[)\]）]")
_YEAR = re.compile(r"(?<![0-9])(25[0-9]{2}|20[0-9]{2})(?![0-9])")
_YEAR_WORDS = re.compile(r"(ประจำ)?(ปีงบประมาณ|ปี)?(พ\.?ศ\.?)?\s*(?<![0-9])(25|20)[0-9]{2}(?![0-9])")
BUDDHIST = 543
SHORTEST_PART = 4  # "ข้อ" begins "ข้อมูล" and has nothing to do with it
BARE = 0.95
SHORTEST_MISTYPED, LEAST_ALIKE = 5, 0.84
KEPT = 4096  # texts that are remembered


def key(text: str) -> str:
    """Letters and digits alone: "มาตรการ / กิจกรรม" and "มาตรการ/กิจกรรม" are one head."""
    return _NO_LETTER.sub("", fold(text))


def tokens(text: str) -> list[str]:
    """The words between spaces and punctuation, as keys."""
    return [word for word in _NO_LETTER.split(fold(text)) if word]


def years_in(text: str) -> list[int]:
    """The years that a text names, Buddhist."""
    found = (int(year) for year in _YEAR.findall(fold(text)))
    return [year if year >= 2500 else year + BUDDHIST for year in found]


def without_year(text: str) -> str:
    """A head without the year that it names: "คะแนน ปี 2565" becomes "คะแนน"."""
    return _YEAR_WORDS.sub(" ", fold(text))


def one_line(text: str) -> str:
    """A text without line breaks and doubled spaces."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Said:
    """A head as it is compared with words."""

    key: str
    bare: str  # without what stands in parentheses
    tokens: frozenset[str]
    years: tuple[int, ...]
    yearless: str  # the head without the years that it names


@lru_cache(KEPT)
def said(head: str) -> Said:
    """A head, ready to be compared."""
    years = tuple(years_in(head))
    return Said(
        key(head),
        key(_PARENTHESES.sub(" ", head)),
        frozenset(tokens(head)),
        years,
        without_year(head) if years else head,
    )


@lru_cache(KEPT)
def word_key(word: str) -> str:
    """A word of a field, ready to be compared."""
    return key(word)


def may_mean(heard: Said, meant: str) -> bool:
    """Whether a head is like a word (its key) at all: a glance, for many words."""
    return meant in heard.key or meant == heard.bare or _may_be_mistyped(heard.key, meant)


def likeness(head: str, word: str) -> float:
    """
    How surely a head means a word, from 0 to 1; the same but for spelling is 1, the same but for
    what stands in parentheses `BARE`.
    """
    heard, meant = said(head), word_key(word)
    if not heard.key or not meant:
        return 0.0
    if meant == heard.key:
        return 1.0
    if meant == heard.bare:
        return BARE
    share = min(1.0, len(meant) / len(heard.key))
    if meant in heard.tokens:
        return 0.7 + 0.25 * share
    if len(meant) >= SHORTEST_PART and meant in heard.key:
        return 0.5 + 0.4 * share
    return _mistyped(heard.key, meant)


def _may_be_mistyped(heard: str, meant: str) -> bool:
    return (
        abs(len(heard) - len(meant)) <= 2
        and (heard[:2] == meant[:2] or heard[-2:] == meant[-2:])
        and min(len(heard), len(meant)) >= SHORTEST_MISTYPED
    )


def begins_with(head: str, word: str) -> bool:
    """Whether a head begins with a word, which in Thai is what it is about: "สถานะของโครงการ"."""
    meant = word_key(word)
    return len(meant) >= SHORTEST_PART and said(head).key.startswith(meant)


def _mistyped(heard: str, meant: str) -> float:
    if not _may_be_mistyped(heard, meant):
        return 0.0
    ratio = SequenceMatcher(None, heard, meant, autojunk=False).ratio()
    return ratio * 0.85 if ratio >= LEAST_ALIKE else 0.0
