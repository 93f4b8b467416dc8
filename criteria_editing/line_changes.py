"""What becomes of the lines of an item."""

from collections.abc import Iterable, Iterator, Sequence

from criteria_editing.changes import Row, Value, What, changed_values, moved_keys, replaced
from oit_checklist.criteria_set import ElementEntry, ItemEntry
from oit_checklist.criteria_values import line_values
from oit_checklist.element_pairs import Pair, pair_lines
from oit_checklist.models import ChecklistItem, Element


def new_lines(entries: Iterable[ElementEntry]) -> Iterator[Row]:
    for entry in entries:
        yield Row(What.ADDED, _words(entry))
        yield from new_lines(entry.parts)


def line_rows(item: ChecklistItem, entry: ItemEntry) -> Iterator[Row]:
    stored = list(item.elements.all())
    pairs = pair_lines(entry.elements, stored)
    paired = [pair.row.pk for pair in pairs if pair.row]
    moved = moved_keys([line.pk for line in stored], paired)
    for pair in pairs:
        row = pair.row
        if row is None:
            yield Row(What.ADDED, _words(pair.entry))
            continue
        rest = {k: v for k, v in line_values(pair.entry, None).items() if k != "parent"}
        changed = changed_values(row, rest)
        below = _below(row, pair, pairs)
        if changed or below or row.pk in moved:
            what = What.CHANGED if changed else What.MOVED
            yield Row(what, str(row), row, (*below, *changed))
    for line in stored:
        if line.pk not in paired:
            yield Row(What.LACKING, str(line), line)


def _below(row: Element, pair: Pair, pairs: Sequence[Pair]) -> tuple[Value, ...]:
    """Under which line it stands, where that becomes another one."""
    upper = pairs[pair.parent] if pair.parent is not None else None
    before = row.parent
    if upper is None and before is None:
        return ()
    if upper is not None and before is not None and upper.row is not None and upper.row == before:
        return ()
    old = str(before) if before else "ไม่อยู่ใต้บรรทัดใด"
    new = _words(upper.entry) if upper else "ไม่อยู่ใต้บรรทัดใด"
    return (Value("อยู่ใต้", replaced(old, new)),)


def _words(entry: ElementEntry) -> str:
    return f"{entry.marker} {entry.text}".strip()
