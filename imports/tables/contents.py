"""What kind of contents a column has, whatever its head says."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, time
from decimal import Decimal
from functools import lru_cache

from imports.tables.context import Context
from imports.tables.view import At, trimmed
from imports.tables.words import KEPT
from office_files.contents import Cell
from thai.digits import to_arabic_digits
from thai.spelling import normalise

SAMPLE = 60  # cells of a column that are looked at
LONGEST_LOOKED_AT = 300  # characters of a cell
_URL = re.compile(r"https?:/|(?<![\w.@])www\.", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(r"(?:โทร\.?\s*)?0[0-9][0-9 -]{6,11}(?:\s*(?:ต่อ|,|/).*)?")
_TIME = re.compile(
    r"(?:เวลา\s*)?[0-9]{1,2}[.:][0-9]{2}(?::[0-9]{2})?(?:\s*(?:-|–|ถึง)\s*[0-9.:]+)?\s*น?\.?"
)
_DATE = re.compile(
    r"(?:วัน\S*ที่\s*|เมื่อ\S*\s*)?[0-9]{1,2}\s*(?:[/.-]\s*[0-9]{1,2}\s*[/.-]|[-\s]*[ก-๎.]{2,12}[-\s]*(?:พ\.ศ\.)?)"
    r"\s*[0-9]{2,4}"
)
_PERIOD = re.compile(
    r"ไตรมาส|ตลอด(?:ทั้ง)?ปี|ปีงบประมาณ|ครึ่งปี|[0-9]\s*เดือน"
    r"|(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.?\s*(?:[0-9]{2}|-|–|ถึง)"
    r"|(?:มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)คม|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)ยน|กุมภาพันธ์"
)
_CODE = re.compile(
    r"(?:ข้อ(?:ที่)?\s*)?(?:oit\s*-?|o\s*|0)[0-9]{1,3}(?:[.\s:)].*|[ก-ฮเ-ไ].*)?", re.IGNORECASE
)
_ORDINAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})*[.)]?")
_NUMBER = re.compile(r"[฿]?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:\.?-|บาท|%|คะแนน)?")
_BOXES = re.compile(r"[☐☑☒□■✓✔]|\[\s?[xX/]?\s?\]|\(\s?[/✓]?\s?\)\s*(?:ยัง|ดำ)")
_STATUS = re.compile(
    r"/?\s*(?:ยัง)?(?:ไม่)?(?:ได้)?(?:อยู่)?(?:ใน)?(?:ระหว่าง)?(?:กำลัง)?(?:การ)?(?:ดำเนินการ|แล้วเสร็จ|เสร็จ).{0,16}"
)
_PERSON = re.compile(
    r"(?:[0-9]{1,3}[.)]\s*)?(?:นาย(?!ก)|นางสาว|นาง|น\.ส\.|ว่าที่|ดร\.|จ่า|สิบ|พัน|ร้อย|จ\.?ส\.?|พ\.?จ|ส\.?อ)\s*\S"
    r"|[\s(-]*(?:ตำแหน่ง)?ว่าง"
)
_DIVISION = re.compile(r"(?:สำนัก|กอง|ฝ่าย|ส่วน|หน่วย|งาน|ทุก)\S{2,}")
_INSTRUMENT = re.compile(r".{0,60}?(?<![a-z])(?:iit|eit|oit)(?![a-z]).{0,60}", re.IGNORECASE)
_YEAR = re.compile(r"(?:ปี)?\s*(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*(?:25|20)[0-9]{2}")
_SECTION = re.compile(r"(?:ตัวชี้วัดย่อย\s*(?:ที่)?\s*)?[0-9]{1,2}\.[0-9]{1,2}(?:\s.*|[ก-ฮเ-ไ].*)?")
_MEETING = re.compile(r"(?:ครั้งที่\s*)?[0-9]{1,2}\s*/\s*(?:25)?[0-9]{2}")
_ROLE = re.compile(r".{0,12}(?:ประธาน|กรรมการ|เลขานุการ|ที่ปรึกษา|คณะทำงาน).{0,24}")
_TICK = re.compile(r"[/✓✔√☑☒xX●•]|\(/\)|\[x\]|[←→↔◄►<>–—-]{1,40}")
TICK = "tick"


def _of_text(pattern: re.Pattern[str]) -> Callable[[Cell, str], bool]:
    return lambda cell, text: bool(pattern.fullmatch(text) if len(text) < 80 else False)


def _starts(pattern: re.Pattern[str]) -> Callable[[Cell, str], bool]:
    return lambda cell, text: bool(pattern.match(text))


_KINDS: dict[str, Callable[[Cell, str], bool]] = {
    "url": lambda cell, text: bool(_URL.search(text) or _has_address(cell)),
    "email": lambda cell, text: bool(_EMAIL.fullmatch(text)),
    "phone": _of_text(_PHONE),
    "time": lambda cell, text: isinstance(cell.value, time) or bool(_TIME.fullmatch(text)),
    "date": lambda cell, text: isinstance(cell.value, date) or bool(_DATE.fullmatch(text)),
    "period": lambda cell, text: len(text) < 60 and bool(_PERIOD.search(text)),
    "code": _of_text(_CODE),
    "ordinal": _of_text(_ORDINAL),
    "number": lambda cell, text: isinstance(cell.value, Decimal) or bool(_NUMBER.fullmatch(text)),
    "boxes": lambda cell, text: bool(_BOXES.search(text)),
    "status": _of_text(_STATUS),
    "person": _starts(_PERSON),
    "division": lambda cell, text: len(text) < 120 and bool(_DIVISION.match(text)),
    "instrument": lambda cell, text: len(text) < 80 and bool(_INSTRUMENT.fullmatch(text)),
    "year": _of_text(_YEAR),
    "section": _of_text(_SECTION),
    "meeting_number": _of_text(_MEETING),
    "role": lambda cell, text: len(text) < 50 and bool(_ROLE.fullmatch(text)),
    "words": lambda cell, text: _has_letters(text) and len(text) < LONGEST_LOOKED_AT,
    "text": lambda cell, text: _has_letters(text),
    TICK: lambda cell, text: bool(_TICK.fullmatch(text)),
}


def _has_address(cell: Cell) -> bool:
    return any(not link.url.lower().startswith(("mailto:", "tel:")) for link in cell.links)


def _has_letters(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= 3


def kinds_of(cells: Sequence[At], context: Context) -> dict[str, float]:
    """For each kind the share of the filled cells that look like it, from 0 to 1."""
    sample = [at for at in cells if at.text.strip(" -–—.") or at.cell.links][:SAMPLE]
    found = Counter(kind for at in sample for kind in _kinds(at.cell, context.divisions))
    return {kind: count / len(sample) for kind, count in found.items()}


def _kinds(cell: Cell, divisions: tuple[str, ...]) -> tuple[str, ...]:
    """Remembered: columns of small tables below each other are looked at in the same cells."""
    of_cell = _kinds_of_cell if len(cell.text) <= LONGEST_LOOKED_AT else _kinds_of_cell.__wrapped__
    return of_cell(cell, divisions)


@lru_cache(KEPT)
def _kinds_of_cell(cell: Cell, divisions: tuple[str, ...]) -> tuple[str, ...]:
    text = to_arabic_digits(normalise(trimmed(cell.text)))[:LONGEST_LOOKED_AT].strip()
    names_division = any(name in text for name in divisions)
    return tuple(
        kind
        for kind, is_of_kind in _KINDS.items()
        if is_of_kind(cell, text) or (kind == "division" and names_division)
    )
