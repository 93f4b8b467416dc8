"""How the words of a row become its entry in the index."""

from collections.abc import Iterator
from typing import Any

from catalogue import Record
from search.models import SearchEntry
from search.searched import Searched
from thai.folding import fold
from thai.spelling import normalise


def page_fields(page: Record, row: Any) -> dict[str, Any]:
    """The fields that speak of the page of a row: the entries of all that stands on it agree."""
    reference = page.page_reference(row)
    return {
        "owner_id": row.pk,
        "year_be": reference.year_be,
        "number": reference.number,
        "code": reference.code,
        "address": reference.address,
        "page_title": normalise(reference.title),
    }


def folded(title: str, text: str, page_title: str) -> str:
    """What a row is found by: its own words and the name of its page, on which both are read."""
    return fold(f"{title}\n{text}\n{page_title}")


def entry_of(searched: Searched, row: Any) -> SearchEntry:
    """The entry of a row, not saved."""
    of_page = page_fields(searched.page, searched.page_row(row))
    title, text = normalise(searched.words.title(row)), normalise(searched.words.text(row))
    return SearchEntry(
        kind=searched.kind,
        weight=searched.words.weight,
        row_id=row.pk,
        title=title,
        text=text,
        folded_title=fold(title),
        folded_text=folded(title, text, of_page["page_title"]),
        **of_page,
    )


def entries(searched: Searched, **which: Any) -> Iterator[SearchEntry]:
    """Entries of the rows that fit, public or not; many rows are read in pieces."""
    for row in searched.rows().filter(**which).iterator(chunk_size=2000):
        yield entry_of(searched, row)
