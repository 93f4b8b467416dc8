"""Which entries a query finds, and in which order they stand."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from search.kinds import KIND_OF, Kind
from search.models import SearchEntry, Source
from search.query import Query, Term

# So many results are ranked and counted, those of the newest years; nobody reads further.
MOST = 1000
_ROWS_WITH_CODE = (Source.ITEM, Source.MEASURE)
_KEYS = ("pk", "year_be", "source", "owner_id")
# On whose page the row of an entry stands.
_PAGE_OF = {
    Source.ELEMENT: Source.ITEM, Source.ITEM_UPDATE: Source.ITEM,
    Source.ITEM_EVIDENCE: Source.ITEM, Source.MEASURE_UPDATE: Source.MEASURE,
    Source.MEASURE_EVIDENCE: Source.MEASURE, Source.AGENDA_ITEM: Source.MEETING,
}  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """An entry that was found: enough to count it and to order it, without its words."""

    pk: int
    year_be: int
    kind: Kind
    page: tuple[int, int]  # kind of page and its row


@dataclass(frozen=True)
class Hits:
    """What was found, the best first; `is_all` says whether that is everything there is."""

    hits: list[Hit]
    is_all: bool = True

    def of(self, year_be: int | None, kind: Kind | None) -> list[Hit]:
        """Those of a year and of a kind; None narrows nothing."""
        wanted = [hit for hit in self.hits if year_be is None or hit.year_be == year_be]
        return [hit for hit in wanted if kind is None or hit.kind == kind]

    def pages(self, year_be: int | None, kind: Kind | None) -> list[list[Hit]]:
        """The same by the page on which they stand; a page ranks as its best hit."""
        pages = defaultdict(list)
        for hit in self.of(year_be, kind):
            pages[hit.page].append(hit)
        return list(pages.values())


def find(query: Query, year_be: int | None = None, kind: Kind | None = None) -> Hits:
    """
    At most MOST public entries in which every term is found: by code, by title, by text.

    Among equals the newest year comes first, then the order of the records themselves.
    """
    if not query.terms:
        return Hits([])
    entries = SearchEntry.objects.published().order_by("-year_be", "source", "number", "row_id")
    if year_be is not None:
        entries = entries.filter(year_be=year_be)
    if kind is not None:
        entries = entries.filter(source__in=kind.sources)
    hits = []
    if query.codes:
        # A query of its own: sorting by "has the code" would read all with the number in it.
        hits = [_hit(*row) for row in _with_code(entries, query).values_list(*_KEYS)[:MOST]]
    in_title = _all_in("folded_title", query)
    rows = _with_terms(entries, query).values_list(*_KEYS, in_title)[: MOST + 1]
    hits += [_hit(*key) for *key, in_title in rows if in_title]
    hits += [_hit(*key) for *key, in_title in rows if not in_title]
    return Hits(list(dict.fromkeys(hits))[:MOST], is_all=len(rows) <= MOST)


def entries_with(query: Query) -> QuerySet:
    """Public entries in which every term is found, in any of their fields."""
    return _with_terms(SearchEntry.objects.published(), query)


def _with_terms(entries: QuerySet, query: Query) -> QuerySet:
    return entries.filter(_all_in("folded_text", query))


def _with_code(entries: QuerySet, query: Query) -> QuerySet:
    """Rows that have one of the codes themselves and hold the other terms: a handful a year."""
    found = entries.filter(source__in=_ROWS_WITH_CODE, code__in=query.codes)
    for term in query.terms:
        # Not LIKE: PostgreSQL would look for the words in the trigram index, not for the code.
        holds = Q(GreaterThan(StrIndex("folded_text", Value(term.text)), 0))
        found = found.filter(holds | Q(code__in=term.codes) if term.codes else holds)
    return found


def _all_in(field: str, query: Query) -> Q:
    condition = Q()
    for term in query.terms:
        condition &= _contains(field, term)
    return condition


def _contains(field: str, term: Term) -> Q:
    # `contains`, not `icontains`: both sides are folded, and the trigram index serves LIKE only.
    found = Q(**{f"{field}__contains": term.text})
    return found | Q(code__in=term.codes) if term.codes else found


def _hit(pk: int, year_be: int, source: int, owner_id: int) -> Hit:
    return Hit(pk, year_be, KIND_OF[source], (_PAGE_OF.get(source, source), owner_id))
