"""A table of people: which column holds names, posts, roles, reasons; heads or none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from imports.documents.lines import Line
from imports.documents.marks import without_mark
from imports.documents.people import Person, person_of
from imports.people.names import begins_name
from imports.people.posts import begins_post, split_role, without_label
from imports.tables.words import key

# The first that a head contains names the column.
_HEADS = (
    ("order", ("ลำดับ",)),
    ("sign", ("ลายมือชื่อ", "ลงชื่อ", "ลายเซ็น")),
    ("reason", ("สาเหตุ", "เหตุผล", "เนื่องจาก")),
    ("remark", ("หมายเหตุ",)),
    ("name", ("ชื่อ", "รายนาม", "นาม")),
    ("role", ("ตำแหน่งใน", "หน้าที่", "บทบาท", "ฐานะ", "คณะกรรมการ", "คณะทำงาน", "ตำแหน่งกรรมการ")),
    ("post", ("ตำแหน่ง", "สังกัด", "หน่วยงาน")),
    ("other", ("โทรศัพท์", "เบอร์", "อีเมล", "email", "โทร", "เวลา")),
)
_NUMBER = re.compile(r"[0-9๐-๙]{1,3}[.)]?")
_VACANT = re.compile(r"[\s()–-]*(?:ว่าง|ตำแหน่งว่าง)?[\s()–-]*")
LEAST_HEADS, MOST_COLUMNS = 2, 30
LONGEST_HEAD = 60  # characters
_WORDS = [(kind, key(word)) for kind, words in _HEADS for word in words]


@dataclass(frozen=True)
class Listed:
    """A person of a table, why they did not come and what was remarked, and their place."""

    person: Person
    place: str
    reason: str = ""
    remark: str = ""


def kind_of_head(text: str) -> str:
    """Which column a head names; "" for a text that is no head."""
    if len(text) > LONGEST_HEAD or begins_name(text):
        return ""
    said = key(text)
    if said in ("ที่", "ลำดับที่", "ลำดับ", "no"):
        return "order"
    return next((kind for kind, word in _WORDS if word in said), "")


def heads_of(cells: Sequence[str]) -> list[str] | None:
    """The kinds of the columns where the cells are heads; None where they are not."""
    if not LEAST_HEADS <= len(cells) <= MOST_COLUMNS:
        return None
    kinds = [kind_of_head(cell) if cell else "" for cell in cells]
    is_person = any(_NUMBER.fullmatch(cell) or begins_name(cell) for cell in cells)
    known = {kind for kind in kinds if kind}
    is_head = len(known) >= LEAST_HEADS and known & {"name", "post"}
    return kinds if is_head and not is_person else None


def people_of(rows: Iterable[Line]) -> list[Listed]:
    """
    The people of the rows of one table, in their order; heads are skipped wherever they stand.

    A table that is printed twice beside itself is read the left half first.
    """
    kinds: list[str] = []
    halves: list[list[Listed]] = [[], []]
    for row in rows:
        if heads := heads_of(row.cells):
            kinds = heads
            continue
        cut = _second_half(kinds)
        for half, (first, last) in zip(halves, ((0, cut), (cut, len(row.cells))), strict=True):
            if listed := _listed(row, kinds[first:last], row.cells[first:last]):
                half.append(listed)
    return halves[0] + halves[1]


def _second_half(kinds: list[str]) -> int:
    """Where the same heads begin again; behind the last column where they do not."""
    half = len(kinds) // 2
    is_twice = half > 1 and len(kinds) == 2 * half and kinds[:half] == kinds[half:]
    return half if is_twice and "name" in kinds else 10_000


def _listed(row: Line, kinds: list[str], cells: Sequence[str]) -> Listed | None:
    if not any(cells):
        return None
    if not any(kinds):
        texts = [cell for cell in cells if cell and not _NUMBER.fullmatch(cell)]
        return Listed(_by_contents(texts), row.place) if texts else None
    values = {kind: "" for kind, _ in _HEADS}
    for kind, cell in zip(kinds, cells, strict=False):
        values[kind] = " ".join(filter(None, (values.get(kind, ""), cell)))
    person = _by_heads(values, has_role="role" in kinds)
    if not (person.name or person.post or person.role):
        return None
    remark = values["remark"] or ("ว่าง" if "ว่าง" in values["name"] else "")
    return Listed(person, row.place, values["reason"], remark)


def _by_contents(texts: list[str]) -> Person:
    parts = [line for text in texts for line in without_mark(text).split("\n")]
    return person_of(parts)


def _by_heads(values: dict[str, str], *, has_role: bool) -> Person:
    """What stands under the head of names is a name, unless it begins as a post does."""
    name, post = without_mark(values["name"]), without_label(values["post"])
    name = "" if _VACANT.fullmatch(name) else name
    lines = name.split("\n")
    if has_role:
        found = person_of(lines)
        role = values["role"].strip()
        found = replace(found, role=role or found.role)
    else:
        found = person_of([*lines, *post.split("\n")])
    if not found.name and name and not begins_post(lines[0]):
        rest, role = ("", "") if has_role else split_role(" ".join([*lines[1:], post]).strip())
        found = Person(lines[0], rest, values["role"].strip() or role)
    if has_role and post:
        # A role may stand with the post, and another duty in the column of its own.
        found = replace(found, post=" ".join(filter(None, (found.post, *post.split("\n")))))
    return replace(found, question="")
