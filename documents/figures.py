"""
Blocks of a document that are not words: boxes to tick, people, places to sign, pictures, charts.

Part of documents.model, which says what the blocks are for; none of these holds other blocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Tick:
    """One of several official boxes, chosen or not."""

    box: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Ticks:
    """The official boxes of a status; `words` is what a screen reader says of them."""

    ticks: Sequence[Tick]
    words: str


@dataclass(frozen=True)
class Person:
    """One of a numbered list of people: who, and in which role."""

    who: str
    role: str = ""


@dataclass(frozen=True)
class People:
    """A list of people, counted."""

    people: Sequence[Person]


@dataclass(frozen=True)
class Signature:
    """Where one person signs. field: names the place to sign in a PDF program, "" for none."""

    name: str
    label: str = ""
    post: str = ""
    field: str = ""


@dataclass(frozen=True)
class Signatures:
    """Blocks to sign in: none is torn, none stands alone on a page without what it signs."""

    signatures: Sequence[Signature]


@dataclass(frozen=True)
class Picture:
    """
    A picture with its caption.

    stored: its name in the file storage; address: its address on the web. Size in pixels, as far
    as it is known; width in centimetres, the largest that it is printed.
    """

    stored: str
    words: str
    address: str = ""
    caption: str = ""
    pixels: tuple[int, int] | None = None
    width: float = 14
    height: float = 9.5


@dataclass(frozen=True)
class Code:
    """A QR code that leads to an address, which is printed below it. width in centimetres."""

    address: str
    words: str
    width: float = 4


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: value of `most`; words: the value as it is read; before: last year's."""

    label: str
    value: float
    words: str
    before: float | None = None
    before_words: str = ""


@dataclass(frozen=True)
class Bars:
    """A chart of bars, each with its figure in words: nobody needs to measure it."""

    caption: str
    bars: Sequence[Bar]
    most: float = 100
