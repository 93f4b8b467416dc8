"""
What the OIT score would be, and what an unfinished item costs: an estimate, never a result.

Plain functions over Decimal. The rule "mean of means" (domain facts §1): items are averaged into
sub-indicators such as 9.1, these into indicators such as 9, these into the OIT score. An item
scores 100 or 0. Nothing is rounded here; `rounded` is for showing.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

FULL = Decimal(100)


@dataclass(frozen=True)
class Counted:
    """An item as the rule sees it: its code, its sub-indicator ("9.3"), and whether it scores."""

    code: str
    sub_indicator: str
    scores: bool

    @property
    def indicator(self) -> str:
        return self.sub_indicator.partition(".")[0]


@dataclass(frozen=True)
class Weights:
    """How many of the 100 final points each instrument is worth."""

    iit: Decimal
    eit: Decimal
    oit: Decimal


@dataclass(frozen=True)
class Band:
    """One level of a scale: its lowest total and, if asked, every instrument's lowest score."""

    name: str
    min_total: Decimal
    min_instrument: Decimal | None = None


def mean(values: Collection[Decimal]) -> Decimal:
    """The mean; nothing to average is an error of the caller (ZeroDivisionError)."""
    return sum(values, Decimal(0)) / len(values)


def indicator_scores(items: Iterable[Counted]) -> dict[str, Decimal]:
    """The score of each indicator, 0 to 100."""
    by_indicator: dict[str, dict[str, list[Decimal]]] = {}
    for item in items:
        points = by_indicator.setdefault(item.indicator, {}).setdefault(item.sub_indicator, [])
        points.append(FULL if item.scores else Decimal(0))
    return {
        indicator: mean([mean(points) for points in subs.values()])
        for indicator, subs in by_indicator.items()
    }


def oit_score(items: Iterable[Counted]) -> Decimal:
    """The OIT score, 0 to 100. Without items there is none to compute (ZeroDivisionError)."""
    return mean(indicator_scores(items).values())


def costs(items: Sequence[Counted], oit_weight: Decimal) -> dict[str, Decimal]:
    """What each item is worth in final points, by code: lost when it scores 0."""
    sizes: dict[str, int] = {}
    subs: dict[str, set[str]] = {}
    for item in items:
        sizes[item.sub_indicator] = sizes.get(item.sub_indicator, 0) + 1
        subs.setdefault(item.indicator, set()).add(item.sub_indicator)
    return {
        item.code: oit_weight / len(subs) / len(subs[item.indicator]) / sizes[item.sub_indicator]
        for item in items
    }


def total_score(iit: Decimal, eit: Decimal, oit: Decimal, weights: Weights) -> Decimal:
    """The total of the three instruments, 0 to 100."""
    return (iit * weights.iit + eit * weights.eit + oit * weights.oit) / FULL


def grade(total: Decimal, instruments: Collection[Decimal], scale: Iterable[Band]) -> str:
    """The first level of the scale (best first) that is reached; "" if none is."""
    for band in scale:
        least = band.min_instrument
        if total >= band.min_total and (least is None or all(s >= least for s in instruments)):
            return band.name
    return ""


def rounded(score: Decimal) -> Decimal:
    """Two decimals, halves up, as the NACC prints scores."""
    return score.quantize(Decimal("0.01"), ROUND_HALF_UP)
