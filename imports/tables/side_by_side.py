"""Tables printed side by side on one sheet: the same heads again further right."""

from imports.tables.heads import Head, find_head
from imports.tables.target import Target
from imports.tables.view import View
from imports.tables.words import key

FEWEST = 2  # heads that must come again in their order


def parted(head: Head, target: Target, year_be: int) -> list[Head]:
    """The head itself, or those of the tables that stand side by side below it, from the left."""
    view = head.view
    starts = _starts(head)
    if view.is_turned or len(starts) < 2:
        return [head]
    ends = [*starts[1:], max(view.columns) + 1]
    heads = []
    for start, end in zip(starts, ends, strict=True):
        part = View(view.grid, between=range(start, end))
        found = find_head(part, target, year_be, after=head.first)
        if found is None or found.first != head.first:
            return [head]
        heads.append(found)
    return heads


def _starts(head: Head) -> list[int]:
    """The columns at which the first heads stand again, the first column among them."""
    columns = sorted(head.texts)
    words = [key(head.words(column)) for column in columns]
    first = words[:FEWEST]
    if len(set(first)) < FEWEST:
        return []
    return [columns[at] for at in range(len(words) - 1) if words[at : at + FEWEST] == first]
