"""Numbers in Thai words, as documents repeat amounts in brackets: สองหมื่นบาทถ้วน."""

from decimal import Decimal

_DIGITS = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]
_UNITS = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"]
MILLION = 10**6


def number_in_words(number: int) -> str:
    """A whole number from zero on; "ศูนย์" for zero."""
    if number >= MILLION:
        rest = number % MILLION
        return number_in_words(number // MILLION) + "ล้าน" + (number_in_words(rest) if rest else "")
    words = ""
    for place, digit in reversed(list(enumerate(map(int, reversed(str(number)))))):
        if place == 0 and digit == 1 and number > 10:
            words += "เอ็ด"
        elif place == 1 and digit in (1, 2):
            words += "สิบ" if digit == 1 else "ยี่สิบ"
        elif digit:
            words += _DIGITS[digit] + _UNITS[place]
    return words or "ศูนย์"


def baht_in_words(amount: Decimal) -> str:
    """An amount of baht and satang from zero on: สองหมื่นบาทถ้วน, ห้าบาทยี่สิบห้าสตางค์."""
    baht, satang = divmod(int(amount * 100), 100)
    end = f"{number_in_words(satang)}สตางค์" if satang else "ถ้วน"
    return f"{number_in_words(baht)}บาท{end}"
