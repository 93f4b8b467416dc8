"""
Numbers of people in a text that is about to become public, for a person to look at.

A search for likely numbers, not a proof: national ids by their checksum, telephone numbers and
bank accounts by the way they are written in Thailand.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass

from thai.digits import to_arabic_digits

NATIONAL_ID = "เลขประจำตัวประชาชน"
PHONE = "หมายเลขโทรศัพท์"
BANK_ACCOUNT = "เลขที่บัญชีธนาคาร"
MOST_FINDINGS = 100  # kept in the evidence's row; a list of people has thousands

# Where digits, letters or a path go on at either end there is a code, a file name or an address.
_BEFORE = r"(?<![0-9A-Za-z_/=])(?<![0-9][.,])"
_AFTER = r"(?![0-9A-Za-z_])(?![.,][0-9A-Za-z])"
_GAP = r" ?[-–.]? ?"


def _number(*ways: str) -> re.Pattern:
    """A number written in one of these ways, in which ~ stands for a dash, a space or nothing."""
    return re.compile(f"{_BEFORE}(?:{'|'.join(ways)}){_AFTER}".replace("~", _GAP))


# A first digit 0 marks a company, whose number is public; 9 is not given out.
_ID = _number(
    "[1-8]~[0-9]{4}~[0-9]{5}~[0-9]{2}~[0-9]",
    # The boxes of a form. A longer row of single digits is a table.
    "(?<![0-9][ |-])[1-8](?:[ |-]{1,3}[0-9]){12}(?![ |-]{1,3}[0-9])",
)
_MOBILE = _number(
    "0[689][0-9]~[0-9]{3}~[0-9]{4}",
    "0[689]~[0-9]{4}~[0-9]{4}",
    "[+]66~[689][0-9]~[0-9]{3}~[0-9]{4}",
)
_LANDLINE = _number(
    "02~[0-9]{3}~[0-9]{4}",
    "0[3-57][0-9]~[0-9]{3}~[0-9]{3}",
    "0~(?:2|[3-57][0-9])[0-9]{2,3}~[0-9]{4}",
)
_CALL = re.compile(r"โทร|แฟกซ์|แฟ็กซ์|[Tt]el|[Ff]ax|[Pp]hone")
_PRINTED_ACCOUNT = _number("[0-9]{3}[- ][0-9][- ][0-9]{5}[- ][0-9]")
_ACCOUNT = _number("(?<![0-9]-)[0-9](?:-?[0-9]){9,11}(?!-[0-9])")
_BANK = re.compile(r"เลข(?:ที่)? ?บัญชี|บัญชี ?(?:เลขที่|ธนาคาร|เงินฝาก|ออมทรัพย์)|ธนาคาร|ธ\.ก\.ส|พร้อมเพย์")
_NEAR_BEFORE, _NEAR_AFTER = 40, 30  # characters


@dataclass(frozen=True)
class PersonalData:
    """A number of a person: its kind in Thai, and its first and last digit around x's."""

    kind: str
    masked: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def find_personal_data(text: str, known: Collection[str] = ()) -> list[PersonalData]:
    """
    The numbers of people in a text, each once, at most MOST_FINDINGS, never a whole number.

    `known` are numbers of the office itself, as `digits_of_numbers` gives them.
    """
    found: dict[str, PersonalData] = {}
    for kind, written in _numbers(to_arabic_digits(text)):
        digits = _digits(written)
        if digits not in known:
            found.setdefault(digits, PersonalData(kind, _masked(written)))
        if len(found) == MOST_FINDINGS:
            break
    return list(found.values())


def digits_of_numbers(text: str) -> set[str]:
    """The telephone and account numbers of a text, as digits alone."""
    # The box for an office's telephone holds the number without the word.
    return {_digits(written) for _, written in _numbers(f"โทร {to_arabic_digits(text)}")}


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """Kind and spelling of each likely number; one place in the text is one number."""
    taken = bytearray(len(text))
    for kind, match in _matches(text):
        if not any(taken[match.start() : match.end()]):
            taken[match.start() : match.end()] = b"\1" * len(match[0])
            yield kind, match[0]


def _matches(text: str) -> Iterator[tuple[str, re.Match]]:
    for match in _ID.finditer(text):
        if _is_national_id(_digits(match[0])):
            yield NATIONAL_ID, match
    for match in _MOBILE.finditer(text):
        yield PHONE, match
    for match in _LANDLINE.finditer(text):
        # "0 2565 2566" may be three cells of a table.
        if "-" in match[0] or _CALL.search(text, *_span_before(match)):
            yield PHONE, match
    if not _BANK.search(text):
        return
    for match in _PRINTED_ACCOUNT.finditer(text):
        yield BANK_ACCOUNT, match
    for match in _ACCOUNT.finditer(text):
        before, after = _span_before(match), (match.end(), match.end() + _NEAR_AFTER)
        if _BANK.search(text, *before) or _BANK.search(text, *after):
            yield BANK_ACCOUNT, match


def _span_before(match: re.Match) -> tuple[int, int]:
    return max(0, match.start() - _NEAR_BEFORE), match.start()


def _is_national_id(digits: str) -> bool:
    """The last of the 13 digits is a checksum of the others (modulus 11)."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False)
    )
    return (11 - total % 11) % 10 == int(digits[12])


def _digits(written: str) -> str:
    digits = re.sub("[^0-9]", "", written)
    return "0" + digits[2:] if written.startswith("+66") else digits


def _masked(written: str) -> str:
    return written[0] + re.sub("[0-9]", "x", written[1:-1]) + written[-1]
