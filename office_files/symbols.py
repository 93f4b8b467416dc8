"""Signs of symbol fonts as characters: boxes to tick, ticks and bullets."""

import sys

TICKED, UNTICKED = "☑", "☐"

_BOXES = dict.fromkeys((0x6F, 0x71, 0x72, 0xA8), UNTICKED)
WINGDINGS = _BOXES | {
    0x78: "☒", 0xFD: "☒", 0xFE: TICKED, 0xFB: "✗", 0xFC: "✓",
    0x6C: "●", 0x6E: "■", 0x76: "❖", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xD8: "➢", 0xE0: "→",
    0xF0: "⇨",
}  # fmt: skip
WINGDINGS_2 = dict.fromkeys((0x2A, 0x30, 0xA3), UNTICKED) | {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: TICKED, 0x53: "☒", 0x54: "☒", 0x97: "●",
}  # fmt: skip
SYMBOL = {0xB7: "•", 0x2D: "−", 0xD7: "×", 0xB4: "×", 0xB0: "°", 0xAE: "→", 0xD6: "√"}
FONTS = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "symbol": SYMBOL}

_PRIVATE = 0xF000  # symbol fonts stand there, so that a letter is not taken for a sign


def is_symbol_font(font: str) -> bool:
    """Whether letters in this font are signs."""
    return font.lower() in FONTS


def as_characters(text: str, font: str) -> str:
    """What a reader sees of letters in a symbol font; pictures that nobody types are dropped."""
    return "".join(sign(ord(letter), font) for letter in text)


def sign(code: int, font: str) -> str:
    """The character that stands for this code of a symbol font; "" for one without a like."""
    if not 0 <= code <= sys.maxunicode:
        return ""
    is_private = _PRIVATE <= code <= _PRIVATE + 0xFF
    if not is_private and (code <= 0x20 or code > 0xFF):
        return chr(code)  # a space; Thai, which such a font does not have
    place = code - _PRIVATE if is_private else code
    found = FONTS.get(font.lower(), {}).get(place, "")
    return found or (chr(place) if font.lower() == "symbol" else "")
