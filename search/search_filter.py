"""What `?year=…&kind=…` narrow a search to, and the links that narrow it further."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from catalogue.search_words import SearchChoice
from search.ranking import Hits
from search.searched import choices
from thai.digits import to_arabic_digits


@dataclass(frozen=True)
class SearchFilter:
    """The words typed, and the year and kind chosen; None for all of them."""

    typed: str
    year_be: int | None = None
    kind: SearchChoice | None = None

    @property
    def is_active(self) -> bool:
        return self.year_be is not None or self.kind is not None

    def address(self, page: int = 1) -> str:
        """The query string of a page of these results."""
        values: dict[str, str | int] = {"q": self.typed}
        if self.year_be is not None:
            values["year"] = self.year_be
        if self.kind is not None:
            values["kind"] = self.kind.code
        if page > 1:
            values["page"] = page
        return "?" + urlencode(values)


@dataclass(frozen=True)
class FilterLink:
    """One link that filters: its name, how many results it leads to (None: too many to count)."""

    name: str
    address: str
    count: int | None
    is_chosen: bool


# By the name of a link: where it leads, and to how many results.
Targets = dict[str, tuple[SearchFilter, int]]


def read_filter(
    typed: str, query: QueryDict, years: Iterable[int]
) -> tuple[SearchFilter, list[str]]:
    """The year and the kind in an address; what is not understood is said and narrows nothing."""
    notes: list[str] = []
    year_typed, kind_typed = _digits(query.get("year", "")), query.get("kind", "")
    year_be = next((year for year in years if str(year) == year_typed), None)
    if year_typed and year_be is None:
        notes.append("ไม่มีปีงบประมาณนี้ จึงแสดงทุกปีงบประมาณ")
    kind = next((kind for kind in choices() if kind.code == kind_typed), None)
    if kind_typed and kind is None:
        notes.append("ไม่มีประเภทข้อมูลนี้ จึงแสดงทุกประเภท")
    return SearchFilter(typed, year_be, kind), notes


def year_choices(chosen: SearchFilter, found: Hits, years: Iterable[int]) -> list[FilterLink]:
    """All years, each year with results of the chosen kind, and the chosen year itself."""
    counts = Counter(hits[0].year_be for hits in found.pages(None, chosen.kind))
    targets: Targets = {"ทุกปี": (replace(chosen, year_be=None), counts.total())}
    for year in years:
        targets[str(year)] = (replace(chosen, year_be=year), counts[year])
    return _links(chosen, found, targets)


def kind_choices(chosen: SearchFilter, found: Hits) -> list[FilterLink]:
    """The same of the kinds. A page with hits of two kinds counts for both, and once for all."""
    pages = found.pages(chosen.year_be, None)
    counts = Counter(kind for hits in pages for kind in {hit.choice for hit in hits})
    targets: Targets = {"ทุกประเภท": (replace(chosen, kind=None), len(pages))}
    for kind in choices():
        targets[kind.name] = (replace(chosen, kind=kind), counts[kind])
    return _links(chosen, found, targets)


def _links(chosen: SearchFilter, found: Hits, targets: Targets) -> list[FilterLink]:
    links = [
        FilterLink(name, to.address(), count if found.is_all else None, is_chosen=to == chosen)
        for name, (to, count) in targets.items()
    ]
    return [link for link in links if link.count != 0 or link.is_chosen]


def _digits(typed: str) -> str:
    return to_arabic_digits(typed).strip()
