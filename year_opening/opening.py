"""
Opening a year: all of it in one transaction, or nothing; a preview is the same, taken back.

Done again it adds what is missing. What people wrote stays as it is.
"""

from dataclasses import dataclass, replace
from typing import Any

from auditlog.context import disable_auditlog
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from agency.models import FiscalYear
from catalogue.many_rows import add_choices
from meetings.models import Committee
from oit_checklist.criteria_set import CriteriaError, CriteriaSet
from oit_checklist.models import ChecklistItem
from oit_checklist.year_criteria import apply_set
from year_opening.carrying import carry_dates, carry_divisions, carry_evidence, loaded
from year_opening.matching import Earlier, key
from year_opening.models import YearOpening
from year_opening.other_rows import (
    carry_deadlines,
    carry_measures,
    carry_signers,
    carry_statuses,
    copy_committees,
    measures_to_carry,
)
from year_opening.report import OpeningReport
from year_opening.sources import criteria_for, taken, year_before

YEAR, ITEM = "ปีงบประมาณ", str(ChecklistItem._meta.verbose_name)
PARTS, CONTINUED = "ส่วนอื่นของเกณฑ์", "ข้อที่สืบต่อจากปีก่อน"


class OpeningError(Exception):
    """The year was not opened; the text is Thai and says why."""


class StalePreviewError(OpeningError):
    """What would be made is not what the person looked at."""

    def __init__(self):
        super().__init__(
            "ยังไม่ได้เปิดปี เพราะข้อมูลหรือสิ่งที่เลือกไว้เปลี่ยนไปหลังจากแสดงตัวอย่าง กรุณาตรวจตัวอย่างใหม่ด้านล่าง"
        )


@dataclass(frozen=True)
class Opened:
    """What came of it."""

    fiscal_year: FiscalYear
    report: OpeningReport


def preview(opening: YearOpening, user: Any) -> OpeningReport:
    """Exactly what `open_year` would make now. Raises OpeningError where it would."""
    with transaction.atomic(), disable_auditlog():  # of what is taken back nothing is logged
        report = _do(_locked(opening), user).report
        transaction.set_rollback(True)
    return report


@transaction.atomic
def open_year(opening: YearOpening, user: Any, seen: str) -> Opened:
    """
    Open the year as it was chosen; `seen` is the digest of the preview that the person looked at.

    Whoever comes second waits for the first. Raises OpeningError with the reason, StalePreviewError
    where something else would be made.
    """
    stored = _locked(opening)
    opened = _do(stored, user)
    if opened.report.digest != seen:
        raise StalePreviewError
    stored.made = sorted(opened.report.done)
    stored.opened_by, stored.opened_at = user, timezone.now()
    stored.version += 1
    stored.save()
    return opened


def _locked(opening: YearOpening) -> YearOpening:
    return YearOpening.objects.select_for_update().get(pk=opening.pk)


def _do(opening: YearOpening, user: Any) -> Opened:
    report = OpeningReport(done=set(opening.made))
    last = year_before(opening.year_be)
    criteria = criteria_for(opening, last)
    fiscal_year, is_new = FiscalYear.objects.get_or_create(year_be=opening.year_be)
    if why := fiscal_year.why_closed:
        raise OpeningError(f"{why} จึงเปิดซ้ำไม่ได้")
    if is_new:
        report.add(YEAR, str(fiscal_year), "ยังไม่เผยแพร่")
    else:
        report.keep(YEAR)
    new = _apply(criteria, fiscal_year, report) if criteria is not None else set()
    if last is not None:
        try:
            _carry(opening, last, fiscal_year, new, user, report)
        except ValidationError as refused:
            raise OpeningError(" ".join(refused.messages)) from refused
    return Opened(fiscal_year, report)


def _apply(criteria: CriteriaSet, fiscal_year: FiscalYear, report: OpeningReport) -> set[str]:
    """The items that the year lacks, and what they stand in; the names of those that are new."""
    missing = _missing(criteria, fiscal_year, report)
    before = set(_items_of(fiscal_year))
    if missing.items or not before:
        try:
            done = apply_set(missing, fiscal_year, name_earlier=False)
        except CriteriaError as refused:
            raise OpeningError(str(refused)) from refused
        for kind, count in done.added.items():
            if kind != ITEM:
                report.add(PARTS, f"{kind} {count} รายการ")
        fiscal_year.refresh_from_db()
    if criteria.copied_from and fiscal_year.criteria_copied_from:
        report.told.append(
            f"เกณฑ์ของปี {fiscal_year} คัดลอกจากปี {criteria.copied_from} ยังไม่ใช่เกณฑ์ที่ ป.ป.ช. ประกาศ"
        )
    new = set()
    for name, item in _items_of(fiscal_year).items():
        if name not in before:
            new.add(name)
            report.add(ITEM, f"{item.label} {item.title}", item.criteria_note)
    return new


def _missing(criteria: CriteriaSet, fiscal_year: FiscalYear, report: OpeningReport) -> CriteriaSet:
    """What the year lacks of the set: rows that people may have changed are not looked at again."""
    rows = ChecklistItem.objects.filter(fiscal_year=fiscal_year)
    there = {(item.instrument, item.number) for item in rows.only("instrument", "number")}
    report.keep(ITEM, sum((item.instrument, item.number) in there for item in criteria.items))
    items = [
        item
        for item in criteria.items
        if (item.instrument, item.number) not in there and report.first_time(f"item:{key(item)}")
    ]
    if not there:
        return replace(criteria, items=tuple(items))
    used = {item.section for item in items}
    return replace(
        criteria,
        items=tuple(items),
        sections=tuple(each for each in criteria.sections if each.number in used),
        grades=() if fiscal_year.grade_bands.exists() else criteria.grades,
    )


def _carry(
    opening: YearOpening,
    last: FiscalYear,
    fiscal_year: FiscalYear,
    new: set[str],
    user: Any,
    report: OpeningReport,
) -> None:
    choices, take = opening.choices, taken(opening)
    continued = _continue(fiscal_year, last, choices.get("earlier", {}), new, report)
    if "divisions" in take:
        carry_divisions(continued, report)
    if "dates" in take:
        carry_dates(continued, fiscal_year.year_be - last.year_be, report)
    if "deadlines" in take:
        carry_deadlines(last, fiscal_year, report)
    if "statuses" in take:
        carry_statuses(last, fiscal_year, report)
    carry_signers(last, fiscal_year, report)
    if "evidence" in take:
        carry_evidence(continued, fiscal_year, user, report)
    measures = measures_to_carry(last).filter(pk__in=choices.get("measures", []))
    carry_measures(measures.prefetch_related("divisions"), last, fiscal_year, report)
    committees = Committee.objects.filter(pk__in=choices.get("committees", []))
    copy_committees(committees.prefetch_related("members"), fiscal_year, report)


def _continue(
    fiscal_year: FiscalYear,
    last: FiscalYear,
    earlier: Earlier,
    new: set[str],
    report: OpeningReport,
) -> dict[ChecklistItem, list[ChecklistItem]]:
    """Note which items each new one continues; return those of every item that continues any."""
    olds = {name_of(item): item for item in loaded(_items_of(last).values())}
    by_key = {item.pk: item for item in olds.values()}
    continued, named = {}, {}
    for item in loaded(_items_of(fiscal_year).values()):
        name = name_of(item)
        there = [each.pk for each in item.earlier_items.all()]
        codes = earlier.get(name, [])
        is_open = not there and codes and report.first_time(f"earlier:{name}")
        if name in new or is_open:
            names = [f"{item.instrument}:{code}" for code in codes]
            found = [olds[each] for each in dict.fromkeys(names) if each in olds]
            named[item] = found
            if found:
                told = ", ".join(each.code for each in found)
                report.add(CONTINUED, f"{item.label} สืบต่อจาก {told}")
        else:
            found = [by_key[pk] for pk in there if pk in by_key]
        if found:
            continued[item] = found
    add_choices(named, "earlier_items")
    return continued


def name_of(item: ChecklistItem) -> str:
    """What names an item within its year, as year_opening.matching.key does."""
    return f"{item.instrument}:{item.code}"


def _items_of(fiscal_year: FiscalYear) -> dict[str, ChecklistItem]:
    items = ChecklistItem.objects.filter(fiscal_year=fiscal_year, withdrawn_at=None)
    return {name_of(item): item for item in items}
