"""
Announced scores with those of an earlier year beside them: the newest year before that has any.

Indicators are matched by their number, as everywhere (docs/decisions/0035). Where the number has
another name in the other year, the criteria were renumbered: both are told, nothing is subtracted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from agency.models import FiscalYear
from documents.figures import Bar, Bars
from oit_checklist.results.announced import ScoreRow
from oit_checklist.results.models import IndicatorResult, YearResult
from oit_checklist.results.units import instrument_scores
from thai.digits import to_thai_digits


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator's score, and what the same number scored before; None: nothing known."""

    now: IndicatorResult
    before: Decimal | None = None
    title_before: str = ""

    @property
    def is_renamed(self) -> bool:
        """Whether the number stood for something else before."""
        return self.before is not None and _bare(self.title_before) != _bare(self.now.title)

    @property
    def comparable(self) -> Decimal | None:
        """The earlier score of the same thing."""
        return None if self.is_renamed else self.before

    @property
    def difference(self) -> Decimal | None:
        """How many points more than before; None where that cannot be said."""
        return None if self.comparable is None else self.now.score - self.comparable


@dataclass(frozen=True)
class Indicators:
    """The indicators of a result; year_before: that of the scores beside them, if there are any."""

    lines: list[IndicatorLine]
    year_before: int | None

    @property
    def notes(self) -> Iterator[str]:
        """What has to be known of the comparison, in Thai."""
        if self.year_before is None:
            return
        if renamed := _numbers(line for line in self.lines if line.is_renamed):
            yield (
                f"ตัวชี้วัดที่ {renamed} ของปี {self.year_before} ใช้ชื่ออื่น "
                "เลขตัวชี้วัดของสองปีจึงไม่ตรงกัน และไม่นำคะแนนมาหักลบกัน"
            )
        if alone := _numbers(line for line in self.lines if line.before is None):
            yield f"ปี {self.year_before} ไม่มีคะแนนของตัวชี้วัดที่ {alone}"

    @property
    def bars(self) -> Bars:
        """The scores as bars, the earlier ones as marks across them."""
        scores = [
            (f"{line.now.number}. {line.now.title}", line.now.score, line.comparable)
            for line in self.lines
        ]
        return _bars("คะแนนรายตัวชี้วัด (เต็ม 100)", scores, self.year_before)


def indicators_of(result: YearResult) -> Indicators:
    """The indicators of a result loaded with them and with what stands beside them."""
    rows = {
        (table.instrument, row.number): row
        for table in result.score_tables
        for row in table.rows
        if row.number is not None
    }
    own = result.fiscal_year.year_be
    earlier = {
        year.year_be
        for row in rows.values()
        for year, score in row.scores
        if year.year_be < own and score is not None
    }
    year_before = max(earlier, default=None)
    lines = [
        IndicatorLine(each, *_before(rows.get((each.instrument, each.number)), year_before))
        for each in result.indicators.all()
    ]
    return Indicators(lines, year_before)


def instrument_bars(fiscal_year: FiscalYear, before: FiscalYear | None) -> Iterator[Bars]:
    """The announced total and instruments of a year, with their weights; without any nothing."""
    parts = [("คะแนนรวม", "total_score")] if fiscal_year.total_score is not None else []
    for score in instrument_scores(fiscal_year):
        weight = f" (น้ำหนัก {score.weight_text})" if score.weight is not None else ""
        parts.append((f"{score.name}{weight}", f"{score.name.lower()}_score"))
    scores = [
        (label, getattr(fiscal_year, name), getattr(before, name, None)) for label, name in parts
    ]
    if scores:
        yield _bars("คะแนนที่ประกาศ (เต็ม 100)", scores, before.year_be if before else None)


def signed(difference: Decimal | None) -> str:
    """+0.60, -1.20 or 0.00; "" where nothing can be said."""
    if difference is None:
        return ""
    return f"{difference:+.2f}" if difference else "0.00"


def _bars(
    caption: str, scores: list[tuple[str, Decimal, Decimal | None]], year_before: int | None
) -> Bars:
    if any(before is not None for _, _, before in scores):
        caption += f" ขีดดำและในวงเล็บคือคะแนนปี {year_before}"
    return Bars(to_thai_digits(caption), [_bar(*each) for each in scores])


def _bar(label: str, score: Decimal, before: Decimal | None) -> Bar:
    label, words = to_thai_digits(label), to_thai_digits(score)
    if before is None:
        return Bar(label, float(score), words)
    return Bar(label, float(score), words, float(before), to_thai_digits(f"({before})"))


def _before(row: ScoreRow | None, year_be: int | None) -> tuple[Decimal | None, str]:
    if row is not None:
        for (year, score), title in zip(row.scores, row.titles, strict=True):
            if year.year_be == year_be:
                return score, title
    return None, ""


def _numbers(lines: Iterator[IndicatorLine]) -> str:
    return ", ".join(str(line.now.number) for line in lines)


def _bare(title: str) -> str:
    return "".join(title.split())
