"""Whether the criteria of a whole year were compared with the manual."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet

from agency.models import FiscalYear
from oit_checklist.models import ChecklistItem, CriteriaConfirmation, Instrument
from oit_checklist.provisional import UNKNOWN_SECTION
from thai.dates import format_thai_date


def items_of(fiscal_year: FiscalYear) -> QuerySet[ChecklistItem]:
    """The items that belong to the criteria of a year: all that are not withdrawn."""
    return ChecklistItem.objects.filter(fiscal_year=fiscal_year, withdrawn_at=None)


def numbers_of(fiscal_year: FiscalYear) -> str:
    """
    What is compared of a year as a whole, in words; two queries.

    How many items each instrument and sub-indicator has, the weights, the way the scores are made.
    """
    rows = items_of(fiscal_year).order_by("section__order", "number")
    items = list(rows.values_list("instrument", "section__number", "section__title"))
    per_instrument = Counter(instrument for instrument, _, _ in items)
    sizes = Counter(
        f"{number} {title}" if number else UNKNOWN_SECTION
        for instrument, number, title in items
        if instrument == Instrument.OIT
    )
    parts = [f"{name} {per_instrument[name]} ข้อ" for name in Instrument.values]
    parts += [f"{name}: {size} ข้อ" for name, size in sizes.items()]
    parts += [
        f"น้ำหนัก {name} {'ยังไม่กำหนด' if weight is None else format(weight, '.2f')}"
        for name, weight in _weights(fiscal_year)
    ]
    parts.append(f"วิธีรวมคะแนน OIT: {fiscal_year.get_oit_rule_display() or 'ยังไม่กำหนด'}")
    return "\n".join(parts)


def numbers_digest(numbers: str) -> str:
    """64 hexadecimal digits that tell whether the numbers are those that somebody saw."""
    return hashlib.sha256(numbers.encode()).hexdigest()


def why_not_confirm(fiscal_year: FiscalYear) -> str:
    """Why the year as a whole cannot be confirmed yet, in Thai; "" if it can."""
    items = items_of(fiscal_year)
    if not items.exists():
        return "ปีงบประมาณนี้ยังไม่มีข้อในแบบตรวจ"
    left = items.filter(checked_on=None).count()
    return f"ยังมี {left} ข้อที่ยังไม่ได้ตรวจกับคู่มือ จึงยืนยันทั้งปีไม่ได้" if left else ""


def standing_confirmation(fiscal_year: FiscalYear) -> CriteriaConfirmation | None:
    """
    The confirmation that holds of the year as it is now; None without one.

    It falls by itself when an item loses its tick, or when the numbers are no longer those.
    """
    newest = fiscal_year.criteria_confirmations.select_related("confirmed_by").first()
    if newest is None or why_not_confirm(fiscal_year):
        return None
    return newest if newest.numbers == numbers_of(fiscal_year) else None


def checked_note(fiscal_year: FiscalYear, items: Iterable[ChecklistItem]) -> str:
    """
    What readers are told of a year all of whose items were compared and that was confirmed.

    "" for every other year, which costs no query while an item of these has no tick.
    """
    if not all(item.checked_on for item in items):
        return ""
    found = standing_confirmation(fiscal_year)
    if found is None:
        return ""
    day = format_thai_date(found.confirmed_on)
    return f"เกณฑ์ของปีนี้ตรวจกับคู่มือของ ป.ป.ช. ครบทุกข้อแล้ว ยืนยันเมื่อ {day} ({found.against})"


def _weights(fiscal_year: FiscalYear) -> tuple[tuple[str, Decimal | None], ...]:
    return (
        ("IIT", fiscal_year.iit_weight),
        ("EIT", fiscal_year.eit_weight),
        ("OIT", fiscal_year.oit_weight),
    )
