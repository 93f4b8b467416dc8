"""Percentages that are not those of the numbers beside them."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from thai.digits import to_arabic_digits

WRONG = "“ร้อยละ {said}” ไม่ตรงกับจำนวนที่เขียนไว้: {part} ใน {whole} {unit} คือร้อยละ {right}"
ROUNDING = Decimal("0.06")
FARTHEST = 200  # characters behind a percentage in which its numbers are sought

_PERCENT = re.compile(
    r"ร้อยละ\s*([0-9]{1,3}(?:\.[0-9]{1,2})?)|(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*(?:%|เปอร์เซ็นต์)"
)
_COUNT = re.compile(
    r"(?<![0-9./])([0-9]{1,6})\s*(ข้อ|คน|ราย|เรื่อง|โครงการ|รายการ|ครั้ง|ชุด|ฉบับ|แห่ง|หมู่บ้าน|ตัวชี้วัด)"
)


def wrong_shares(texts: Iterable[str]) -> list[str]:
    """
    A sentence for each percentage that none of the counts behind it gives. Only counts of one
    unit of which one is the sum of the others are taken for a whole and its parts.
    """
    told: dict[str, None] = {}
    for text in texts:
        plain = to_arabic_digits(text)
        for match in _PERCENT.finditer(plain):
            said = match[1] or match[2]
            if why := _contradicted(said, plain[match.end() : match.end() + FARTHEST]):
                told.setdefault(why)
    return list(told)


def _contradicted(said: str, behind: str) -> str:
    counts: dict[str, list[int]] = {}
    for match in _COUNT.finditer(behind):
        counts.setdefault(match[2], []).append(int(match[1]))
    for unit, numbers in counts.items():
        whole = max(numbers)
        parts = list(numbers)
        parts.remove(whole)
        if len(parts) < 2 or sum(parts) != whole:
            continue
        shares = {part: _share(part, whole) for part in parts}
        if all(abs(share - Decimal(said)) > ROUNDING for share in shares.values()):
            return WRONG.format(
                said=said, part=parts[0], whole=whole, unit=unit, right=shares[parts[0]]
            )
    return ""


def _share(part: int, whole: int) -> Decimal:
    share = Decimal(part * 100) / Decimal(whole)
    return share.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
