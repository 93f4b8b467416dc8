"""Amounts of money as offices write them: 30,000.- and ๓๐,๐๐๐ บาท are one amount."""

from decimal import Decimal

from values.numbers import NO_NUMBER, read_number
from values.plain import short
from values.reading import Reading, Written, asked

# Fourteen digits, two of them behind the point: what the database holds.
MOST = Decimal("999999999999.99")
TOO_MUCH = "จำนวนเงิน “{text}” มากเกินไป กรุณาตรวจจำนวนหลัก"
NOT_AN_AMOUNT = "อ่านจำนวนเงิน “{text}” ไม่ออก ตัวอย่าง 30,000.00"


def read_baht(written: Written) -> Reading[Decimal]:
    """The amount in baht and satang; "ไม่ใช้งบประมาณ" is zero, a dash is none."""
    reading = read_number(written)
    if reading.is_asked:
        readings = [each.quantize(Decimal("0.01")) for each in reading.readings if _fits(each)]
        shown = short(written.text)
        if reading.question == NO_NUMBER.format(text=shown):
            return asked(NOT_AN_AMOUNT.format(text=shown))
        return asked(reading.question, *readings)
    if reading.value is None:
        return Reading()
    if reading.value > MOST:  # asked first: a number too long cannot be rounded
        return asked(TOO_MUCH.format(text=short(written.text)))
    exact = reading.value.quantize(Decimal("0.01"))
    if exact != reading.value or exact < 0:
        return asked(NOT_AN_AMOUNT.format(text=short(written.text)))
    return Reading(exact)


def _fits(number: Decimal) -> bool:
    return 0 <= number <= MOST
