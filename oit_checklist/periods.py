"""Which period the evidence of an item has to speak of, by its rule, and how firm that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from oit_checklist.models import ChecklistItem, PeriodBasis
from oit_checklist.provisional import NOT_CHECKED
from thai.dates import fiscal_year_bounds

Rule = ChecklistItem.PeriodRule
UNKNOWN_PERIOD = "ยังไม่ทราบว่าคู่มือกำหนดช่วงเวลาใด"
_DOUBTS = {
    PeriodBasis.EVIDENCE: f"ช่วงเวลานี้ดูจากข้อมูลที่หน่วยงานอื่นเปิดเผย {NOT_CHECKED}",
    PeriodBasis.INFERRED: f"ช่วงเวลานี้เป็นการอนุมาน {NOT_CHECKED}",
}
Period = tuple[date | None, date | None]  # the first and the last day; None where it is open


@dataclass(frozen=True)
class Expected:
    """The period that the data covers, the days on which such a document is written, its year."""

    covers_from: date
    covers_to: date
    written_from: date
    written_to: date
    year_be: int

    def touches(self, first: date | None, last: date | None) -> bool:
        """Whether data from `first` to `last` (either may be open) is of the period, or partly."""
        return (last is None or last >= self.covers_from) and (
            first is None or first <= self.covers_to
        )

    def first_day_without(self, periods: Iterable[Period]) -> date | None:
        """The first day of the period of which none of these speaks; None when no day is left."""
        day = self.covers_from
        for first, last in sorted(periods, key=lambda period: period[0] or date.min):
            if first and first > day:
                break
            day = max(day, min(last or self.covers_to, self.covers_to) + timedelta(days=1))
        return day if day <= self.covers_to else None

    def written_in_time(self, day: date) -> bool:
        return self.written_from <= day <= self.written_to


def expected_period(period_rule: str, year_be: int) -> Expected | None:
    """
    What the rule asks of the evidence of a fiscal year; None when it asks nothing.

    Documents about the previous year are written in it or in the year that discloses them.
    """
    first, last = fiscal_year_bounds(year_be)
    before_first, before_last = fiscal_year_bounds(year_be - 1)
    if period_rule == Rule.CURRENT_YEAR:
        return Expected(first, last, first, last, year_be)
    if period_rule == Rule.FIRST_HALF:
        return Expected(first, date(last.year, 3, 31), first, last, year_be)
    if period_rule in (Rule.PREVIOUS_YEAR, Rule.PREVIOUS_ITA):
        return Expected(before_first, before_last, before_first, last, year_be - 1)
    return None


def doubt_of_period(item: ChecklistItem) -> str:
    """
    Why the period rule of an item may be another one in the manual, in Thai; "" where it is firm.

    A doubtful rule warns and holds nothing back: evidence of another period still counts. Firm is
    what is printed, what the office wrote itself, and what it compared with the manual.
    """
    if item.is_checked or not item.period_rule or item.period_rule == Rule.UNKNOWN:
        return ""
    return _DOUBTS.get(PeriodBasis(item.period_basis), "") if item.period_basis else ""


def period_words(item: ChecklistItem) -> str:
    """What readers are told of the period that an item asks for; "" where it asks for none."""
    if item.period_rule == Rule.UNKNOWN:
        return UNKNOWN_PERIOD
    doubt = doubt_of_period(item)
    return f"{item.get_period_rule_display()}{f' ({doubt})' if doubt else ''}"
