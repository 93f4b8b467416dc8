"""The words by which old websites call what checklist items ask for, from synonyms.toml."""

import itertools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from imports.old_website.years import without_years
from thai.dates import MONTHS
from thai.folding import fold

SOURCE = Path(__file__).with_name("synonyms.toml")
_NO_LETTER = re.compile(r"[^0-9a-zก-ฮะ-ฺเ-๎]+")
_MONTH = re.compile(rf"(?:ประจำ)?(?:เดือน)?\s{{0,3}}(?:{'|'.join(MONTHS)})")
_LATIN = re.compile(r"[0-9a-z]+")


def plain(text: str) -> str:
    """Letters and digits alone, without years and months: the one spelling for comparing."""
    return _NO_LETTER.sub("", _MONTH.sub(" ", without_years(fold(text))))


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


@dataclass(frozen=True)
class Subject:
    """What one kind of item is about."""

    item: tuple[Phrase, ...]
    or_item: tuple[Phrase, ...]
    item_not: tuple[Phrase, ...]
    words: tuple[Phrase, ...]
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

    def best(self, text: Text) -> int:
        """How many letters of a text speak of the subject; 0 for none."""
        found = [phrase.length for phrase in self.words if phrase.is_in(text)]
        return 0 if not found or _any(self.not_words, text) else max(found)


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
            _phrases(one.get("not", [])),
        )
        for one in _file()["subject"]
    )


@lru_cache(maxsize=1)
def _nothing() -> frozenset[str]:
    return frozenset(map(plain, _file()["says_nothing"]))


def says_nothing(text: str) -> bool:
    """Whether a link text names no document: "ดาวน์โหลด", "คลิกที่นี่ (PDF)", "1", "ปี 2566"."""
    words = [plain(word) for word in re.split(r"[\s()\[\].,:>»|_/-]+", text[:200])]
    whole = plain(text[:200])
    return whole in _nothing() or all(
        not word or word.isdecimal() or word in _nothing() for word in words
    )


def _phrases(written: list[str]) -> tuple[Phrase, ...]:
    return tuple(map(Phrase.of, written))


def _file() -> dict:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))
