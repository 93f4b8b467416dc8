"""Whether a criterion was compared with the manual of its year, and the words if it was not."""

from functools import singledispatch

from django.db.models import Q, QuerySet

from agency.models import FiscalYear
from oit_checklist.models import ChecklistItem

NOT_CHECKED = "ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช."


@singledispatch
def why_provisional(of: object) -> str:
    """
    Why a criterion, or the criteria of a fiscal year, are provisional, in Thai; "" if they are not.

    Provisional is an item that was gathered from others (it tells a confidence) or copied from
    another year, until the office ticks it as checked. A year asks one query, an item none beyond
    its loaded fiscal year. What the office wrote itself (FY2566: its own report) says its source.
    """
    raise TypeError(f"neither an item nor a fiscal year: {of!r}")


@why_provisional.register
def _(item: ChecklistItem) -> str:
    if item.is_checked:
        return ""
    if copied_from := item.fiscal_year.criteria_copied_from:
        return f"คัดลอกมาจากเกณฑ์ปี {copied_from} {NOT_CHECKED}"
    return NOT_CHECKED if item.confidence else ""


@why_provisional.register
def _(fiscal_year: FiscalYear) -> str:
    unchecked = provisional_items(fiscal_year).count()
    if not unchecked:
        return ""
    copied_from = fiscal_year.criteria_copied_from
    copied = f"คัดลอกมาจากเกณฑ์ปี {copied_from} " if copied_from else ""
    return f"เกณฑ์ปี {fiscal_year} {copied}{NOT_CHECKED} {unchecked} ข้อ"


def provisional_items(fiscal_year: FiscalYear) -> QuerySet[ChecklistItem]:
    """The items of a year that are provisional; those that were withdrawn do not count."""
    items = ChecklistItem.objects.filter(
        fiscal_year=fiscal_year, checked_on=None, withdrawn_at=None
    )
    return items if fiscal_year.criteria_copied_from else items.filter(~Q(confidence=""))
