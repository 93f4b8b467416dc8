"""Cells that hold people: their names, telephone numbers and addresses."""

import re
from collections.abc import Sequence
from decimal import Decimal

from imports.people.names import begins_name, split_name
from imports.people.posts import begins_post, split_role
from imports.tables.cell_dates import first_of
from imports.tables.cell_texts import filled, line
from imports.tables.notes import Notes
from imports.tables.target import Values
from imports.tables.view import At
from imports.tables.words import one_line
from thai.digits import to_arabic_digits

LOST_ZERO = "เบอร์โทรศัพท์นี้เก็บเป็นตัวเลขและไม่ขึ้นต้นด้วย 0 โปรแกรมตารางอาจตัดเลขศูนย์ทิ้ง กรุณายืนยัน"
LOST_DIGITS = "โปรแกรมตารางย่อเบอร์โทรศัพท์นี้จนตัวเลขหายไป กรุณาพิมพ์เบอร์เต็ม"
NO_MAIL = "“{text}” ไม่ใช่ที่อยู่อีเมล กรุณาตรวจ"
TWO_MAILS = "มีอีเมลหลายที่อยู่ในช่องเดียว กรุณาเลือก"
LONGEST_VACANT = 60  # characters
_VACANT = re.compile(r"[\s(\[\-–—*]*(?:ตำแหน่ง|อัตรา)?\s*ว่าง(?:\s*เดิม)?[\s)\]\-–—*.]*(?:\(.*\))?")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LIST_MARK = re.compile(r"^(?:[0-9๐-๙]{1,3}[.)]|[-–—•])\s*")
_DOTS = re.compile(r"[.…_]{3,}")
_SHORTENED = re.compile(r"[0-9][.][0-9]+E[+][0-9]+", re.IGNORECASE)  # of a csv: 8.12E+08
# 8 digits are a telephone of a place without its zero, 9 a mobile's.
_CUT = re.compile(r"[1-9][0-9]{7,8}")


def is_vacant(text: str) -> bool:
    """Whether a cell for a name says that nobody holds the post."""
    return len(text) <= LONGEST_VACANT and bool(_VACANT.fullmatch(text.strip()))


def name(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """
    A person's name on one line; a post behind it, or the lines below it, are the post. Nobody's
    name is "".
    """
    said, post = _person(cells)
    return {name: said, **({"post": post} if post else {})}


def member(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """A name as above; a seat may be told by its post alone, and the role stand behind the post."""
    said, post = _person(cells)
    if begins_post(said) and not begins_name(said):
        said, post = "", " ".join(filter(None, [said, post]))
    post, role = split_role(post) if "role" not in notes.fields else (post, "")
    derived = {"post": post, "role": role}
    return {name: said, **{field: text for field, text in derived.items() if text}}


def post(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """A post; a role behind it is the role where no column has it."""
    said = line(name, cells, notes)[name]
    before, role = split_role(said) if "role" not in notes.fields else (said, "")
    return {name: before, "role": role} if before and role else {name: said}


def role(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """A role in a committee; a post before it is the post where no column has it."""
    said = line(name, cells, notes)[name]
    before, found = split_role(said) if "post" not in notes.fields else ("", "")
    return {name: found, "post": before} if before and found else {name: said}


def _person(cells: Sequence[At]) -> tuple[str, str]:
    lines = [line.strip() for at in filled(cells) for line in at.text.splitlines() if line.strip()]
    if not lines or is_vacant(" ".join(lines)) or not _DOTS.sub("", lines[0]).strip():
        return "", ""
    first = one_line(_LIST_MARK.sub("", lines[0]))
    said, behind = split_name(first)
    behind = behind.strip("() ")
    if not said or not begins_post(behind):  # what is no post stays with the name
        said, behind = first, ""
    return said, " ".join(filter(None, [behind, " ".join(lines[1:]).strip("() ")]))


def phone(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """A telephone number as it is written; one that a program took for a number is asked."""
    at = first_of(cells, notes)
    if at is None:
        return {name: ""}
    typed = one_line(at.text)
    value = at.cell.value
    shown = to_arabic_digits(typed)
    if isinstance(value, Decimal) and not shown.startswith("0"):
        shown = f"{value.normalize():f}"
    if _SHORTENED.fullmatch(shown):
        notes.doubt(at, (), LOST_DIGITS)
        return {name: ""}
    if _CUT.fullmatch(shown):
        notes.doubt(at, [f"0{shown}", shown], LOST_ZERO)
        return {name: f"0{shown}"}
    return {name: typed}


def email(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """An address of electronic mail."""
    at = first_of(cells, notes)
    if at is None:
        return {name: ""}
    behind = [link.url[7:] for link in at.cell.links if link.url.lower().startswith("mailto:")]
    found = list(dict.fromkeys(_MAIL.findall(at.text) or _MAIL.findall(" ".join(behind))))
    if len(found) != 1:
        notes.doubt(at, found, TWO_MAILS if found else NO_MAIL.format(text=at.text[:60]))
    return {name: found[0] if found else ""}
