"""Cells that choose among what the office and its year have: divisions, statuses, codes."""

import re
from collections.abc import Sequence

from imports.tables.cell_dates import first_of
from imports.tables.cell_texts import filled
from imports.tables.notes import Notes
from imports.tables.remembered import read_divisions, read_status
from imports.tables.target import Values
from imports.tables.view import At
from imports.tables.words import one_line, years_in
from thai.digits import to_arabic_digits
from values.codes import read_codes
from values.divisions import Divisions
from values.reading import Reading, Written
from values.years import read_year
from values.yes_no import read_yes_no

NO_INSTRUMENT = "ไม่รู้จักเครื่องมือ “{text}” ใช้ได้เฉพาะ IIT EIT OIT"
NEW_DIVISION = "ระบบยังไม่มีส่วนราชการชื่อนี้ กรุณายืนยันว่าเป็นส่วนราชการใหม่ หรือเลือกที่มีอยู่"
NO_PERIOD_RULE = "อ่านช่วงเวลาของข้อมูล “{text}” ไม่ออก กรุณาเลือก"
MOST_NEW = 100  # names of divisions that one file may bring along
PERIOD_RULES = ("current_year", "previous_year", "first_half", "previous_ita", "none")
_SMALL_PARTS = ("งาน", "ฝ่าย")
_BEHIND_CODE = re.compile(
    r"(?:ข้อ\s*(?:ที่)?\s*)?(?:oit|o)?\s*[-.:]?\s*[0-9]{1,4}(?:[.]0+(?![0-9]))?\s*[.:)\-–]*\s*",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(r"(?<![a-z])(iit|eit|oit)(?![a-z])", re.IGNORECASE)
_FIRST_HALF = re.compile(r"(?:6|หก)\s*เดือน\s*(?:แรก)?|ครึ่งปี\s*แรก|ครึ่งแรก")
_FILLERS = re.compile(
    r"ข้อมูล|ประจำ|ตลอด|เฉพาะ|รอบ|ของ|ใน|งบประมาณ|พ\.?\s*ศ\.?|ปี|ที่ผ่านมา|ก่อนหน้า|ก่อน|ปัจจุบัน|ที่ประเมิน|นี้"
    r"|ล่าสุด|[\s.()]|(?<![0-9])2[0-9]{3}(?![0-9])"
)


def status(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """One of the year's statuses; words behind it are progress."""
    at = first_of(cells, notes)
    if at is None:
        return {name: ""}
    found, rest = status_and_rest(at.cell.text, notes.context.statuses)
    value = notes.take(at, found) or ""
    return {name: value, **({"progress": rest} if rest and value else {})}


def status_and_rest(text: str, labels: Sequence[str]) -> tuple[Reading[str], str]:
    """The status with which a text begins, and the words behind it."""
    whole = read_status(Written(text), labels)
    if not whole.is_asked or whole.readings:
        return whole, ""
    words = list(re.finditer(r"\S+", text))[:6]
    for word in reversed(words[:-1]):
        part = read_status(Written(text[: word.end()]), labels)
        if part.value:
            return part, text[word.end() :].strip(" \t\n-–:")
    return whole, ""


def divisions(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """Names of divisions, all of them, and those that the office does not have yet."""
    names: list[str] = []
    for at in filled(cells):
        found = _divisions(at, notes)
        if found.is_all:
            return {name: [], "all_divisions": True}
        names += found.names
    return {name: list(dict.fromkeys(names))}


def _divisions(at: At, notes: Notes) -> Divisions:
    known = (*notes.context.divisions, *notes.new_divisions)
    reading = read_divisions(at.written, known)
    proposed = reading.proposed or Divisions()
    new = [name for name in proposed.new if not name.startswith(_SMALL_PARTS)]
    if not reading.is_asked or not new:
        return notes.take(at, reading) or Divisions()
    # A new name is asked where it stands first; with it known, is anything else doubtful?
    if len(notes.new_divisions) < MOST_NEW:
        notes.new_divisions += new
    again = read_divisions(at.written, (*known, *new))
    if notes.context.divisions:
        notes.doubt(at, [proposed], NEW_DIVISION)
        return again.proposed or proposed
    return notes.take(at, again) or proposed


def yes(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """Whether the cell says yes; a no is what nothing means."""
    at = first_of(cells, notes)
    said = notes.take(at, read_yes_no(at.written)) if at else None
    return {name: True} if said else {}


def year(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """A Buddhist year."""
    at = first_of(cells, notes)
    found = notes.take(at, read_year(at.written, notes.year_be)) if at else None
    return {name: found} if found else {}


def division(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The one division of a person; of several the first, and all of them beside."""
    names = divisions("divisions", cells, notes)["divisions"]
    several = {"divisions": names} if len(names) > 1 else {}
    return {name: names[0] if names else "", **several}


def code(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """The code of an item, behind which its title may stand: "o1 โครงสร้าง"."""
    at = first_of(cells, notes)
    if at is None:
        return {name: ""}
    reading = read_codes(at.written)
    found = notes.take(at, reading)
    said: Values = {name: found[0] if found else ""}
    words = one_line(at.text)
    if reading.value and (match := _BEHIND_CODE.match(to_arabic_digits(words))):
        title = words[match.end() :]
        said |= {"title": title} if title else {}
    return said


def instrument(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """IIT, EIT or OIT."""
    at = first_of(cells, notes)
    if at is None:
        return {name: ""}
    match = _INSTRUMENT.search(at.text)
    if match is None:
        notes.doubt(at, (), NO_INSTRUMENT.format(text=at.text[:60]))
    return {name: match[1].upper() if match else ""}


def instrument_in(text: str) -> str:
    """The one instrument that a text names; "" for none or several."""
    found = {match.upper() for match in _INSTRUMENT.findall(text)}
    return found.pop() if len(found) == 1 else ""


def period_rule(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """Which period the documents of an item have to cover, in the portal's own words."""
    at = first_of(cells, notes)
    if at is None or at.text in ("ไม่กำหนด", "ไม่ระบุ"):
        return {name: "none"}
    rule = _rule(to_arabic_digits(one_line(at.text)), notes.year_be)
    if not rule:
        notes.doubt(at, PERIOD_RULES, NO_PERIOD_RULE.format(text=at.text[:60]))
    return {name: rule or PERIOD_RULES[0]}


def _rule(text: str, year_be: int) -> str:
    if text in PERIOD_RULES:
        return text
    years = years_in(text)
    is_before = years == [year_be - 1] or (not years and re.search(r"ก่อน|ที่ผ่านมา", text))
    if re.search(r"(?<![a-z])ita(?![a-z])", text, re.IGNORECASE):
        return "previous_ita" if is_before else ""
    if _FIRST_HALF.search(text):
        rest = _FILLERS.sub("", _FIRST_HALF.sub("", text))
        return "first_half" if not rest and years in ([], [year_be]) else ""
    if _FILLERS.sub("", text):
        return ""
    if is_before:
        return "previous_year"
    return "current_year" if years in ([], [year_be]) else ""
