"""The estimate of a year's score from its items: what it would be now, and if some were lost."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import prefetch_related_objects

from agency.models import FiscalYear
from oit_checklist import scoring
from oit_checklist.models import ChecklistItem, Instrument

NOT_PLACED = "ปีนี้มีข้อที่ยังไม่ทราบตัวชี้วัดย่อย จึงประมาณคะแนนไม่ได้"


@dataclass(frozen=True)
class Estimate:
    """An estimated result. `assumed` names the instruments that count as 100, not announced yet."""

    oit: Decimal
    total: Decimal
    grade: str
    assumed: tuple[str, ...]

    @property
    def lost(self) -> Decimal:
        """The final points that are missing to 100."""
        return scoring.FULL - self.total


@dataclass(frozen=True)
class YearRule:
    """How a year's total is made up: weights, scale, and the announced scores of the surveys."""

    weights: scoring.Weights
    scale: tuple[scoring.Band, ...]
    iit: Decimal | None
    eit: Decimal | None

    def estimate(self, items: Collection[scoring.Counted]) -> Estimate:
        """The result if exactly the items that score now were accepted."""
        iit = scoring.FULL if self.iit is None else self.iit
        eit = scoring.FULL if self.eit is None else self.eit
        oit = scoring.oit_score(items)
        total = scoring.total_score(iit, eit, oit, self.weights)
        known = {"IIT": self.iit, "EIT": self.eit}
        return Estimate(
            oit=oit,
            total=total,
            grade=scoring.grade(total, (iit, eit, oit), self.scale),
            assumed=tuple(name for name, score in known.items() if score is None),
        )

    def costs(self, items: Collection[scoring.Counted]) -> dict[str, Decimal]:
        """What each item is worth in final points, by code."""
        return scoring.costs(list(items), self.weights.oit)


def why_no_rule(fiscal_year: FiscalYear, items: Iterable[ChecklistItem] = ()) -> str:
    """
    What a year lacks to be estimated, in Thai; "" if rule_of gives its rule.

    items: all its items, their sections loaded: the rule needs to know the place of each.
    """
    if not are_placed(items):
        return NOT_PLACED
    weights = (fiscal_year.iit_weight, fiscal_year.eit_weight, fiscal_year.oit_weight)
    if None in weights:
        return "ปีนี้ยังไม่ได้กำหนดน้ำหนัก IIT EIT และ OIT ผู้ดูแลระบบหรือเลขานุการกำหนดได้ที่ “ปีงบประมาณ”"
    if fiscal_year.oit_rule != FiscalYear.OitRule.MEAN_OF_MEANS:
        return "ปีนี้ยังไม่ได้เลือกวิธีรวมคะแนน OIT ผู้ดูแลระบบหรือเลขานุการเลือกได้ที่ “ปีงบประมาณ”"
    return ""


def rule_of(fiscal_year: FiscalYear) -> YearRule | None:
    """The rule of a year, one query for its scale; None where the year does not give one."""
    iit, eit, oit = fiscal_year.iit_weight, fiscal_year.eit_weight, fiscal_year.oit_weight
    if iit is None or eit is None or oit is None:
        return None
    if fiscal_year.oit_rule != FiscalYear.OitRule.MEAN_OF_MEANS:
        return None
    prefetch_related_objects([fiscal_year], "grade_bands")  # asked for once a page
    return YearRule(
        weights=scoring.Weights(iit, eit, oit),
        scale=tuple(
            scoring.Band(band.name, band.min_total, band.min_instrument)
            for band in fiscal_year.grade_bands.all()
        ),
        iit=fiscal_year.iit_score,
        eit=fiscal_year.eit_score,
    )


def cost_of(item: ChecklistItem) -> Decimal | None:
    """
    The final points that an item is worth by its year's rule, in two queries.

    None for the lines of the surveys, a withdrawn item, a year without a rule, and one in which
    the sub-indicator of an item is not known.
    """
    if item.instrument != Instrument.OIT:
        return None
    scored = ChecklistItem.objects.filter(
        fiscal_year=item.fiscal_year, instrument=Instrument.OIT, withdrawn_at__isnull=True
    ).select_related("section")
    rule = rule_of(item.fiscal_year)
    return costs_of(rule, scored.only("instrument", "number", "section__number")).get(item.pk)


def costs_of(rule: YearRule | None, items: Iterable[ChecklistItem]) -> dict[int, Decimal]:
    """
    The final points that each OIT item of a year is worth, by its key.

    None without a rule, and none where the sub-indicator of an item is not known.
    """
    items = list(items)
    if rule is None or not are_placed(items):
        return {}
    oit = [item for item in items if item.instrument == Instrument.OIT]
    by_code = rule.costs(counted(oit, ()))
    return {item.pk: by_code[item.code] for item in oit}


def are_placed(items: Iterable[ChecklistItem]) -> bool:
    """Whether the sub-indicator of every OIT item is known, without which nothing is estimated."""
    return all(item.section_id for item in items if item.instrument == Instrument.OIT)


def counted(items: Iterable[ChecklistItem], accepted: Collection[int]) -> list[scoring.Counted]:
    """
    The OIT items as the rule sees them; `accepted` holds the keys of those that score.

    Raises ValueError where the sub-indicator of one is not known, see `are_placed`.
    """
    return [
        scoring.Counted(item.code, item.sub_indicator.number, item.pk in accepted)
        for item in items
        if item.instrument == Instrument.OIT
    ]
