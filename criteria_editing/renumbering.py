"""Items whose title a file has under another code: they take the code, and keep their work."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from criteria_editing.stored import StoredCriteria
from oit_checklist.criteria_set import CriteriaSet, ItemEntry
from oit_checklist.models import ChecklistItem
from thai.likeness import key_of

Titled = TypeVar("Titled", ChecklistItem, ItemEntry)
Title = tuple[str, str]  # instrument, and what a reader takes the title for


def renumbered(stored: StoredCriteria, criteria: CriteriaSet) -> dict[int, int]:
    """
    The new numbers of items, by their keys, in a year that nobody saw yet; else none.

    The title decides where it stands once on either side, and no other item keeps the code.
    """
    if stored.fiscal_year.published_at is not None:
        return {}
    there, wanted = _once(stored.items), _once(criteria.items)
    by_code = {(item.instrument, item.number): item for item in stored.items}
    found = {
        item.pk: wanted[title].number
        for title, item in there.items()
        if title in wanted and wanted[title].number != item.number
    }
    instruments = {item.pk: item.instrument for item in stored.items}
    while blocked := [
        key
        for key, number in found.items()
        if (holder := by_code.get((instruments[key], number))) and holder.pk not in found
    ]:
        for key in blocked:
            del found[key]
    return found


def same_title_elsewhere(stored: StoredCriteria, criteria: CriteriaSet) -> Mapping[int, str]:
    """
    The code under which the file has the title of an item, by the item's key, where its own code
    gets another title: its work then belongs to another topic.
    """
    there, wanted = _once(stored.items), _once(criteria.items)
    titles = {(each.instrument, each.number): _title(each) for each in criteria.items}
    return {
        item.pk: wanted[title].code
        for title, item in there.items()
        if title in wanted
        and wanted[title].number != item.number
        and titles.get((item.instrument, item.number), title) != title
    }


def store_numbers(items: Iterable[ChecklistItem], numbers: Mapping[int, int]) -> None:
    """Give items their new numbers, saved one by one."""
    moving = [item for item in items if item.pk in numbers]
    # Twice: a number can be taken only when nobody has it; no set goes so far.
    for place, item in enumerate(moving, start=1):
        item.number = 10_000 + place
        item.save(update_fields=["number"])
    for item in moving:
        item.number = numbers[item.pk]
        item.save(update_fields=["number"])


def _once(rows: Iterable[Titled]) -> dict[Title, Titled]:
    rows = list(rows)
    counts = Counter(map(_title, rows))
    return {_title(row): row for row in rows if counts[_title(row)] == 1}


def _title(row: ChecklistItem | ItemEntry) -> Title:
    return row.instrument, key_of(row.title)
