"""The page of the search: /search/?q=…&year=…&kind=…&page=…"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agency.public_years import public_years
from catalogue.changes import years_changed_at
from public_site.paging import page_links, read_page
from search.excerpts import Piece, excerpt, mark_matches
from search.marks import marked_rows
from search.models import SearchEntry
from search.query import MAX_LENGTH, Query, read_query
from search.ranking import Hit, find
from search.search_filter import kind_choices, read_filter, year_choices
from search.searched import choice_of, choices

PER_PAGE = 20
LOOKED_AT = 12  # rows of one page, from which the best parts are taken
PARTS = 2  # printed of one page
EXAMPLES = ["คุ้มครองข้อมูลส่วนบุคคล", "งบประมาณ", "มติที่ประชุม", "o13"]


@dataclass(frozen=True)
class Part:
    """What was found in one row of a page: its kind, its name if it has one, its words."""

    kind: str
    heading: list[Piece]
    excerpt: list[Piece]


@dataclass(frozen=True)
class Result:
    """One page of records on which the words stand, and where on it."""

    entry: SearchEntry
    heading: list[Piece]
    parts: list[Part]
    row: Any = None  # with its two marks, where divisions report on it


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the public records say about the words typed, 20 results a page."""
    query = read_query(request.GET.get("q", ""))
    years = public_years()
    years_be = [year.year_be for year in years.all]
    chosen, notes = read_filter(query.typed, request.GET, years_be)
    found = find(query)
    shown = found
    if not found.is_all and chosen.is_active:
        # All that was found is narrowed here; of more than that, the database looks again.
        shown = find(query, chosen.year_be, chosen.kind)
    page, page_notes = read_page(request.GET, shown.pages(chosen.year_be, chosen.kind), PER_PAGE)
    context = {
        "current_year": years.current,
        "years": years.that_have_rows,
        "query": query,
        "notes": [*query.notes, *notes, *page_notes],
        "search_filter": chosen,
        "is_all": shown.is_all,
        "page": page,
        "page_links": page_links(page, chosen.address),
        "results": _results(list(page.object_list), query),
        "year_choices": year_choices(chosen, found, years_be) if found.hits else [],
        "kind_choices": kind_choices(chosen, found),
        "kinds": choices(),
        "examples": EXAMPLES,
        "max_length": MAX_LENGTH,
        "changed_at": years_changed_at(years.all),
    }
    return render(request, "search.html", context)


def _results(pages: list[list[Hit]], query: Query) -> list[Result]:
    # Whether the public may see them was asked a moment ago, by find().
    entries = SearchEntry.objects.in_bulk([hit.pk for hits in pages for hit in hits[:LOOKED_AT]])
    first = [entries[hits[0].pk] for hits in pages if hits[0].pk in entries]
    rows = marked_rows(first)
    results = []
    for hits in pages:
        found = [entries[hit.pk] for hit in hits if hit.pk in entries]
        if found:
            heading = mark_matches(found[0].page_title, query)
            row = rows.get((found[0].kind, found[0].owner_id))
            results.append(Result(found[0], heading, _parts(found, query), row))
    return results


def _parts(found: list[SearchEntry], query: Query) -> list[Part]:
    """The best of a page in whose own words something is found; else how the page begins."""
    parts = [_part(entry, query) for entry in found]
    parts = [part for part in parts if part.heading or part.excerpt]
    return [part for part in parts if _is_marked(part)][:PARTS] or parts[:1]


def _part(entry: SearchEntry, query: Query) -> Part:
    name = entry.heading if entry.stands_below else ""
    return Part(choice_of(entry.kind).name, mark_matches(name, query), excerpt(entry.text, query))


def _is_marked(part: Part) -> bool:
    return any(piece.is_match for piece in [*part.heading, *part.excerpt])
