"""What `?year=…&kind=…` narrow a search to, and the links that narrow it further."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from search.kinds import KINDS, Kind
from search.ranking import Hits
from thai.digits import to_arabic_digits


@dataclass(frozen=True)
class Narrowing:
    """The words typed, and the year and kind chosen; None for all of them."""

    typed: str
    year_be: int | None = None
    kind: Kind | None = None

    @property
    def is_active(self) -> bool:
        return self.year_be is not None or self.kind is not None

    def address(self, page: int = 1) -> str:
        """The query string of a page of these results."""
        values = {"q": self.typed}
        if self.year_be is not None:
            values["year"] = self.year_be
        if self.kind is not None:
            values["kind"] = self.kind.code
        if page > 1:
            values["page"] = page
        return "?" + urlencode(values)


@dataclass(frozen=True)
class Choice:
    """One link of a filter: its name, how many results it leads to (None: too many to count)."""

    name: str
    address: str
    count: int | None
    is_chosen: bool


def read_narrowing(
    typed: str, query: QueryDict, years: Iterable[int]
) -> tuple[Narrowing, list[str]]:
    """The year and the kind in an address; what is not understood is said and narrows nothing."""
    notes = []
    year_typed, kind_typed = _digits(query.get("year", "")), query.get("kind", "")
    year_be = next((year for year in years if str(year) == year_typed), None)
    if year_typed and year_be is None:
        notes.append("ไม่มีปีงบประมาณนี้ จึงแสดงทุกปีงบประมาณ")
    kind = next((kind for kind in KINDS if kind.code == kind_typed), None)
    if kind_typed and kind is None:
        notes.append("ไม่มีประเภทข้อมูลนี้ จึงแสดงทุกประเภท")
    return Narrowing(typed, year_be, kind), notes


def year_choices(narrowing: Narrowing, found: Hits, years: Iterable[int]) -> list[Choice]:
    """All years, each year with results of the chosen kind, and the chosen year itself."""
    counts = Counter(hits[0].year_be for hits in found.pages(None, narrowing.kind))
    targets = {"ทุกปี": (replace(narrowing, year_be=None), counts.total())}
    for year in years:
        targets[str(year)] = (replace(narrowing, year_be=year), counts[year])
    return _choices(narrowing, found, targets)


def kind_choices(narrowing: Narrowing, found: Hits) -> list[Choice]:
    """The same of the kinds. A page with hits of two kinds counts for both, and once for all."""
    pages = found.pages(narrowing.year_be, None)
    counts = Counter(kind for hits in pages for kind in {hit.kind for hit in hits})
    targets = {"ทุกประเภท": (replace(narrowing, kind=None), len(pages))}
    for kind in KINDS:
        targets[kind.name] = (replace(narrowing, kind=kind), counts[kind])
    return _choices(narrowing, found, targets)


def _choices(narrowing: Narrowing, found: Hits, targets: dict[str, tuple]) -> list[Choice]:
    choices = [
        Choice(name, to.address(), count if found.is_all else None, is_chosen=to == narrowing)
        for name, (to, count) in targets.items()
    ]
    return [choice for choice in choices if choice.count != 0 or choice.is_chosen]


def _digits(typed: str) -> str:
    return to_arabic_digits(typed).strip()
