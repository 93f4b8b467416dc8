"""Cells that hold words: a title, a text of many lines, a number and a title in one."""

import re
from collections.abc import Sequence

from imports.tables.cell_links import links_in_text
from imports.tables.notes import Notes
from imports.tables.plain_values import whole_or_text
from imports.tables.target import Values
from imports.tables.view import At
from imports.tables.words import key, one_line
from thai.digits import to_arabic_digits

_ONLY_DASHES = re.compile(r"[\s.…_\-–—]*")
_LIST_MARK = re.compile(r"^[-–—•●▪*·]\s*(?=\S)")
_LISTED = re.compile(r"^\(?[0-9๐-๙]{1,2}[.)]\s*(?=[^\s0-9๐-๙])")
_NUMBERED = re.compile(
    r"(?:ตัวชี้วัด\s*(?:ย่อย)?\s*(?:ที่)?|ข้อ\s*(?:ที่)?|ที่|(?:iit|eit|oit|[ieo])(?![a-z]))?\s*"
    r"(?P<number>[0-9]{1,3}(?:[.][0-9]{1,3}){0,3})(?P<end>\s*[.):\-–]+\s*|\s+|(?=[ก-ฮเ-ไ]))"
    r"(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LIST_NUMBER = re.compile(
    r"(?:ข้อ\s*)?(?P<number>[0-9]{1,3}(?:[.][0-9]{1,3}){0,3})(?:(?<=[0-9][.][0-9])\s|[.)]\s*|\s*[-–]\s)"
    r"(?P<title>\S.*)",
    re.DOTALL,
)
_CODED = re.compile(
    r"(?:ข้อ\s*(?:ที่)?\s*)?(?:oit|o)\s*[-.:]?\s*(?P<code>[0-9]{1,3})(?![0-9])\s*[.:)\-–]*\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)


def is_nothing(text: str) -> bool:
    """Whether a cell's text is what people put where there is nothing: a dash, dots."""
    return bool(_ONLY_DASHES.fullmatch(text))


def filled(cells: Sequence[At]) -> list[At]:
    """The cells that say something."""
    return [at for at in cells if not is_nothing(at.text)]


def text(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The lines as they stand."""
    return {name: "\n".join(at.text for at in filled(cells))}


def linked_text(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The lines as they stand; addresses in them, or behind their words, are evidence."""
    evidence = [piece for at in filled(cells) for piece in links_in_text(at, notes)]
    return {**text(name, cells, notes), **({"evidence": evidence} if evidence else {})}


def line(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The words on one line, without the mark of a list before them."""
    parts = [_LIST_MARK.sub("", one_line(at.text)) for at in filled(cells)]
    return {name: " ".join(dict.fromkeys(parts))}


def unnumbered_line(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The words on one line without the number of a list: "2. คณะทำงาน"."""
    return {name: _LISTED.sub("", line(name, cells, notes)[name])}


def each_text(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """What each of several cells says, also where that is nothing."""
    return {name: ["" if is_nothing(at.text) else one_line(at.text) for at in cells]}


def linked_line(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """A title; the addresses behind it are evidence."""
    evidence = [piece for at in filled(cells) for piece in links_in_text(at, notes)]
    return {**line(name, cells, notes), **({"evidence": evidence} if evidence else {})}


def numbered_line(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """A title, before which its number may stand: "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่"."""
    said = linked_line(name, cells, notes)
    match = _NUMBERED.fullmatch(to_arabic_digits(said[name]))
    if match is None:
        return said
    # The title as it was typed, Thai digits and all.
    said[name] = said[name][match.start("title") :]
    return {**said, "number": whole_or_text(match["number"])}


def measure_line(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """A title; where no column has the numbers, its own: "1.2 โครงการ…", "๓) โครงการ…"."""
    said = linked_line(name, cells, notes)
    match = _LIST_NUMBER.fullmatch(to_arabic_digits(said[name]))
    if match is None or "number" in notes.fields:
        return said
    said[name] = said[name][match.start("title") :]
    return {**said, "number": whole_or_text(match["number"])}


def coded_line(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The title of an item, before which its code may stand: "o1 โครงสร้าง"."""
    said = linked_line(name, cells, notes)
    match = _CODED.fullmatch(to_arabic_digits(said[name]))
    if match is None or not match["title"]:
        return said
    said[name] = said[name][match.start("title") :]
    return {**said, "code": f"o{int(match['code'])}"}


def same_words(one: str, other: str) -> bool:
    """Whether a reader takes two texts for the same, or one for the beginning of the other."""
    first, second = key(one), key(other)
    return first in second or second in first
