"""Whole numbers that attributes of a file hold, where anything else may stand as well."""

LONGEST = 9  # digits; a forged number of thousands costs time


def whole(text: str | None, otherwise: int) -> int:
    """A number of plain digits; `otherwise` for anything else: signs, "²", what is too long."""
    is_number = bool(text) and text.isascii() and text.isdigit() and len(text) <= LONGEST
    return int(text) if text and is_number else otherwise
