"""Amounts of money as offices write them: 30,000.- and ๓๐,๐๐๐ บาท are one amount."""

import re
from decimal import Decimal

from thai.digits import to_arabic_digits

# Fourteen digits, two of them behind the point: what the database holds.
MOST = Decimal("999999999999.99")
NO_BUDGET = ("ไม่ใช้งบประมาณ", "ไม่มีงบประมาณ", "ไม่ใช้งบ")
NOTHING = {"", "-", "–", "—"}
_AMOUNT = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:[.][0-9]{1,2})?")


def parse_baht(text: str) -> Decimal | None:
    """
    The amount that was typed, in baht; None for an empty text or a dash.

    "ไม่ใช้งบประมาณ" is an amount: zero. Raises ValueError with a Thai sentence.
    """
    typed = "".join(to_arabic_digits(text).split())
    if typed in NOTHING:
        return None
    if typed.startswith(NO_BUDGET):
        return Decimal("0.00")
    amount = typed.removesuffix("บาท").removesuffix("-").removesuffix(".")
    if not _AMOUNT.fullmatch(amount):
        raise ValueError(f"อ่านจำนวนเงิน “{text}” ไม่ออก ตัวอย่าง 30,000.00")
    value = Decimal(amount.replace(",", ""))
    if value > MOST:  # asked first: a number too long cannot be rounded
        raise ValueError(f"จำนวนเงิน “{text}” มากเกินไป กรุณาตรวจจำนวนหลัก")
    return value.quantize(Decimal("0.01"))


def format_baht(amount: Decimal | None) -> str:
    """Write an amount without its unit: 30,000 or 28,450.50; "" for None."""
    if amount is None:
        return ""
    return f"{amount:,.2f}".removesuffix(".00")
