"""
Which items of one year stand for which of another: the same topic under another code.

Kept in criteria/crosswalk.toml: one topic a table, its codes by year, and how sure each is. A topic
without a code in a year has no item of its own there, as far as is known.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from oit_checklist.models import Confidence
from oit_checklist.shipped_sets import FOLDER

FILE = FOLDER / "crosswalk.toml"
_SURE = (Confidence.LOW.value, Confidence.MEDIUM.value, Confidence.HIGH.value)


@dataclass(frozen=True)
class Topic:
    """One topic through the years."""

    title: str
    note: str
    codes: dict[int, tuple[str, ...]]
    confidence: dict[int, str]


@dataclass(frozen=True)
class Match:
    """The codes of another year and the weaker of the confidences on the way there."""

    codes: tuple[str, ...]
    confidence: str


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic in the order of the file."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Topic(
            title=topic["title"],
            note=topic.get("note", ""),
            codes={int(year): tuple(codes) for year, codes in topic["codes"].items()},
            confidence={int(year): sure for year, sure in topic["confidence"].items()},
        )
        for topic in data["topic"]
    )


def years() -> list[int]:
    """The years of which any code is known, the oldest first."""
    return sorted({year for topic in topics() for year in topic.codes})


def earlier_codes(year_be: int, code: str, of_year: int) -> Match:
    """
    The OIT codes of `of_year` that the item `code` of `year_be` continues; none for a new one.

    Several codes mean that items were merged. The years may stand in any order.
    """
    found = [topic for topic in topics() if code in topic.codes.get(year_be, ())]
    codes: dict[str, None] = {}  # in order, each once
    sure: list[str] = []
    for topic in found:
        if earlier := topic.codes.get(of_year):
            codes |= dict.fromkeys(earlier)
            sure += [topic.confidence[year_be], topic.confidence[of_year]]
    return Match(tuple(codes), weakest(sure))


def weakest(confidences: Iterable[str]) -> str:
    """The least sure of several confidences; "" for none."""
    return min(confidences, key=_SURE.index, default="")
