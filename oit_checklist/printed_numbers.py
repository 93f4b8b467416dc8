"""Numbers as offices print them: of sub-indicators (9.10 is not 9.1) and of items (o12, ๐๑๒)."""

import re
from collections.abc import Iterable

from documents.workbook_reading import GridCell
from records.key_fields import number_key
from thai.digits import to_arabic_digits
from values.codes import read_codes
from values.reading import Written

_SECTION = re.compile(
    r"(?:ตัวชี้วัดย่อย(?:ที่)?|ตัวชี้วัด(?:ที่)?)?\s*([0-9]{1,2}\.[0-9]{1,2})(?![0-9.]*[0-9])\.?\s*[:：–-]?\s*"
)
_INSTRUMENT = re.compile(r"^(?:(?:ข้อ|ตัวชี้วัด)\s*(?:ที่)?)?\s*(?:iit|eit)[ .-]*", re.IGNORECASE)


def section_number(cell: GridCell, known: Iterable[str]) -> tuple[str, str]:
    """
    The number of a sub-indicator, and why it cannot be told ("" if it can).

    A text is what it says. A number cell loses the last 0 of 9.10: it is doubtful where the cell is
    shown with it, or where `known` has both numbers, or reaches 9.9.
    """
    number = number_key(cell.text)
    if not cell.is_number or "." not in number:
        return number, ""
    longer, last = f"{number}0", f"{number.partition('.')[0]}.9"
    decimals = cell.number_format.partition(".")[2]
    shows_more = len(re.match("0*", decimals)[0]) > len(number.partition(".")[2])  # type: ignore[index]
    others = {number_key(each) for each in known}
    if shows_more or longer in others or (number.endswith(".1") and last in others):
        return number, (
            f"ช่องนี้เป็นตัวเลข จึงไม่ทราบว่าเป็น {number} หรือ {longer} "
            "กรุณาเปลี่ยนช่องเป็นข้อความ (text) แล้วพิมพ์ใหม่"
        )
    return number, ""


def section_and_title(text: str) -> tuple[str, str] | None:
    """The number and the title of "9.1 ข้อมูลพื้นฐาน" or "ตัวชี้วัดย่อยที่ ๙.๑"; None for others."""
    found = _SECTION.match(to_arabic_digits(text))
    return (found[1], text[found.end() :].strip()) if found else None


def item_number(text: str) -> int | None:
    """The number in o12, ๐๑๒, "ข้อ 12", "OIT 12" or "o1 โครงสร้าง"; None for anything else."""
    codes = read_codes(Written(_INSTRUMENT.sub("", to_arabic_digits(text).strip()))).value
    return int(codes[0].removeprefix("o")) if codes else None
