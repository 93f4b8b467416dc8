"""Finding words in the manual: some fifty sections, each looked at once."""

import re
from dataclasses import dataclass

from django.utils.html import format_html

from help_pages.documents import Document, Section
from thai.clusters import back_to_cluster, on_to_cluster
from thai.folding import fold

LONGEST = 100  # characters of a question
MOST = 20  # sections in an answer
BEFORE, LENGTH = 40, 200  # characters of an excerpt, before the first match and in all
ENOUGH = 0.6  # of the three-letter pieces of a question, where the whole of it stands nowhere


@dataclass(frozen=True)
class Piece:
    """A run of text that is marked, or is not."""

    text: str
    is_match: bool = False

    @property
    def html(self) -> str:
        """The text, marked where it is what was looked for."""
        return format_html("<mark>{}</mark>" if self.is_match else "{}", self.text)


@dataclass(frozen=True)
class Found:
    """A section, with its words around the first match."""

    section: Section
    excerpt: list[Piece]


def find(document: Document, typed: str) -> list[Found]:
    """
    The sections that have all words typed, those with a word in their heading first.

    Thai and Arabic digits are the same, and so are capitals and small letters. If the words stand
    nowhere, the sections that have most of their letters in a row: Thai is typed without spaces.
    """
    terms = fold(typed[:LONGEST]).split()
    if not terms:
        return []
    found = [each for each in document.sections if all(term in each.folded for term in terms)]
    found.sort(key=lambda each: not _in_heading(each, terms))
    found = found or _alike(document, terms)
    return [Found(each, _excerpt(each.words, terms)) for each in found[:MOST]]


def _in_heading(section: Section, terms: list[str]) -> bool:
    heading = fold(section.title or section.chapter.title)
    return any(term in heading for term in terms)


def _alike(document: Document, terms: list[str]) -> list[Section]:
    grams = {term[at : at + 3] for term in terms for at in range(len(term) - 2)}
    if not grams:
        return []
    shares = [
        (sum(gram in each.folded for gram in grams) / len(grams), each)
        for each in document.sections
    ]
    close = [(share, each) for share, each in shares if share >= ENOUGH]
    close.sort(key=lambda pair: -pair[0])
    return [each for _, each in close[:5]]


def _excerpt(words: str, terms: list[str]) -> list[Piece]:
    matches = _matches(words, terms)
    first = matches[0][0] if matches else 0
    start = back_to_cluster(words, max(first - BEFORE, 0))
    end = on_to_cluster(words, min(start + LENGTH, len(words)))
    pieces, place = [Piece("… ")] if start else [], start
    for begin, stop in matches:
        if stop <= end:
            pieces += [Piece(words[place:begin]), Piece(words[begin:stop], is_match=True)]
            place = stop
    pieces += [Piece(words[place:end]), Piece(" …" if end < len(words) else "")]
    return [piece for piece in pieces if piece.text]


def _matches(words: str, terms: list[str]) -> list[tuple[int, int]]:
    pattern = re.compile("|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True)))
    matches: list[tuple[int, int]] = []
    for match in pattern.finditer(fold(words)):
        begin, stop = back_to_cluster(words, match.start()), on_to_cluster(words, match.end())
        if matches and begin < matches[-1][1]:
            begin = matches.pop()[0]
        matches.append((begin, stop))
    return matches
