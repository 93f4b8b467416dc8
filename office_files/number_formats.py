"""
A stored number as a spreadsheet program shows it: 12 in the format "o"0 is o12.

The formats are those of Excel, which the xls and xlsx files of every program use. What is odder
than offices are (fractions, three colours by value) is shown plainly.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from thai.digits import to_thai_digits

GENERAL = "General"
DIGITS = 15  # that a spreadsheet program keeps; what is behind them is noise
LONGEST = 250  # characters of a format; a program takes no more
FURTHEST = 300  # powers of ten

BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "d/m/yyyy h:mm",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    59: "t0", 60: "t0.00", 61: "t#,##0", 62: "t#,##0.00", 67: "t0%", 68: "t0.00%",
    71: "d/m/bbbb", 72: "d-mmm-bb", 73: "d-mmm", 74: "mmm-bb", 75: "h:mm", 76: "h:mm:ss",
    77: "d/m/bbbb h:mm", 78: "mm:ss", 79: "[h]:mm:ss", 80: "mm:ss.0", 81: "d/m/bb",
} | dict.fromkeys((*range(27, 37), *range(50, 59)), "d/m/yyyy")  # fmt: skip

TOKEN = re.compile(
    r'"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(General)|(E[+-])|(AM/PM|A/P|.)',
    re.DOTALL | re.IGNORECASE,
)
_CURRENCY = re.compile(r"\$([^-]*)(?:-([0-9A-Fa-f]+))?")
_CONDITION = re.compile(r"([<>=]{1,2})(-?[0-9.]+)")
_PLACES = set("0#?")


@dataclass(frozen=True)
class Token:
    """A piece of a format: text to print as it is, a code, or what stands in brackets."""

    text: str
    is_literal: bool = False
    is_bracket: bool = False


@lru_cache(maxsize=1_000)
def tokens(section: str) -> list[Token]:
    """The pieces of one section of a format; fillers and gaps are none."""
    found = []
    for piece in TOKEN.finditer(section):
        quoted, escaped, bracket, general, power, code = piece.groups()
        if bracket is not None:
            found.append(Token(bracket, is_bracket=True))
        elif general or power or code:
            found.append(Token(general or power or code))
        elif (quoted or escaped) is not None:
            found.append(Token(quoted or escaped or "", is_literal=True))
        elif piece[0].startswith("_"):
            found.append(Token(" ", is_literal=True))
    return found


@lru_cache(maxsize=1_000)
def sections(code: str) -> list[str]:
    """The parts of a format for positive, negative, zero and text."""
    parts, start = [], 0
    for piece in TOKEN.finditer(code[:LONGEST]):
        if piece[0] == ";":
            parts.append(code[start : piece.start()])
            start = piece.end()
    return [*parts, code[start:LONGEST]]


def parse_number(text: str) -> Decimal | None:
    """A stored number without the noise of binary fractions: 13.300000000000001 is 13.3."""
    try:
        value = Context(prec=DIGITS).create_decimal(text.strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > FURTHEST:
        return None
    return Decimal(f"{value.normalize():f}") if value else Decimal(0)


def show_number(value: Decimal, code: str) -> str:
    """The number in this format; plain where the format says nothing of numbers."""
    section, value = _section_for(value, code)
    pieces = tokens(section)
    codes = {one.text for one in pieces if not one.is_literal and not one.is_bracket}
    if not codes & _PLACES:
        return _around(pieces, f"{value:f}")
    if "/" in codes:
        return f"{value:f}"
    shown = (
        _powers(value, pieces) if any(_is_power(one) for one in pieces) else _fixed(value, pieces)
    )
    return to_thai_digits(shown) if _has_thai_digits(pieces) else shown


def _section_for(value: Decimal, code: str) -> tuple[str, Decimal]:
    parts = sections(code)
    for part in parts:
        told = [_CONDITION.fullmatch(one.text) for one in tokens(part) if one.is_bracket]
        found = next(filter(None, told), None)
        if found and _holds(value, found[1], found[2]):
            return part, abs(value)
    if value < 0 and len(parts) > 1:
        return parts[1], abs(value)
    return parts[2 if value == 0 and len(parts) > 2 else 0], value


def _holds(value: Decimal, sign: str, other: str) -> bool:
    limit = parse_number(other)
    if limit is None:
        return False
    return (
        (value < limit and "<" in sign and sign != "<>")
        or (value > limit and ">" in sign and sign != "<>")
        or (value == limit and "=" in sign)
        or (value != limit and sign == "<>")
    )


def _around(pieces: list[Token], shown: str) -> str:
    """A format without places for digits: its words alone, or the whole number in its place."""
    words = ""
    for one in pieces:
        is_number = not one.is_literal and one.text in (GENERAL, GENERAL.lower(), "@")
        words += shown if is_number else _printed(one)
    return words if words.strip() or not pieces else shown


def _printed(one: Token) -> str:
    if one.is_bracket:
        found = _CURRENCY.fullmatch(one.text)
        return found[1] if found else ""
    return one.text if one.is_literal or not one.text.isalpha() else ""


def _is_power(one: Token) -> bool:
    return not one.is_literal and one.text.upper() in ("E+", "E-")


def _has_thai_digits(pieces: list[Token]) -> bool:
    first = next((one for one in pieces if not one.is_bracket), None)
    is_told = first is not None and not first.is_literal and first.text == "t"
    return is_told or any(uses_thai_digits(one.text) for one in pieces if one.is_bracket)


def uses_thai_digits(bracket: str) -> bool:
    """Whether a place such as [$-D07041E] asks for Thai digits."""
    found = _CURRENCY.fullmatch(bracket)
    return bool(found and found[2] and int(found[2], 16) >> 24 == 0x0D)


def uses_buddhist_years(bracket: str) -> bool:
    """Whether a place such as [$-107041E] asks for years of the Buddhist era."""
    found = _CURRENCY.fullmatch(bracket)
    return bool(found and found[2] and int(found[2], 16) >> 16 & 0xFF == 0x07)


def _powers(value: Decimal, pieces: list[Token]) -> str:
    codes = "".join(one.text for one in pieces if not one.is_literal and not one.is_bracket)
    decimals = sum(
        letter in _PLACES for letter in codes.upper().partition("E")[0].partition(".")[2]
    )
    mantissa, _, power = f"{value:.{decimals}E}".partition("E")
    return f"{mantissa}E{int(power):+03}"


def _fixed(value: Decimal, pieces: list[Token]) -> str:
    places = [at for at, one in enumerate(pieces) if not one.is_literal and one.text in _PLACES]
    codes = [one.text if not one.is_literal and not one.is_bracket else "" for one in pieces]
    point = codes.index(".") if "." in codes else len(codes)
    scale = codes.count("%") * 2
    scale -= 3 * _trailing_commas(codes, max(places))
    before = [at for at in places if at < point]
    after = [at for at in places if at > point]
    exact = Decimal(1).scaleb(-len(after))
    rounded = value.scaleb(scale).quantize(exact, ROUND_HALF_UP, Context(prec=FURTHEST * 2))
    # abs() would round to 28 digits, and leave a long number without its fraction.
    whole, _, fraction = f"{rounded.copy_abs():f}".partition(".")
    filled = _whole(whole, [codes[at] for at in before], _is_grouped(codes, places, point))
    digits = dict(zip(before, filled, strict=True)) | _fraction(fraction, after, codes)
    if not any(digits.get(at) for at in after) and all(codes[at] != "0" for at in after):
        digits[point] = ""
    sign = "-" if rounded < 0 else ""
    return sign + "".join(digits.get(at, _between(one)) for at, one in enumerate(pieces)).strip()


def _between(one: Token) -> str:
    if not one.is_literal and one.text == ",":
        return ""
    return _printed(one)


def _trailing_commas(codes: list[str], last: int) -> int:
    count = 0
    while last + 1 + count < len(codes) and codes[last + 1 + count] == ",":
        count += 1
    return count


def _is_grouped(codes: list[str], places: list[int], point: int) -> bool:
    whole = [at for at in places if at < point]
    return bool(whole) and "," in codes[whole[0] : whole[-1]]


def _whole(digits: str, codes: list[str], is_grouped: bool) -> list[str]:
    """The digits before the point for each place, from the left; the first takes what is over."""
    least = len(codes) - codes.index("0") if "0" in codes else 0
    digits = digits.lstrip("0").zfill(least)
    written = [*digits]
    if is_grouped:
        written = [
            digit + ("," if (len(digits) - at) % 3 == 1 and at < len(digits) - 1 else "")
            for at, digit in enumerate(digits)
        ]
    filled = [""] * len(codes)
    for at in range(len(codes) - 1, -1, -1):
        if written:
            filled[at] = written.pop()
    if codes:
        filled[0] = "".join(written) + filled[0]
    return filled


def _fraction(digits: str, after: list[int], codes: list[str]) -> dict[int, str]:
    found = dict(zip(after, digits, strict=True)) if after else {}
    for at in reversed(after):
        if codes[at] == "0" or found[at] != "0":
            break
        found[at] = ""
    return found
