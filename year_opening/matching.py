"""Which items of the year before an item of the new year continues: proposed, then shown."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from django.db.models import TextChoices

from oit_checklist.criteria_set import CriteriaSet, ElementEntry, ItemEntry
from thai.differences import Piece, pieces
from thai.likeness import key_of

# Pairs of letters that two titles must share to be taken for one item (0 to 1).
ALIKE = 0.7
ALIKE_WITH_CODE = 0.5
LONGEST_TITLE = 300
MOST_LINES = 200

Earlier = dict[str, list[str]]  # codes of the year before, by `key` of the new item


class Relation(TextChoices):
    """How an item stands to the year before."""

    SAME = "same", "เหมือนเดิม"
    CHANGED = "changed", "ถ้อยคำเปลี่ยน"
    NEW = "new", "ข้อใหม่"
    MERGED = "merged", "รวมจากหลายข้อ"
    SPLIT = "split", "แยกจากข้อเดิม"


def key(item: ItemEntry) -> str:
    """What names an item within its year: IIT and EIT count from one as well."""
    return f"{item.instrument}:{item.code}"


def propose(
    new: CriteriaSet, old: CriteriaSet, known: Callable[[ItemEntry], list[str] | None]
) -> Earlier:
    """
    The codes that each item of `new` continues, by its key.

    `known` answers from the crosswalk, None where it knows nothing of the item: then titles are
    compared, each with its own pairs of letters, so that 120 items take a moment.
    """
    likeness = _Likeness(old)
    there = {key(item) for item in old.items}
    found: Earlier = {}
    for item in new.items:
        codes = known(item)
        if codes is None:
            codes = likeness.codes_for(item)
        found[key(item)] = [code for code in codes if f"{item.instrument}:{code}" in there]
    return found


class _Likeness:
    """Looks for the old item whose title is most alike."""

    def __init__(self, old: CriteriaSet):
        self._old = [(item, key_of(item.title), _pairs(item.title)) for item in old.items]

    def codes_for(self, item: ItemEntry) -> list[str]:
        title, pairs = key_of(item.title), _pairs(item.title)
        best, best_code = 0.0, ""
        for old, old_title, old_pairs in self._old:
            if old.instrument != item.instrument:
                continue
            alike = 2.0 if old_title == title else _share(pairs, old_pairs)
            enough = ALIKE_WITH_CODE if old.code == item.code else ALIKE
            # At the same likeness the same code is meant.
            alike += 0.001 * (old.code == item.code)
            if alike >= enough and alike > best:
                best, best_code = alike, old.code
        return [best_code] if best_code else []


def _pairs(title: str) -> frozenset[str]:
    text = key_of(title[:LONGEST_TITLE])
    return frozenset(text[place : place + 2] for place in range(len(text) - 1))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


@dataclass(frozen=True)
class Row:
    """An item of the new year beside those that it continues."""

    item: ItemEntry
    earlier: tuple[ItemEntry, ...]
    is_split: bool = False

    @cached_property
    def relation(self) -> Relation:
        """How it stands to the year before."""
        if not self.earlier:
            return Relation.NEW
        if len(self.earlier) > 1:
            return Relation.MERGED
        if self.is_split:
            return Relation.SPLIT
        return Relation.CHANGED if self.changes else Relation.SAME

    @cached_property
    def title(self) -> list[Piece]:
        """The title, with what changed in it where one item became one item."""
        before = self.earlier[0].title if len(self.earlier) == 1 else self.item.title
        return pieces(before, self.item.title)

    @cached_property
    def lines(self) -> list[list[Piece]]:
        """The lines of elements that differ, each in pieces."""
        if len(self.earlier) != 1:
            return []
        return list(_changed_lines(_lines(self.earlier[0]), _lines(self.item)))

    @cached_property
    def changes(self) -> list[str]:
        """What of the item differs, in words; empty where nothing does."""
        if len(self.earlier) != 1:
            return []
        before, now = self.earlier[0], self.item
        return [
            *(["ชื่อข้อ"] if before.title != now.title else []),
            *(["ช่วงเวลาของข้อมูล"] if before.period != now.period else []),
            *(["องค์ประกอบด้านข้อมูล"] if self.lines else []),
            *(["เลขข้อ"] if before.code != now.code else []),
        ]


@dataclass(frozen=True)
class Comparison:
    """Two years side by side."""

    rows: list[Row]
    gone: list[ItemEntry]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many items of each relation, in words, those that are there."""
        found = Counter(row.relation for row in self.rows)
        counted = [(str(each.label), found[each]) for each in Relation if found[each]]
        return counted + ([("ไม่มีข้อสืบต่อ", len(self.gone))] if self.gone else [])


def compare(
    new: CriteriaSet | None, old: CriteriaSet | None, earlier: Mapping[str, Sequence[str]]
) -> Comparison:
    """The items of a year beside the ones that `earlier` names; unknown codes are left out."""
    before = {key(item): item for item in (old.items if old else ())}
    chosen: Counter[str] = Counter()
    continued: list[tuple[ItemEntry, list[str]]] = []
    for item in new.items if new else ():
        names = [f"{item.instrument}:{code}" for code in earlier.get(key(item), ())]
        names = [name for name in dict.fromkeys(names) if name in before]
        continued.append((item, names))
        chosen.update(names)
    rows = [
        Row(item, tuple(before[name] for name in names), any(chosen[name] > 1 for name in names))
        for item, names in continued
    ]
    return Comparison(rows, [item for name, item in before.items() if not chosen[name]])


def _lines(item: ItemEntry) -> list[str]:
    return [f"{entry.marker} {entry.text}".strip() for entry in _flat(item.elements)]


def _flat(entries: Iterable[ElementEntry]) -> Iterator[ElementEntry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.parts)


def _changed_lines(old: list[str], new: list[str]) -> Iterator[list[Piece]]:
    old, new = old[:MOST_LINES], new[:MOST_LINES]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        before, now = old[a:b], new[c:d]
        paired = min(len(before), len(now))
        yield from (pieces(*pair) for pair in zip(before, now, strict=False))
        yield from ([Piece(line, "removed")] for line in before[paired:])
        yield from ([Piece(line, "added")] for line in now[paired:])
