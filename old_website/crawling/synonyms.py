"""The words by which old websites call what checklist items ask for, from synonyms.toml."""

import itertools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from old_website.crawling.years import without_years, years_of
from thai.dates import MONTHS, SHORT_MONTHS
from thai.folding import fold

BEST = 100
LONG_PHRASE = 10  # letters; a shorter one has to be most of the text
_LONG_BEGINS = 40
SOURCE = Path(__file__).with_name("synonyms.toml")
_NO_LETTER = re.compile(r"[^0-9a-zก-ฮะ-ฺเ-๎]+")
_MONTH = re.compile("|".join(MONTHS))
_OF_A_MONTH = re.compile(rf"(?:ประจำ)?เดือน\s{{0,3}}(?:{_MONTH.pattern})")
_CODE = re.compile(
    r"^\s{0,9}[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)\s]|(?<![a-z0-9])(?:oit|o|ข้อที่|ข้อ|ลำดับที่)\s?[0-9]{1,2}(?![0-9])"
)
_SHORT_MONTH = re.compile("|".join(map(re.escape, SHORT_MONTHS)))
_BETWEEN = re.compile(r"[\s()\[\],:>»|_/-]+")
_LATIN = re.compile(r"[0-9a-z]+")


def plain(text: str) -> str:
    """
    Letters and digits alone: the one spelling for comparing.

    Without years, months and codes ("O12" is another item each year); "เดือนมกราคม" is monthly.
    """
    words = _CODE.sub(" ", without_years(fold(text)))
    return _NO_LETTER.sub("", _MONTH.sub(" ", _OF_A_MONTH.sub(" รายเดือน ", words)))


@dataclass(frozen=True)
class Phrase:
    """Parts that all have to stand in a text."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, written: str) -> "Phrase":
        """From "a+b"."""
        return cls(tuple(filter(None, map(plain, written.split("+")))))

    @property
    def length(self) -> int:
        """How many letters it has."""
        return sum(map(len, self.parts))

    def is_in(self, text: "Text") -> bool:
        """Whether a text has all its parts; short Latin ones as words of their own."""
        return bool(self.parts) and all(map(text.has, self.parts))


@dataclass(frozen=True)
class Text:
    """A text to be compared: `letters` alone, and its Latin words."""

    letters: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Text":
        """The text without years and signs."""
        words = _LATIN.findall(fold(text))
        joined = ("".join(pair) for pair in itertools.pairwise(words))
        return cls(plain(text), frozenset([*words, *joined]))

    def has(self, part: str) -> bool:
        """Whether the letters stand in it: "sop" does not stand in "sophon"."""
        if len(part) < 6 and part.isascii() and not part.isdecimal():
            return part in self.words
        return part in self.letters

    def covered_by(self, phrases: Sequence[Phrase]) -> int:
        """How many of the letters are those of the phrases."""
        covered = bytearray(len(self.letters))
        for part in {part for phrase in phrases for part in phrase.parts}:
            start = self.letters.find(part)
            if start >= 0:
                covered[start : start + len(part)] = b"\x01" * len(part)
        return sum(covered)


@dataclass(frozen=True)
class Subject:
    """What one kind of item is about."""

    item: tuple[Phrase, ...]
    or_item: tuple[Phrase, ...]
    item_not: tuple[Phrase, ...]
    words: tuple[Phrase, ...]
    alone: tuple[Phrase, ...]
    not_words: tuple[Phrase, ...]

    def places(self, titles: Sequence[Text]) -> list[int]:
        """Which of the items are of this subject; where none is, which stand in for it."""
        return self._places(self.item, titles) or self._places(self.or_item, titles)

    def _places(self, words: tuple[Phrase, ...], titles: Sequence[Text]) -> list[int]:
        return [
            place
            for place, title in enumerate(titles)
            if _any(words, title) and not _any(self.item_not, title)
        ]

    def score(self, text: Text) -> float:
        """How much a text speaks of the subject: 0 to 100."""
        whole = len(text.letters)
        said = [phrase for phrase in self.words if phrase.is_in(text)]
        found = [of_phrase(phrase.length, whole) for phrase in said]
        if len(said) > 1:  # "เจตจำนงสุจริต No Gift Policy" says both
            found.append(of_phrase(text.covered_by(said), whole))
        found += [BEST * phrase.length / whole for phrase in self.alone if phrase.is_in(text)]
        return 0 if not found or _any(self.not_words, text) else min(BEST, max(found))


def of_phrase(length: int, whole: int) -> float:
    """The score of a phrase in a text: the more of the text it is, the better."""
    share = min(1.0, length / whole)
    if length >= LONG_PHRASE:
        return _LONG_BEGINS + (BEST - _LONG_BEGINS) * share
    return BEST * share**0.6


def _any(phrases: tuple[Phrase, ...], text: Text) -> bool:
    return any(phrase.is_in(text) for phrase in phrases)


@lru_cache(maxsize=1)
def subjects() -> tuple[Subject, ...]:
    """All subjects of the file."""
    return tuple(
        Subject(
            _phrases(one["item"]),
            _phrases(one.get("or_item", [])),
            _phrases(one.get("item_not", [])),
            _phrases(one["words"]),
            _phrases(one.get("alone", [])),
            _phrases(one.get("not", [])),
        )
        for one in _file()["subject"]
    )


@lru_cache(maxsize=1)
def _nothing() -> frozenset[str]:
    return frozenset(map(plain, [*_file()["says_nothing"], *SHORT_MONTHS]))


def says_nothing(text: str) -> bool:
    """Whether a link text names no document: "ดาวน์โหลด", "คลิกที่นี่ (PDF)", "1", "ปี 2566"."""
    start = without_years(fold(text[:200]))
    words = map(plain, _BETWEEN.split(start))
    return plain(start) in _nothing() or all(
        not word or word.isdecimal() or word in _nothing() for word in words
    )


def adds_nothing(text: str) -> bool:
    """Whether a text that names no document does not even tell one from others, as a year does."""
    return plain(text) in _nothing() and not years_of(text) and not _SHORT_MONTH.search(text)


def _phrases(written: list[str]) -> tuple[Phrase, ...]:
    return tuple(map(Phrase.of, written))


def _file() -> dict:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))
