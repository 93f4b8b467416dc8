"""The pieces of the portal's addresses: Buddhist years and item codes, ASCII only."""

from django.urls import register_converter

from records.key_fields import OUTLINE


class YearConverter:
    """A four-digit Buddhist year."""

    regex = "2[56][0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int | str) -> str:
        return str(value)


class NumberConverter:
    """A whole number from 1, in the one spelling that links have: no zeros before it."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int | str) -> str:
        return str(value)


class OutlineConverter:
    """A number of parts such as 1.1.1, in its one spelling (records.key_fields)."""

    regex = OUTLINE[1:-1].replace("(", "(?:")

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: int | str) -> str:
        return str(value)


class InstrumentConverter:
    """iit, eit or oit; the view gets it in capitals."""

    regex = "iit|eit|oit"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value.lower()


def register() -> None:
    """Make <year:…>, <number:…>, <outline:…> and <instrument:…> known to URL patterns."""
    register_converter(YearConverter, "year")
    register_converter(NumberConverter, "number")
    register_converter(OutlineConverter, "outline")
    register_converter(InstrumentConverter, "instrument")
