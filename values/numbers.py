"""Numbers and amounts as people write them, with units, Thai digits and thousands."""

import re
from decimal import Decimal

from thai.number_words import baht_in_words
from thai.spelling import normalise
from values.plain import is_too_long, plain, says_nothing, short
from values.reading import Reading, Written, asked

NO_NUMBER = "อ่านจำนวน “{text}” ไม่ออก ตัวอย่าง 30,000.00"
TOO_MUCH = "จำนวน “{text}” มากเกินไป กรุณาตรวจจำนวนหลัก"
ABOUT = "“{text}” เป็นจำนวนโดยประมาณ กรุณายืนยัน"
SEVERAL = "“{text}” มีหลายจำนวนในช่องเดียว กรุณาเลือก"
ODD_MARKS = "เครื่องหมายใน “{text}” อ่านได้หลายอย่าง กรุณายืนยัน"
REMARK = "“{text}” มีคำในวงเล็บที่ไม่ตรงกับจำนวน กรุณายืนยัน"
LETTERS = "“{text}” มีตัวอักษรปนในตัวเลข กรุณายืนยัน"
MOST = Decimal(10) ** 15

_WAVES = ("~", "≈", "\uff5e")
_ZERO = re.compile(r"(?:ไม่(?:ได้)?(?:ใช้|มี|ใช่?)(?:จ่าย)?\s*(?:งบประมาณ|งบ|ค่าใช้จ่าย)|ศูนย์)(?:\s*บาท)?.*")
_BEFORE = re.compile(
    r"^(?:จำนวน|รวม(?:ทั้งสิ้น)?|เป็นเงิน|งบประมาณ|งบ|วงเงิน|ร้อยละ|เพิ่มขึ้น|ลดลง|฿|[:=≈]|\s)+"
)
_ABOUT = re.compile(r"^(?:ประมาณ|ราว|เกือบ|กว่า|ไม่เกิน|ไม่น้อยกว่า|มากกว่า)\s*")
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]+)?|[0-9]+(?:[.][0-9]+)?|(?<![0-9])[.][0-9]+"
_UNIT = r"[.]?-?\s*(?P<unit>[^0-9,+*/()<>=-]{0,40}?)[.]?-?"
_PLAIN = re.compile(rf"(?P<sign>-?)(?P<number>{_NUMBER}){_UNIT}")
_FROM_TO = re.compile(rf"({_NUMBER})\s*(?:-|ถึง)\s*({_NUMBER}){_UNIT}")
_EUROPEAN = re.compile(r"([0-9]{1,3}(?:[.][0-9]{3})+|[0-9]+),([0-9]{1,2})" + _UNIT)
_SPACED = re.compile(r"([0-9]{1,3}(?: [0-9]{3})+(?:[.][0-9]+)?)" + _UNIT)
_REMARK = re.compile(r"\s*\((?P<words>[^()0-9]{1,200})\)$")
_POINTS = re.compile(r"([0-9]{1,3}(?:[.][0-9]{3}){2,}|[0-9]+[.][0-9]{3}[.])" + _UNIT)
_LETTERS = re.compile(r"[0-9oOlI,.]+")
_ANY = re.compile(_NUMBER)
_MEANT = str.maketrans("oOlI", "0011")
_TIMES = {
    "ล้าน": Decimal(10) ** 6,
    "แสน": Decimal(10) ** 5,
    "หมื่น": Decimal(10) ** 4,
    "พัน": Decimal(10) ** 3,
}


def read_number(written: Written) -> Reading[Decimal]:
    """The number that is written, without its unit; "ไม่ใช้งบประมาณ" is zero."""
    if isinstance(written.stored, Decimal):
        return _checked(written.stored, written.text)
    text = plain(written.text)
    if says_nothing(text):
        return Reading()
    shown = short(written.text)
    if is_too_long(text):
        return asked(NO_NUMBER.format(text=shown))
    if _ZERO.fullmatch(text):
        return Reading(Decimal(0))
    bare = _BEFORE.sub("", text)
    if remark := _REMARK.search(bare):
        return _with_remark(_read(bare[: remark.start()], shown), remark["words"], shown)
    if normalise(written.text).strip().startswith(_WAVES):
        return _about(bare.lstrip("-"), shown)
    if about := _ABOUT.match(bare):
        return _about(bare[about.end() :], shown)
    return _read(bare, shown)


def _about(text: str, shown: str) -> Reading[Decimal]:
    value = _read(_BEFORE.sub("", text), shown).value
    return asked(ABOUT.format(text=shown), *([] if value is None else [value]))


def _with_remark(reading: Reading[Decimal], remark: str, shown: str) -> Reading[Decimal]:
    """An amount that is repeated in words is that amount; any other remark is looked at."""
    if reading.value is None:
        return reading
    words = remark.replace(" ", "")
    if words.endswith(("ถ้วน", "บาท", "สตางค์")) and _said(words) == _said(reading.value):
        return reading
    return asked(REMARK.format(text=shown), reading.value)


def _said(amount: Decimal | str) -> str:
    """The words of an amount; people write หนึ่งร้อยเอ็ด and หนึ่งร้อยหนึ่ง."""
    words = amount if isinstance(amount, str) else baht_in_words(abs(amount))
    return words.replace("เอ็ด", "หนึ่ง").removesuffix("ถ้วน")


def _read(text: str, shown: str) -> Reading[Decimal]:
    if _LETTERS.fullmatch(text) and not text.replace(",", "").replace(".", "").isdecimal():
        digits = text.translate(_MEANT).replace(",", "")
        proposed = [Decimal(digits)] if _ANY.fullmatch(digits) else []
        return asked(LETTERS.format(text=shown), *proposed)
    if match := _PLAIN.fullmatch(text):
        number = _in_units(match["number"], match["unit"])
        return _checked(-number if match["sign"] else number, shown)
    if match := _SPACED.fullmatch(text):
        return asked(ODD_MARKS.format(text=shown), Decimal(match[1].replace(" ", "")))
    if match := _FROM_TO.fullmatch(text):
        ends = (_in_units(match[at], match["unit"]) for at in (1, 2))
        return asked(SEVERAL.format(text=shown), *ends)
    if match := _EUROPEAN.fullmatch(text):
        whole = Decimal(match[1].replace(".", "") + "." + match[2])
        return asked(ODD_MARKS.format(text=shown), whole)
    if match := _POINTS.fullmatch(text):
        return asked(ODD_MARKS.format(text=shown), Decimal(match[1].replace(".", "")))
    several = [_decimal(number) for number in _ANY.findall(text)][:5]
    return asked((SEVERAL if len(several) > 1 else NO_NUMBER).format(text=shown), *several)


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _in_units(number: str, unit: str) -> Decimal:
    """The number, multiplied by a word such as ล้าน in ล้านบาท."""
    times = next((times for word, times in _TIMES.items() if unit.strip().startswith(word)), 0)
    value = _decimal(number) * (times or 1)
    return value.quantize(Decimal(1)) if times and value == value.to_integral_value() else value


def _checked(number: Decimal, shown: str) -> Reading[Decimal]:
    if not number.is_finite():
        return asked(NO_NUMBER.format(text=short(shown)))
    if abs(number) >= MOST:
        return asked(TOO_MUCH.format(text=short(shown)))
    return Reading(number)
