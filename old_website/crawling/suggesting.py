"""Which page or file of an old website belongs to which item of a checklist, and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from old_website.crawling.candidates import Candidate, candidates_of, title_parts
from old_website.crawling.matching import Matcher
from old_website.crawling.pages import OUTSIDE, Page
from old_website.crawling.years import years_of

MOST_PER_ITEM = 5
LEAST_SCORE = 50
MOST_PAGES = 20_000
_RIGHT_YEAR, _OTHER_YEAR = 4, -15
_OUTSIDE = -5
# Where a page says itself what it is, a heading above a link to it says nothing else.
_SURE, _OWN = 80, 0.95
# A part of titles on more pages than this is the name of the website or of its menu.
_COMMON, _COMMON_SHARE = 3, 0.2
_LOOKS_BACK = ("รายงาน", "สถิติ", "สรุปผล")


@dataclass(frozen=True)
class Item:
    """An item of the checklist; `years` are those that its evidence may speak of."""

    code: str
    title: str
    years: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Suggestion:
    """A page for an item. `why` is Thai; `year` the year seen, `fits` whether it is wanted."""

    code: str
    url: str
    title: str
    why: str
    year: int | None
    fits: bool
    score: int


def suggest(pages: Iterable[Page], items: Sequence[Item], year_be: int) -> list[Suggestion]:
    """
    For each item, in their order, at most five pages, the best first; none without a reason.

    Pages of another year are suggested behind those of the year, and say so.
    """
    known = [page for page in pages if not page.gone][:MOST_PAGES]
    common = _common_parts(known)
    matcher = Matcher([item.title for item in items])
    wanted = [item.years or _years_wanted(item.title, year_be) for item in items]
    found: list[list[Suggestion]] = [[] for _ in items]
    for page in known:
        for place, candidate, score in _best_of(page, common, matcher):
            one = _suggestion(items[place], page, candidate, score, wanted[place])
            if one.score >= LEAST_SCORE:
                found[place].append(one)
    return [one for own in found for one in sorted(own, key=_order)[:MOST_PER_ITEM]]


def _order(one: Suggestion) -> tuple[int, str]:
    return -one.score, one.url


def _years_wanted(title: str, year_be: int) -> frozenset[int]:
    """The years that a title prints; else this one, for reports also the year before."""
    printed = years_of(title)
    if printed:
        return printed
    looks_back = any(word in title for word in _LOOKS_BACK)
    return frozenset({year_be, year_be - 1} if looks_back else {year_be})


def _common_parts(pages: list[Page]) -> frozenset[str]:
    parts = Counter(part for page in pages for part in {*title_parts(page.title), *page.headings})
    most = max(_COMMON, _COMMON_SHARE * sum(1 for page in pages if page.opened))
    return frozenset(part for part, count in parts.items() if count > most)


def _best_of(
    page: Page, common: frozenset[str], matcher: Matcher
) -> Iterable[tuple[int, Candidate, float]]:
    """For each item that a page speaks of, the text that does so best."""
    best: dict[int, tuple[float, Candidate]] = {}
    for candidate in candidates_of(page, common):
        for place, raw in matcher.scores(candidate.text).items():
            score = raw * candidate.trust
            if score >= LEAST_SCORE and score > best.get(place, (0, candidate))[0]:
                best[place] = (score, candidate)
    is_sure = any(score >= _SURE and one.trust >= _OWN for score, one in best.values())
    return [
        (place, candidate, score)
        for place, (score, candidate) in best.items()
        if candidate.trust >= _OWN or not is_sure
    ]


def _suggestion(
    item: Item, page: Page, candidate: Candidate, score: float, wanted: frozenset[int]
) -> Suggestion:
    years = candidate.years
    fits = not years or bool(years & wanted)
    score += 0 if not years else _RIGHT_YEAR if fits else _OTHER_YEAR
    why = f"{candidate.why} ตรงกับ “{item.title}”"
    year = max(years & wanted or years) if years else None
    if year:
        why += f" · ปี {year}" if fits else f" · เป็นของปี {year} ไม่ใช่ปี {_said(wanted)}"
    if page.kind == OUTSIDE:
        score += _OUTSIDE
        why += " · อยู่นอกเว็บไซต์เดิม ระบบไม่ได้เปิดดู"
    whole = max(0, min(100, round(score)))
    return Suggestion(item.code, candidate.url, candidate.title, why, year, fits, whole)


def _said(years: frozenset[int]) -> str:
    return " หรือ ".join(map(str, sorted(years)))
