"""Numbers of sub-indicators as people write them. 9.10 is not 9.1, and ๙.๓ is 9.3."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from values.plain import is_too_long, plain, says_nothing, short
from values.reading import Reading, Written, asked

NO_SECTION = "“{text}” ไม่ใช่เลขตัวชี้วัดย่อย ตัวอย่าง 9.1"
CUT_OFF = "“{text}” มีแต่เลขหน้าจุด กรุณาเลือกตัวชี้วัดย่อย"
LOST_ZERO = "ช่องนี้เก็บเป็นตัวเลข {text} ซึ่งอาจพิมพ์เป็น {text}0 กรุณาเลือก"
MADE_A_DATE = "โปรแกรมตารางเปลี่ยน “{text}” เป็นวันที่ กรุณายืนยันเลขตัวชี้วัดย่อย"

_SECTION = re.compile(
    r"(?:ตัวชี้วัด|ประเด็น|หมวด|ส่วน|ข้อ)?(?:ย่อย)?\s*(?:ที่)?\s*([0-9]{1,2}(?:[.][0-9]{1,2}){0,2})([.:)]?)"
    r"(?:\s+.*|(?=[ก-ฮเ-ไ(]).*)?"
)
_COMMA = re.compile(r"([0-9]{1,2})\s*,\s*([0-9]{1,2})")


def read_section(written: Written, known: Sequence[str] = ()) -> Reading[str]:
    """The number that is written; `known` are those of the year, which a cut off one may mean."""
    shown = short(written.text or str(written.stored or ""))
    if isinstance(written.stored, date):
        return asked(MADE_A_DATE.format(text=shown), f"{written.stored.day}.{written.stored.month}")
    if isinstance(written.stored, Decimal):
        return _of_number(written.stored, written.text, known)
    text = plain(written.text)
    if says_nothing(text):
        return Reading()
    match = None if is_too_long(text) else _SECTION.fullmatch(text)
    if not match:
        comma = _COMMA.fullmatch(text)
        return asked(NO_SECTION.format(text=shown), *([f"{comma[1]}.{comma[2]}"] if comma else []))
    if "." in match[1]:
        return Reading(match[1])
    return _whole(match[1], shown, known, is_cut=bool(match[2]) and text.endswith(match[2]))


def _of_number(number: Decimal, text: str, known: Sequence[str]) -> Reading[str]:
    """A number's text may have kept the zeros that the number lost."""
    number = round(number, 6).normalize()
    written = plain(text)
    if _SECTION.fullmatch(written) and "." in written and Decimal(written) == number:
        plainly = written
    else:
        plainly = f"{number:f}"
    if "." not in plainly:
        return _whole(plainly, plainly, known, is_cut=False)
    if plainly + "0" in known:
        return asked(LOST_ZERO.format(text=plainly), plainly, plainly + "0")
    return Reading(plainly)


def _whole(number: str, shown: str, known: Sequence[str], *, is_cut: bool) -> Reading[str]:
    below = [section for section in known if section.startswith(f"{number}.")]
    if is_cut or (below and number not in known):
        return asked(CUT_OFF.format(text=shown), number, *below)
    return Reading(number)
