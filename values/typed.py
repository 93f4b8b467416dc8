"""A text on its way through tables of texts that remembers what a program stored in its cell."""

from typing import Self

from values.reading import Stored, Written


class Typed(str):
    """The text of a cell; `stored` is the number or day that the program keeps, None for none."""

    stored: Stored

    def __new__(cls, text: str, stored: Stored = None) -> Self:
        typed = super().__new__(cls, text)
        typed.stored = stored
        return typed


def written_of(text: str) -> Written:
    """What stands in a cell or box, whether or not its text remembers anything stored."""
    return Written(text, text.stored if isinstance(text, Typed) else None)
