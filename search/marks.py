"""What is reported and what is proved of the rows that a page of results leads to."""

from collections.abc import Iterable
from typing import Any

from catalogue import Record
from progress.records import AssignmentRecord
from search.models import SearchEntry
from search.searched import searched_kinds

# The kind of an entry and the key of the row on whose page it stands.
PageKey = tuple[str, int]


def marked_rows(entries: Iterable[SearchEntry]) -> dict[PageKey, Any]:
    """
    The rows of divisions, with status and proof, on whose pages these public entries stand.

    Costs the same however many entries: two to four queries for each family among them.
    """
    entries = list(entries)
    pages: dict[str, Record] = {each.kind: each.page for each in searched_kinds()}
    found: dict[PageKey, Any] = {}
    for record in {pages[entry.kind] for entry in entries}:
        if not isinstance(record, AssignmentRecord):
            continue
        on_it = [entry for entry in entries if pages[entry.kind] is record]
        family: Any = record.model
        loaded = family.objects.with_year().select_related("published_update")
        rows = loaded.filter(pk__in={entry.owner_id for entry in on_it})
        by_key = {row.pk: row for row in record.with_proof(rows)}
        found |= {
            (entry.kind, entry.owner_id): by_key[entry.owner_id]
            for entry in on_it
            if entry.owner_id in by_key
        }
    return found
