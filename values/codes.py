"""Codes of checklist items as people write them: o12, OIT 12, ๐๑๒, ข้อ 12, "o12 คู่มือ"."""

import re
from decimal import Decimal

from values.plain import is_too_long, plain, says_nothing, short
from values.reading import Reading, Written, asked

MOST_ITEMS = 1_999  # no list has had more than 43; a year such as 2566 or 2023 is no code
NO_CODE = "“{text}” ไม่ใช่รหัสข้อของ OIT ตัวอย่าง o12"
SEVERAL = "“{text}” มีหลายข้อในช่องเดียว กรุณาเลือก"

# A nought that stands alone is a letter o, as in a printed "๐ 10".
_PREFIX = (
    r"(?:(?:ตัวชี้วัด|ข้อ)\s*(?:ที่)?\s*)?"
    r"(?:(?:oit|o|0(?=\s+[0-9])|โอไอที|โอ)\s*[-.:]?\s*(?:ข้อ\s*(?:ที่)?\s*)?)?"
)
_CODE = rf"{_PREFIX}([0-9]{{1,4}})(?:[.]0+(?![0-9]))?"
# What may follow a code is its title, never more of the number.
_ONE = re.compile(rf"{_CODE}(?:\s*[.:)\]-]+)?(?:\s+(?![0-9]).*|(?=[ก-ฮเ-ไ(]).*)?", re.IGNORECASE)
_RANGE = re.compile(rf"{_CODE}\s*(?:-|ถึง)\s*{_CODE}", re.IGNORECASE)
_LIST = re.compile(rf"{_CODE}(?:\s*(?:/|,|;|และ|\n)\s*{_CODE})+", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
# The indicator that an item is of may stand before its code.
_INDICATOR = re.compile(
    r"^ตัวชี้วัด(?:ย่อย)?\s*(?:ที่)?\s*[0-9.]+\s+(?=(?:ข้อ\s*(?:ที่)?\s*)?(?:oit|o)\s*[-.:]?\s*[0-9])",
    re.IGNORECASE,
)
_EACH = re.compile(r"[0-9]+")


def read_codes(written: Written) -> Reading[tuple[str, ...]]:
    """The code that is written, as ("o12",); of several in one cell a person decides."""
    text = _INDICATOR.sub("", plain(_digits(written.stored) or written.text))
    text = text[1:-1].strip() if _IN_BRACKETS.fullmatch(text) else text
    if says_nothing(text):
        return Reading()
    shown = short(written.text or text)
    if is_too_long(text):
        return asked(NO_CODE.format(text=shown))
    if match := _RANGE.fullmatch(text):
        first, last = int(match[1]), int(match[2])
        numbers = range(first, min(last, MOST_ITEMS) + 1)
        return _several(list(numbers), shown)
    if _LIST.fullmatch(text):
        return _several([int(number) for number in _EACH.findall(text)], shown)
    match = _ONE.fullmatch(text)
    number = int(match[1]) if match else 0
    if 0 < number <= MOST_ITEMS:
        return Reading((f"o{number}",))
    return asked(NO_CODE.format(text=shown))


def _several(numbers: list[int], shown: str) -> Reading[tuple[str, ...]]:
    codes = tuple(f"o{number}" for number in numbers if 0 < number <= MOST_ITEMS)
    if not codes:
        return asked(NO_CODE.format(text=shown))
    if len(set(codes)) == 1:
        return Reading(codes[:1])
    return asked(SEVERAL.format(text=shown), codes[:1], codes)


def _digits(stored: object) -> str:
    return str(stored.normalize()) if isinstance(stored, Decimal) and abs(stored) < 10_000 else ""
