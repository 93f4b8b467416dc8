"""What measures cost together. Only what was said is added, and how much was not is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from measures.models import Measure
from measures.outline import MOST_LEVELS
from thai.baht import format_baht


@dataclass(frozen=True)
class BudgetTotal:
    """Baht, and of how many measures they were told, out of how many."""

    planned: Decimal
    planned_of: int
    spent: Decimal
    spent_of: int
    measures: int

    @property
    def is_told(self) -> bool:
        return bool(self.planned_of or self.spent_of)

    @property
    def sentence(self) -> str:
        """Both sums, each with how many measures told it; "" where none did."""
        parts = (
            ("งบประมาณที่ตั้งไว้", self.planned, self.planned_of),
            ("ใช้จริง", self.spent, self.spent_of),
        )
        told = [
            f"{name}รวม {format_baht(amount)} บาท (ระบุไว้ {of} จาก {self.measures} มาตรการ)"
            for name, amount, of in parts
            if of
        ]
        return " ".join(told)


def total_of(rows: Iterable[Measure]) -> BudgetTotal:
    """
    The budgets of these measures, loaded with their published updates, headings left out.

    What stands below a measure that tells an amount itself is part of that amount: it is not
    added once more.
    """
    rows = [row for row in rows if not row.is_heading]
    planned = _amounts(rows, "budget_planned")
    spent = _amounts(rows, "budget_spent")
    return BudgetTotal(
        planned=sum(planned, Decimal(0)),
        planned_of=sum(row.budget_planned is not None for row in rows),
        spent=sum(spent, Decimal(0)),
        spent_of=sum(row.budget_spent is not None for row in rows),
        measures=len(rows),
    )


@dataclass(frozen=True)
class BudgetLine:
    """
    One measure's money, or the sum of all.

    is_part: it is in the amount of a measure above, not added once more. says_share: False where
    the two amounts are not those of the same measures.
    """

    label: str
    source: str
    planned: Decimal | None
    spent: Decimal | None
    is_part: bool = False
    says_share: bool = True

    @property
    def share(self) -> Decimal | None:
        """How many of 100 planned baht were spent; None where that cannot be said."""
        if not self.planned or self.spent is None or not self.says_share:
            return None
        return (self.spent * 100 / self.planned).quantize(Decimal("0.01"), ROUND_HALF_UP)


def budget_lines(rows: Iterable[Measure]) -> list[BudgetLine]:
    """The measures that tell an amount, and at the end their sum; none where no measure does."""
    rows = [row for row in rows if not row.is_heading]
    by_key = {row.pk: row for row in rows}
    told = [row for row in rows if row.budget_planned is not None or row.budget_spent is not None]
    planned = {row.pk: row for row in told if row.budget_planned is not None}
    spent = {row.pk: row for row in told if row.budget_spent is not None}
    if not told:
        return []
    lines = [
        BudgetLine(
            f"{row.number} {row.title}",
            row.budget_source,
            row.budget_planned,
            row.budget_spent,
            _is_part(row, planned, by_key) or _is_part(row, spent, by_key),
        )
        for row in told
    ]
    return [*lines, _sum_of(rows, same=set(planned) == set(spent))]


def _sum_of(rows: list[Measure], *, same: bool) -> BudgetLine:
    """The sum; its share is told only where the same measures told both amounts."""
    total = total_of(rows)
    words = f"รวม ({total.measures} มาตรการ)" if same else f"รวมเท่าที่ระบุ ({total.measures} มาตรการ)"
    return BudgetLine(
        words,
        "",
        total.planned if total.planned_of else None,
        total.spent if total.spent_of else None,
        says_share=same,
    )


def _amounts(rows: list[Measure], name: str) -> list[Decimal]:
    told = {row.pk: row for row in rows if getattr(row, name) is not None}
    by_key = {row.pk: row for row in rows}
    return [getattr(row, name) for row in told.values() if not _is_part(row, told, by_key)]


def _is_part(row: Measure, told: dict[int, Measure], by_key: dict[int, Measure]) -> bool:
    key = row.parent_id
    for _ in range(MOST_LEVELS):
        if key is None or key not in by_key:
            return False
        if key in told:
            return True
        key = by_key[key].parent_id
    return False
