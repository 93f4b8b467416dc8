"""
A piece of a result's text around what was found, with the found words marked.

Neither a cut nor a mark divides a cluster (thai.clusters).
"""

import re
from dataclasses import dataclass

from search.query import Query
from thai.clusters import back_to_cluster, on_to_cluster
from thai.folding import fold

BEFORE = 60
LENGTH = 240


@dataclass(frozen=True)
class Piece:
    """A run of text that is marked, or is not."""

    text: str
    is_match: bool = False


def mark_matches(text: str, query: Query) -> list[Piece]:
    """The whole text, which is normalised, as pieces: what the query found is marked."""
    return _pieces(text, _matches(text, query), 0, len(text))


def excerpt(text: str, query: Query) -> list[Piece]:
    """About LENGTH characters of the normalised text around the first match, or its beginning."""
    text = re.sub(r"\s", " ", text)
    matches = _matches(text, query)
    first, last = matches[0] if matches else (0, 0)
    start = _cut_before(text, first - BEFORE, first)
    end = _cut_after(text, max(start + LENGTH, last), last)
    pieces = _pieces(text, matches, start, end)
    before = [Piece("… ")] if start else []
    after = [Piece(" …")] if end < len(text) else []
    return before + pieces + after


def _matches(text: str, query: Query) -> list[tuple[int, int]]:
    """Where the query is found: (start, end), widened to whole clusters, none touching another."""
    # o1 is no part of o13, but 2566 is one of 25660.
    patterns = [re.escape(term.text) + ("(?![0-9])" * bool(term.codes)) for term in query.terms]
    patterns += [re.escape(word) for term in query.terms for word in term.words]
    patterns += [rf"(?<![a-z0-9]){code}(?![0-9])" for code in query.codes]
    if not patterns:
        return []
    pattern = re.compile("|".join(sorted(patterns, key=len, reverse=True)))
    matches: list[tuple[int, int]] = []
    for match in pattern.finditer(fold(text)):
        start, end = back_to_cluster(text, match.start()), on_to_cluster(text, match.end())
        if matches and start <= matches[-1][1]:
            start = matches.pop()[0]
        matches.append((start, end))
    return matches


def _pieces(text: str, matches: list[tuple[int, int]], start: int, end: int) -> list[Piece]:
    pieces, place = [], start
    for first, last in matches:
        if first >= start and last <= end:
            pieces += [Piece(text[place:first]), Piece(text[first:last], is_match=True)]
            place = last
    pieces.append(Piece(text[place:end]))
    return [piece for piece in pieces if piece.text]


def _cut_before(text: str, place: int, latest: int) -> int:
    """Where the excerpt begins: after a space if one is near, else between two clusters."""
    if place <= 0:
        return 0
    space = text.find(" ", place, latest)
    return back_to_cluster(text, space + 1 if space >= 0 else place)


def _cut_after(text: str, place: int, earliest: int) -> int:
    """Where the excerpt ends, likewise; the first match stays whole."""
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", max(earliest, place - BEFORE), place)
    return on_to_cluster(text, space if space >= 0 else place)
