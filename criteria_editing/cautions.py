"""Work that would come to stand at other words than it was done for: told, never refused."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from criteria_editing.changes import Row
from criteria_editing.difference import Difference
from criteria_editing.renumbering import same_title_elsewhere
from criteria_editing.work import work_on_items, work_on_lines
from oit_checklist.criteria_set import CriteriaSet
from oit_checklist.models import Element
from thai.differences import Piece
from thai.likeness import key_of

ALIKE = 0.5  # of the letters (0 to 1): less is another topic
TEXT = str(Element._meta.get_field("text").verbose_name)


def cautions(difference: Difference, criteria: CriteriaSet) -> list[str]:
    """What to look at before taking over a set, in Thai; six queries at most."""
    return [*_items(difference, criteria), *_lines(difference)]


def _items(difference: Difference, criteria: CriteriaSet) -> Iterator[str]:
    codes = same_title_elsewhere(difference.stored, criteria)
    items = [
        item
        for item in difference.stored.items
        if item.pk in codes and item.pk not in difference.numbers
    ]
    work = work_on_items(items) if items else {}
    for item in items:
        if item.pk in work:
            yield (
                f"{item.label} “{item.title}” ในแฟ้มเป็น {codes[item.pk]} "
                f"ส่วน {item.code} ในแฟ้มเป็นเรื่องอื่น "
                f"{' '.join(work[item.pk])} ยังอยู่กับรหัส {item.code} เพราะที่อยู่เว็บของข้อไม่เปลี่ยน"
            )


def _lines(difference: Difference) -> Iterator[str]:
    found = [(row, line) for row in difference.rows for line in row.lines if _is_another(line)]
    work = work_on_lines([row.stored for row, _ in found]) if found else {}
    for row, line in found:
        if line.stored.pk in work:
            yield (
                f"{row.stored.label} บรรทัด “{line.label}” มี{' '.join(work[line.stored.pk])} "
                "ซึ่งจะอยู่กับข้อความใหม่ที่ต่างจากเดิมมาก ถ้าเป็นคนละเรื่อง ให้คงบรรทัดเดิมไว้ในแฟ้ม "
                "แล้วเพิ่มข้อความใหม่เป็นอีกบรรทัด"
            )


def _is_another(line: Row) -> bool:
    """Whether the words of a stored line become quite other words."""
    changed = [value.pieces for value in line.values if value.name == TEXT]
    return line.stored is not None and any(
        SequenceMatcher(None, _side(pieces, "added"), _side(pieces, "removed")).ratio() < ALIKE
        for pieces in changed
    )


def _side(pieces: list[Piece], without: str) -> str:
    return key_of("".join(piece.text for piece in pieces if piece.change != without))
