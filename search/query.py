"""What was typed, read as words and as codes that records have."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from search.searched import searched_kinds
from thai.dates import MONTHS
from thai.folding import fold
from thai.spelling import normalise

MAX_LENGTH = 200
MAX_TERMS = 6

_NUMBER = r"0*(?P<number>[1-9][0-9]?)(?![0-9]|[.][0-9])"


# A person marks what belongs together; every word is looked for anyway.
_QUOTATION = re.compile(r"[\"“”„«»‘’]")
_DAY = re.compile(r"(?<![0-9/.-])([0-3]?[0-9])([/.-])([01]?[0-9])\2((?:25)?[0-9]{2})(?![0-9/.-])")


@dataclass(frozen=True)
class Term:
    """
    One thing to find: a folded piece of text and, if it can be one, the codes it can mean. `words`
    say the same, all of them together: those of a day that was typed in digits.
    """

    text: str
    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """What to search for, what the box shows again, and what there is to say about it."""

    typed: str = ""
    terms: tuple[Term, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        """Every code that the query can mean."""
        return [code for term in self.terms for code in term.codes]


def read_query(raw: str) -> Query:
    """Read whatever came in the address. Never raises: what cannot be used is said in notes."""
    notes = []
    if any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n" for letter in raw):
        notes.append("คำค้นมีอักขระที่มองไม่เห็น ระบบตัดออกให้แล้ว")
    typed = " ".join(normalise(raw).split())
    if len(typed) > MAX_LENGTH:
        notes.append(f"คำค้นยาวเกิน {MAX_LENGTH} ตัวอักษร กรุณาค้นด้วยคำที่สั้นลง")
        return Query(typed[:MAX_LENGTH], notes=notes)
    terms = list(dict.fromkeys(_terms(_QUOTATION.sub(" ", fold(typed)))))
    if len(terms) > MAX_TERMS:
        notes.append(f"ระบบค้นได้ครั้งละไม่เกิน {MAX_TERMS} คำ จึงใช้เฉพาะ {MAX_TERMS} คำแรก")
    return Query(typed, tuple(terms[:MAX_TERMS]), notes)


def _spellings() -> Iterator[tuple[re.Pattern[str], tuple[str, ...]]]:
    """How people write codes, and the first letters of the codes that they can mean."""
    prefixes: dict[str, None] = {}
    for searched in searched_kinds():
        for before_number, means in searched.words.codes.items():
            prefixes |= dict.fromkeys(means)
            yield _spelling(before_number), means
    # A number that stands alone can mean any of them.
    yield _spelling(r"(?<!\S)", r"(?!\S)"), tuple(prefixes)


def _spelling(before: str, after: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9ก-๛.]){before}{_NUMBER}{after}(?![a-z])")


def _terms(folded: str) -> Iterator[Term]:
    """Codes first found by their spelling; what is left between them, split at spaces."""
    found: list[tuple[int, int, Term]] = []
    for pattern, prefixes in _spellings():
        for match in pattern.finditer(folded):
            if not any(match.start() < end and start < match.end() for start, end, _ in found):
                codes = tuple(f"{prefix}{match['number']}" for prefix in prefixes)
                found.append((*match.span(), Term(match[0], codes)))
    place = 0
    for start, end, term in sorted(found, key=lambda one: one[0]):
        yield from map(_word, folded[place:start].split())
        yield term
        place = end
    yield from map(_word, folded[place:].split())


def _word(text: str) -> Term:
    """A word; 29/11/2565 is also 29 พฤศจิกายน 2565, as the portal prints days."""
    match = _DAY.fullmatch(text)
    if not match or not 1 <= int(match[3]) <= len(MONTHS) or not 1 <= int(match[1]) <= 31:
        return Term(text)
    day, month, year = str(int(match[1])), MONTHS[int(match[3]) - 1], match[4]
    return Term(text, words=(f"{day} {month}", year if len(year) == 4 else f"25{year}"))
