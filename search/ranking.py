"""Which entries a query finds, and in which order they stand."""

from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from catalogue.search_words import SearchChoice
from search.models import SearchEntry
from search.query import Query, Term
from search.searched import kinds_of, searched_kinds

# So many results are ranked and counted, those of the newest years; nobody reads further.
MOST = 1000
Key = tuple[int, int, str, int]  # an entry: its key, year, kind and owner
_KEYS = ("pk", "year_be", "kind", "owner_id")


@dataclass(frozen=True)
class Hit:
    """An entry that was found: enough to count it and to order it, without its words."""

    pk: int
    year_be: int
    choice: SearchChoice
    page: tuple[str, int]  # kind of page and its row


@dataclass(frozen=True)
class Hits:
    """What was found, the best first; `is_all` says whether that is everything there is."""

    hits: list[Hit]
    is_all: bool = True

    def of(self, year_be: int | None, choice: SearchChoice | None) -> list[Hit]:
        """Those of a year and of a choice of kinds; None narrows nothing."""
        wanted = [hit for hit in self.hits if year_be is None or hit.year_be == year_be]
        return [hit for hit in wanted if choice is None or hit.choice == choice]

    def pages(self, year_be: int | None, choice: SearchChoice | None) -> list[list[Hit]]:
        """The same by the page on which they stand; a page ranks as its best hit."""
        pages = defaultdict(list)
        for hit in self.of(year_be, choice):
            pages[hit.page].append(hit)
        return list(pages.values())


def find(query: Query, year_be: int | None = None, choice: SearchChoice | None = None) -> Hits:
    """
    At most MOST public entries in which every term is found: by code, by title, by text.

    Among equals the newest year comes first, then the order of the records themselves.
    """
    if not query.terms:
        return Hits([])
    entries = SearchEntry.objects.published().order_by("-year_be", "weight", "number", "row_id")
    if year_be is not None:
        entries = entries.filter(year_be=year_be)
    if choice is not None:
        entries = entries.filter(kind__in=kinds_of(choice))
    found: list[Key] = []
    if query.codes:
        # A query of its own: sorting by "has the code" would read all with the number in it.
        found = list(_with_code(entries, query).values_list(*_KEYS)[:MOST])
    with_terms = _with_terms(entries, query).annotate(in_title=_all_in("folded_title", query))
    rows = list(with_terms.values_list(*_KEYS, "in_title")[: MOST + 1])
    found += [tuple(key) for *key, in_title in rows if in_title]
    found += [tuple(key) for *key, in_title in rows if not in_title]
    return Hits(_hits(list(dict.fromkeys(found))[:MOST]), is_all=len(rows) <= MOST)


def entries_with(query: Query) -> QuerySet:
    """Public entries in which every term is found, in any of their fields."""
    return _with_terms(SearchEntry.objects.published(), query)


def _with_terms(entries: QuerySet, query: Query) -> QuerySet:
    return entries.filter(_all_in("folded_text", query))


def _with_code(entries: QuerySet, query: Query) -> QuerySet:
    """Rows that have one of the codes themselves and hold the other terms: a handful a year."""
    kinds = [each.kind for each in searched_kinds() if each.words.codes]
    found = entries.filter(kind__in=kinds, code__in=query.codes)
    for term in query.terms:
        # Not LIKE: PostgreSQL would look for the words in the trigram index, not for the code.
        holds = _holds(term.text)
        if term.words:
            holds |= reduce(and_, map(_holds, term.words))
        found = found.filter(holds | Q(code__in=term.codes) if term.codes else holds)
    return found


def _holds(text: str) -> Q:
    return Q(GreaterThan(StrIndex("folded_text", Value(text)), 0))


def _all_in(field: str, query: Query) -> Q:
    condition = Q()
    for term in query.terms:
        condition &= _contains(field, term)
    return condition


def _contains(field: str, term: Term) -> Q:
    # `contains`, not `icontains`: both sides are folded, and the trigram index serves LIKE only.
    found = Q(**{f"{field}__contains": term.text})
    if term.words:
        found |= reduce(and_, (Q(**{f"{field}__contains": word}) for word in term.words))
    return found | Q(code__in=term.codes) if term.codes else found


def _hits(found: list[Key]) -> list[Hit]:
    kinds = {each.kind: (each.words.choice, each.page.kind) for each in searched_kinds()}
    hits = []
    for pk, year_be, kind, owner_id in found:
        choice, page = kinds[kind]
        hits.append(Hit(pk, year_be, choice, (page, owner_id)))
    return hits
