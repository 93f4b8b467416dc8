"""Which fields of a target the words over a column mean, and how surely."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from imports.tables.target import Field, Target
from imports.tables.words import (
    BARE,
    KEPT,
    SHORTEST_PART,
    Said,
    begins_with,
    key,
    likeness,
    may_mean,
    said,
    word_key,
)

LEAST_LIKENESS = 0.5
OUTER_WORDS = (1.0, 1.0, 0.8, 0.65)  # all words, the innermost, and those further out
LESS_SURE = 0.72  # of words that mean a field only where nothing better does
OWN_WORD = 0.1  # a field's first word is the portal's own


@lru_cache(32)
def words_of(target: Target) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of all fields of a target, and those of them that may stand within a head."""
    words = {word_key(word) for field in target.fields for word in (*field.heads, *field.perhaps)}
    return frozenset(words), tuple(word for word in words if len(word) >= SHORTEST_PART)


@lru_cache(32)
def unread_words_of(target: Target) -> frozenset[str]:
    """The heads of columns that the portal has no place for."""
    return frozenset(filter(None, map(word_key, target.unread)))


@lru_cache(KEPT)
def word_scores(words: tuple[str, ...], target: Target, year_be: int) -> Mapping[str, float]:
    """How surely the words over a column mean each field, by its name."""
    asked = [" ".join(words), *reversed(words)] if len(words) > 1 else list(words)
    if is_unread(words, target):
        return {}
    scores: dict[str, float] = {}
    years = next((found for word in reversed(words) if (found := said(word).years)), ())
    for place, text in enumerate(asked):
        heard = said(text)
        near = _near_words(heard.yearless, target)
        if not heard.key or not (near or heard.years):
            continue
        share = OUTER_WORDS[place] if len(words) > 1 else 1.0
        for name, of_text in _of_fields(text, target, near, year_be).items():
            is_joined = place == 0 < len(words) - 1
            if not is_joined or of_text >= BARE or _is_of_both(target, name, text, words[0]):
                scores[name] = max(share * of_text, scores.get(name, 0.0))
    strange = {
        field.name
        for field in target.fields
        if years and field.year is not None and years != (year_be + field.year,)
    }
    return _with_exact_alone({name: score for name, score in scores.items() if name not in strange})


def _is_of_both(target: Target, name: str, text: str, outer: str) -> bool:
    """Whether several rows of a head say together what none says alone: a field's word, a year."""
    if said(text).years:
        return True
    field, alone = target.field_named(name), len(key(outer))
    heads = field.heads if field else ()
    return any(begins_with(text, word) and len(word_key(word)) > alone for word in heads)


def _with_exact_alone(scores: dict[str, float]) -> dict[str, float]:
    """A head that is a field's own word holds no other field's word by chance."""
    if max(scores.values(), default=0.0) < 1.0:
        return scores
    return {name: score for name, score in scores.items() if score >= 1.0 or score == LESS_SURE}


def _of_fields(text: str, target: Target, near: frozenset[str], year_be: int) -> dict[str, float]:
    """How surely a text means each field. What it begins with counts more than what is within."""
    heard = said(text)
    found = _with_exact_alone(
        {field.name: _of_field(heard, field, near, year_be) for field in target.fields}
    )
    begun = {
        field.name for field in target.fields if found.get(field.name) and _is_begun_by(text, field)
    }
    if not begun:
        return {name: score for name, score in found.items() if score}
    return {
        field.name: score
        for field in target.fields
        if (score := found.get(field.name)) and (field.name in begun or _is_apart(text, field))
    }


def _is_begun_by(text: str, field: Field) -> bool:
    is_counted = "ordinal" in field.contents
    return not is_counted and any(begins_with(text, word) for word in field.heads)


def _is_apart(text: str, field: Field) -> bool:
    """Whether a head is a word of a field, or has it between spaces or signs."""
    heard = said(text)
    words = {heard.key, heard.bare, *heard.tokens}
    return any(word_key(word) in words for word in (*field.heads, *field.perhaps))


def is_unread(words: Sequence[str], target: Target) -> bool:
    """Whether a head is one of those that the portal has no place for."""
    heard = said(words[-1]) if words else None
    return heard is not None and bool({heard.key, heard.bare} & unread_words_of(target))


@lru_cache(KEPT)
def _near_words(text: str, target: Target) -> frozenset[str]:
    """The keys of the target's words that a text is like at all; it is like few of them."""
    heard = said(text)
    return frozenset(word for word in words_of(target)[0] if may_mean(heard, word))


def _likeness(text: str, words: Sequence[str], near: frozenset[str]) -> float:
    return max((likeness(text, word) for word in words if word_key(word) in near), default=0.0)


def _of_field(heard: Said, field: Field, near: frozenset[str], year_be: int) -> float:
    text = heard.yearless
    if heard.years and field.year is not None:
        if heard.years != (year_be + field.year,):
            return 0.0
        if not key(text):
            return 0.6  # a year alone, below the words that say what is of that year
        if field.year < 0:
            return 0.95 if "คะแนน" in text or "ปี" in heard.key else 0.6
    sure = _likeness(text, field.heads, near)
    sure += OWN_WORD * (likeness(text, field.heads[0]) == 1.0)
    perhaps = _likeness(text, field.perhaps, near)
    score = max(sure, LESS_SURE * perhaps)
    return score if score >= LEAST_LIKENESS else 0.0


def assign(
    scores: Mapping[int, Mapping[str, float]], target: Target
) -> dict[int, tuple[Field, float]]:
    """Which column holds which field: the surest pairs first, a field's own column once."""
    pairs = sorted(
        (
            (-score * field.weight, place, column, field, score)
            for column, of_column in scores.items()
            for place, field in enumerate(target.fields)
            if (score := of_column.get(field.name, 0.0)) >= LEAST_LIKENESS * LESS_SURE
        ),
        key=lambda pair: (pair[0], pair[2], pair[1]),
    )
    found: dict[int, tuple[Field, float]] = {}
    taken: set[str] = set()
    for _, _, column, field, score in pairs:
        if column not in found and (field.name not in taken or field.may_repeat):
            found[column] = (field, score)
            taken.add(field.name)
    return found
