"""Cells of the official report: the boxes of the status, and below them what was done."""

from collections.abc import Sequence

from imports.tables.cell_choices import status_and_rest
from imports.tables.cell_links import links_in_text
from imports.tables.cell_texts import filled
from imports.tables.notes import Notes
from imports.tables.remembered import read_status
from imports.tables.target import Values
from imports.tables.view import At
from values.reading import Written
from values.statuses import Box, boxes_of

_STATUS_WORDS = ("ดำเนินการ", "เสร็จ", "ระหว่าง")
LONGEST_STATUS = 40


def progress(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """
    The status, the lines below it, and the addresses in them. Without boxes and a column for it,
    a first line that says nothing else is the status.
    """
    return _read(name, cells, notes, in_words="status" not in notes.fields)


def boxed_text(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The status where boxes are ticked, the other lines, and the addresses in them."""
    return _read(name, cells, notes, in_words=False)


def _read(name: str, cells: Sequence[At], notes: Notes, *, in_words: bool) -> Values:
    said: Values = {}
    lines: list[str] = []
    for at in filled(cells):
        boxes, rest = _parted(at, notes)
        if boxes:
            status = notes.take(at, read_status(Written("\n".join(boxes)), notes.context.statuses))
            said |= {"status": status or ""}
        elif in_words and "status" not in said:
            found, behind = _begins_with_status(rest, notes)
            said |= {"status": found} if found else {}
            rest = behind if found else rest
        lines += rest
        if evidence := links_in_text(at, notes):
            said.setdefault("evidence", []).extend(evidence)
    text = "\n".join(line for line in lines if line.strip(" -–—"))
    return {name: text.strip("\n"), **said}


def _parted(at: At, notes: Notes) -> tuple[list[str], list[str]]:
    """The boxes of the status, and the other lines of a cell."""
    boxes: list[str] = []
    rest: list[str] = []
    for line in at.text.splitlines():
        found = boxes_of(line)
        if not found or not all(_is_status(box, notes) for box in found):
            rest.append(line)
            continue
        for box in found:
            words, behind = _words_and_rest(box.words, notes)
            boxes.append(f"{'☑' if box.is_ticked else '☐'} {words}")
            rest += [behind] if behind else []
    return boxes, rest


def _is_status(box: Box, notes: Notes) -> bool:
    found, _ = status_and_rest(box.words, notes.context.statuses)
    if not found.is_asked or found.readings:
        return bool(box.words)
    return len(box.words) <= LONGEST_STATUS and any(word in box.words for word in _STATUS_WORDS)


def _words_and_rest(words: str, notes: Notes) -> tuple[str, str]:
    found, rest = status_and_rest(words, notes.context.statuses)
    return (found.value, rest) if found.value and rest else (words, "")


def _begins_with_status(lines: list[str], notes: Notes) -> tuple[str, list[str]]:
    """Without boxes: a first line that is a status and nothing else."""
    if not lines:
        return "", lines
    found = read_status(Written(lines[0]), notes.context.statuses)
    return found.value or "", lines[1:]
