"""The one colour that an agency can set for its pages."""

import re

from django.core.exceptions import ValidationError

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# The ground of the pages; the style sheet calls it --paper.
PAPER = "#faf8f3"
LOWEST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, for text


def check_accent(colour: str) -> None:
    """
    Refuse, with a Thai sentence, what is no #rrggbb or cannot be read on the ground of the pages.

    The style sheet takes the hue and sets the lightness itself; old browsers and the printed
    poster use the colour as it is, as text on light ground and below white text.
    """
    if not _COLOUR.fullmatch(colour):
        raise ValidationError("กรุณากรอกสีเป็น # ตามด้วยเลขฐานสิบหกหกหลัก เช่น #0a5c50")
    if contrast(colour, PAPER) < LOWEST_CONTRAST:
        raise ValidationError("สีนี้อ่อนเกินไป ตัวอักษรจะอ่านยาก กรุณาเลือกสีที่เข้มกว่านี้")


def contrast(one: str, other: str) -> float:
    """The contrast of two #rrggbb colours from 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
