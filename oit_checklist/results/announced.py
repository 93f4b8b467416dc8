"""What readers see of announced results: all of one year, and scores of years side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from agency.models import FiscalYear
from oit_checklist.models import ChecklistItem, Instrument
from oit_checklist.results.models import (
    IndicatorResult,
    LostItem,
    QuestionResult,
    ResultRemark,
    YearResult,
)
from oit_checklist.results.units import InstrumentScore, instrument_scores

MOST_YEARS = 4  # beside each other; more would not be read on a telephone


@dataclass(frozen=True)
class LostRow:
    """A lost item, and the item of the year's checklist that readers can open; else None."""

    lost: LostItem
    item: ChecklistItem | None


@dataclass(frozen=True)
class ScoreRow:
    """
    One line of scores, the newest year first; None where a year has none.

    number: that of the indicator; None for the instrument as a whole.
    titles: what each of the years calls it, "" where one has none; `title` is the newest.
    """

    number: int | None
    title: str
    scores: list[tuple[FiscalYear, Decimal | None]]
    titles: list[str]

    @property
    def label(self) -> str:
        return "" if self.number is None else f"ตัวชี้วัดที่ {self.number}"

    @property
    def now(self) -> Decimal | None:
        return self.scores[0][1]

    @property
    def before(self) -> Decimal | None:
        """The score of the year before, in the list of years that have scores."""
        return self.scores[1][1] if len(self.scores) > 1 else None


@dataclass(frozen=True)
class ScoreTable:
    """The scores of one instrument and of its indicators, years side by side."""

    instrument: Instrument
    years: list[FiscalYear]
    rows: list[ScoreRow]
    questions: list[QuestionResult] = field(default_factory=list)


@dataclass(frozen=True)
class Announced:
    """The result of a year as the public may read it; without a public one only the total."""

    fiscal_year: FiscalYear
    result: YearResult | None
    lost: list[LostRow]

    @property
    def instruments(self) -> list[InstrumentScore]:
        return list(instrument_scores(self.fiscal_year))

    @property
    def comparisons(self) -> list:
        return list(self.result.comparisons.all()) if self.result else []

    @property
    def strengths(self) -> list[ResultRemark]:
        return self._remarks(ResultRemark.Kind.STRENGTH)

    @property
    def weaknesses(self) -> list[ResultRemark]:
        return self._remarks(ResultRemark.Kind.WEAKNESS)

    def _remarks(self, kind: ResultRemark.Kind) -> list[ResultRemark]:
        remarks = self.result.remarks.all() if self.result else ()
        return [remark for remark in remarks if remark.kind == kind]


def public_result(fiscal_year: FiscalYear, *with_parts: str) -> YearResult | None:
    """The result of a year if the public sees it; one query, and one for each kind of parts."""
    shown = YearResult.objects.published().filter(fiscal_year=fiscal_year)
    result: YearResult | None = shown.prefetch_related(*with_parts).first()
    if result is not None:
        result.fiscal_year = fiscal_year
    return result


def announced_in(fiscal_year: FiscalYear) -> Announced:
    """The public result of a year: one query without one, else five."""
    result = public_result(fiscal_year, "comparisons", "remarks", "lost_items")
    if result is None:
        return Announced(fiscal_year, None, [])
    return Announced(fiscal_year, result, lost_rows(fiscal_year, result.lost_items.all()))


def lost_rows(fiscal_year: FiscalYear, lost: Iterable[LostItem]) -> list[LostRow]:
    """Lost items beside what readers can open of them; one query."""
    lost = list(lost)
    items = ChecklistItem.objects.published().filter(
        fiscal_year=fiscal_year, instrument=Instrument.OIT, number__in=[row.number for row in lost]
    )
    by_number = {item.number: item for item in items.only("instrument", "number", "fiscal_year")}
    for item in by_number.values():
        item.fiscal_year = fiscal_year
    return [LostRow(row, by_number.get(row.number)) for row in lost]


def score_tables(fiscal_year: FiscalYear, *instruments: str) -> list[ScoreTable]:
    """
    The announced scores of these instruments (all without any named), earlier years beside.

    Indicators are matched by their number, by which the announcement knows them. Instruments of
    which nothing is announced are left out. Three queries, two where the year has no indicators.
    """
    wanted = [Instrument(name) for name in instruments or Instrument.values]
    years = list(
        FiscalYear.objects.published()
        .filter(year_be__lte=fiscal_year.year_be)
        .order_by("-year_be")[:MOST_YEARS]
    )
    shown = YearResult.objects.published().filter(fiscal_year__in=years)
    scored = IndicatorResult.objects.filter(result__in=shown, instrument__in=wanted)
    indicators = list(scored.select_related("result").order_by("number"))
    of_year = [row for row in indicators if row.result.fiscal_year_id == fiscal_year.pk]
    asked = QuestionResult.objects.filter(result__in=[row.result_id for row in of_year[:1]])
    questions = list(asked) if of_year else []
    tables = (_table(name, years, indicators, questions) for name in wanted)
    return [table for table in tables if table is not None]


def _table(
    instrument: Instrument,
    years: Sequence[FiscalYear],
    indicators: Sequence[IndicatorResult],
    questions: Sequence[QuestionResult],
) -> ScoreTable | None:
    found: dict[int, dict[int, IndicatorResult]] = {}
    for row in indicators:
        if row.instrument == instrument:
            found.setdefault(row.number, {})[row.result.fiscal_year_id] = row
    totals = {year.pk: getattr(year, f"{instrument.lower()}_score") for year in years}
    with_scores = {year for of in found.values() for year in of}
    known = [
        year
        for place, year in enumerate(years)
        if place == 0 or totals[year.pk] is not None or year.pk in with_scores
    ]
    if not found and all(score is None for score in totals.values()):
        return None
    whole = f"คะแนน {instrument}"
    rows = [
        ScoreRow(None, whole, [(year, totals[year.pk]) for year in known], [whole for _ in known])
    ]
    for number, of_years in sorted(found.items()):
        found_in = [of_years.get(year.pk) for year in known]
        scores = [(year, _score(row)) for year, row in zip(known, found_in, strict=True)]
        titles = [row.title if row else "" for row in found_in]
        rows.append(ScoreRow(number, next(filter(None, titles)), scores, titles))
    numbers = {number for number, of in found.items() if years[0].pk in of}
    return ScoreTable(
        instrument, known, rows, [each for each in questions if each.indicator in numbers]
    )


def _score(row: IndicatorResult | None) -> Decimal | None:
    return row.score if row else None


def why_lost(item: ChecklistItem) -> LostItem | None:
    """What the announced result says of an OIT item that scored nothing; one query at most."""
    if item.instrument != Instrument.OIT:
        return None
    shown = YearResult.objects.published().filter(fiscal_year=item.fiscal_year_id)
    return LostItem.objects.filter(result__in=shown, number=item.number).first()


def scores_of(item: ChecklistItem) -> ScoreTable | None:
    """The announced scores of an indicator of the surveys, and its questions; None without any."""
    if item.instrument == Instrument.OIT:
        return None
    for table in score_tables(item.fiscal_year, item.instrument):
        rows = [row for row in table.rows if row.number == item.number]
        questions = [each for each in table.questions if each.indicator == item.number]
        if rows:
            return ScoreTable(table.instrument, table.years, rows, questions)
    return None
