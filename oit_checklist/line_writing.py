"""Writing the lines of a set into the items of a year: those of many items at once."""

from collections.abc import Callable, Sequence
from typing import Any

from catalogue.many_rows import change_rows
from oit_checklist.criteria_set import ElementEntry
from oit_checklist.criteria_values import line_values
from oit_checklist.element_pairs import Pair, pair_lines
from oit_checklist.models import ChecklistItem, Element
from oit_checklist.models.ticks import untick_items

WORDS = ("marker", "text", "one_is_enough", "is_note", "confidence", "source")
Note = Callable[[ElementEntry, Element], None]


class LineWriter:
    """
    Takes note of what becomes of lines (`take`), and stores all of it (`store`).

    What is stored many at once passes by the models' own saves: ticks are taken away here.
    """

    def __init__(self, *, change: bool):
        self.change = change  # words and order of lines that are there; else only new lines come
        self.new: list[tuple[ElementEntry, Element]] = []
        self.reworded: list[tuple[ElementEntry, Element]] = []
        self.reparented: list[tuple[ElementEntry, Element]] = []
        self._detached: list[Element] = []
        self._orders: list[tuple[Element, int, int]] = []  # free for now, then wanted
        self._touched: dict[int, ChecklistItem] = {}

    def take(
        self,
        entries: Sequence[ElementEntry],
        item: ChecklistItem,
        tell: Callable[[Element, dict[str, Any], set[str]], None],
    ) -> None:
        """The lines of an item, loaded with it; `tell` hears which values of stored ones differ."""
        stored = list(item.elements.all()) if item.pk else []
        by_key = {element.pk: element for element in stored}
        for element in stored:
            if element.parent_id:
                element.parent = by_key[element.parent_id]  # loaded already
        pairs = pair_lines(entries, stored)
        if self.change:
            self._reorder(pairs, stored)
        last = max((element.order for element in stored), default=0)
        rows: list[Element] = []
        for place, pair in enumerate(pairs, start=1):
            parent = rows[pair.parent] if pair.parent is not None else None
            values = line_values(pair.entry, parent)
            row = pair.row
            if row is None:
                # Reordered lines left its place free; else it comes behind what the office keeps.
                last += 1
                row = Element(item=item, order=place if self.change else last, **values)
                self.new.append((pair.entry, row))
                self.touch(item)
            else:
                self._compare(pair.entry, row, values, tell)
            rows.append(row)

    def store(self, check: Note, add: Note, store_new: Callable[[], None], save: Note) -> None:
        """
        Store everything that was noted. `check` judges a line with other words, `add` a new one,
        which `store_new` then stores; `save` judges and saves one.
        """
        for element in self._detached:
            # Or levels add up while lines take their places one after the other.
            now, element.parent = element.parent, None
            element.save(update_fields=["parent"])
            element.parent = now
        self._store_orders()
        for entry, element in self.reworded:
            check(entry, element)
        change_rows([element for _, element in self.reworded], WORDS)
        for entry, element in self.new:
            add(entry, element)
        store_new()
        for entry, element in self.reparented:
            save(entry, element)
        untick_items(item for item in self._touched.values() if item.checked_on)

    def _compare(
        self,
        entry: ElementEntry,
        row: Element,
        values: dict[str, Any],
        tell: Callable[[Element, dict[str, Any], set[str]], None],
    ) -> None:
        differing = {name for name, value in values.items() if getattr(row, name) != value}
        if not differing:
            return
        tell(row, values, differing)
        if not self.change:
            return
        if "parent" in differing:
            self.reparented.append((entry, row))
            if row.parent_id:
                self._detached.append(row)
        else:
            self.reworded.append((entry, row))
            if differing & set(Element.compared):
                self.touch(row.item)
        for name, value in values.items():
            setattr(row, name, value)

    def _reorder(self, pairs: Sequence[Pair], stored: Sequence[Element]) -> None:
        """
        The stored lines in the order of the set, with room for new ones; others come last.

        Lines that stand in that order already keep their numbers, and the tick that goes with them.
        """
        orders = [pair.row.order if pair.row else 0 for pair in pairs]
        if all(orders) and orders == sorted(orders):
            return
        paired = [pair.row.pk if pair.row else None for pair in pairs]
        left = [element.pk for element in stored if element.pk not in paired]
        wanted = {key: place for place, key in enumerate([*paired, *left], start=1)}
        free = max([*wanted.values(), *(element.order for element in stored)], default=0)
        for place, element in enumerate(stored, start=1):
            if element.order != wanted[element.pk]:
                self._orders.append((element, free + place, wanted[element.pk]))
                self.touch(element.item)

    def _store_orders(self) -> None:
        """Twice: a number can be taken only when nobody has it."""
        rows = [element for element, _, _ in self._orders]
        for element, free, _ in self._orders:
            element.order = free
        change_rows(rows, ["order"])
        for element, _, wanted in self._orders:
            element.order = wanted
        change_rows(rows, ["order"])

    def touch(self, item: ChecklistItem) -> None:
        """Note that what is compared of an item changes: its tick falls with `store`."""
        if item.pk:
            self._touched[item.pk] = item
