"""Whole numbers that attributes of a file hold, where anything else may stand as well."""

LONGEST = 9  # digits; a forged number of thousands costs time


def whole(text: str | None, otherwise: int) -> int:
    """A number of plain digits; `otherwise` for anything else: signs, "²", what is too long."""
    if not text or len(text) > LONGEST or not (text.isascii() and text.isdigit()):
        return otherwise
    return int(text)
