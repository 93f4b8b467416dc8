"""The texts by which a page may be known: what links call it, its title, headings, address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from old_website.crawling.addresses import file_name
from old_website.crawling.pages import LONGEST_TEXT, Naming, Page
from old_website.crawling.synonyms import adds_nothing, says_nothing
from old_website.crawling.years import years_of, years_of_address

_PARTS = re.compile(r"\s[|–—:»•·-]\s|[|»•]")
_NAME_SIGNS = re.compile(r"[_+-]+|\.[a-z0-9]{2,5}$", re.IGNORECASE)
_IN_FULL, _HEADING, _AROUND_NOTHING, _ROW, _AROUND, _ADDRESS = 1.0, 0.95, 0.95, 0.85, 0.65, 0.7


@dataclass(frozen=True)
class Candidate:
    """A text of a page, how far it is to be trusted, and what a person is told of it."""

    text: str
    trust: float
    why: str
    url: str
    title: str
    years: frozenset[int]


def title_parts(title: str) -> list[str]:
    """A title and its parts: most tell the name of the website too."""
    return list(dict.fromkeys(filter(None, map(str.strip, [title, *_PARTS.split(title)]))))


def candidates_of(page: Page, common: frozenset[str]) -> Iterator[Candidate]:
    """Every text that may tell what a page is, those that all pages share left out."""
    parts = _own_parts(page.title, common)
    own = [heading for heading in page.headings if heading not in common]
    name = file_name(page.url)
    title = next(iter([*parts, *own]), "")
    for naming in page.names:
        yield from _of_link(page, naming, title, common)
    first = next((one.text for one in page.names if not says_nothing(one.text)), "")
    title = title or first or name
    texts = (page.title, " ".join(own), first, *_around(page))
    years = _first_years(*texts) or years_of_address(page.url)
    for part in parts:
        yield Candidate(part, _IN_FULL, f"ชื่อหน้า “{part}”", page.url, title, years)
    for heading in own:
        yield Candidate(heading, _HEADING, f"หัวข้อ “{heading}”", page.url, title, years)
    spelled = _spelled(name)
    if not says_nothing(spelled):
        why = f"ชื่อในที่อยู่เว็บ “{spelled[:80]}”"
        yield Candidate(spelled, _ADDRESS, why, page.url, title, years)


def _own_parts(title: str, common: frozenset[str]) -> list[str]:
    """The whole title and its parts, or the parts alone that other pages do not have."""
    parts = title_parts(title)
    own = [part for part in parts if part not in common]
    return own if len(own) == len(parts) else [part for part in own if part != title]


def _of_link(page: Page, naming: Naming, title: str, common: frozenset[str]) -> Iterator[Candidate]:
    """What one link tells: its text, or the row and heading that it stands in."""
    text, row = naming.text, naming.row
    heading = "" if naming.heading in common else naming.heading
    is_bare = says_nothing(text)
    url = naming.url if "#" in naming.url else page.url
    years = _first_years(text, row, heading, title)
    years = years or years_of_address(url)
    shown = _shown(text, row, heading, is_bare) or title or file_name(url)
    if not is_bare:
        yield Candidate(text, _IN_FULL, f"ข้อความลิงก์ “{text}”", url, shown, years)
    for around, name, trust in (
        (row, "แถวหรือบรรทัดเดียวกัน", _ROW),
        (heading, "หัวข้อเหนือลิงก์", _AROUND),
    ):
        if not around or says_nothing(around):
            continue
        trust = _AROUND_NOTHING if is_bare else trust
        yield Candidate(around, trust, f"{name} “{around}”", url, shown, years)
        if not is_bare and text not in around:
            both = f"{around} {text}"[:LONGEST_TEXT]
            yield Candidate(both, trust, f"{name} “{around}” กับลิงก์ “{text}”", url, shown, years)


def _shown(text: str, row: str, heading: str, is_bare: bool) -> str:
    """The name of the document for a person."""
    if not is_bare:
        return text
    named = next((one for one in (row, heading) if one and not says_nothing(one)), "")
    return named if adds_nothing(text) else f"{named} {text}".strip()


def _around(page: Page) -> list[str]:
    return [f"{one.row} {one.heading}" for one in page.names]


def _first_years(*texts: str) -> frozenset[int]:
    """The years of the first text that tells one: what names a page itself comes first."""
    return next(filter(None, map(years_of, texts)), frozenset())


def _spelled(name: str) -> str:
    return " ".join(_NAME_SIGNS.sub(" ", name).split())
