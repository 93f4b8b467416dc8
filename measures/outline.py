"""
Which measure stands below which: one year, no circle, at most three levels (docs/decisions/0034).

Takes measures as they stand in memory; those above and below them are read.
"""

from collections.abc import Iterable, Iterator
from typing import Any

MOST_LEVELS = 3


def why_not_below(measure: Any) -> str:
    """Why the measure cannot stand where it stands, in Thai; "" if it can."""
    if measure.pk and measure.children.exclude(fiscal_year=measure.fiscal_year_id).exists():
        return "มีมาตรการย่อยของปีงบประมาณเดิมอยู่ใต้มาตรการนี้ จึงเปลี่ยนปีไม่ได้"
    if measure.parent is None:
        return ""
    if measure.parent.fiscal_year_id != measure.fiscal_year_id:
        return "มาตรการที่อยู่เหนือต้องเป็นของปีงบประมาณเดียวกัน"
    above = list(_above(measure))
    if any(each == measure for each in above):
        return "มาตรการอยู่ใต้ตัวเองหรือใต้มาตรการย่อยของตัวเองไม่ได้"
    if len(above) + 1 + _levels_below(measure) > MOST_LEVELS:
        return f"มาตรการซ้อนกันได้ไม่เกิน {MOST_LEVELS} ชั้น"
    return ""


def why_no_heading(measure: Any) -> str:
    """Why the measure cannot be a heading without work of its own, in Thai; "" if it can."""
    if not (measure.is_heading and measure.pk):
        return ""
    if measure.updates.exists():
        return "มาตรการนี้มีรายงานผลแล้ว จึงเป็นหัวข้อไม่ได้"
    return "มาตรการนี้มีหลักฐานแล้ว จึงเป็นหัวข้อไม่ได้" if measure.evidence.exists() else ""


def with_headings(shown: Iterable[Any], known: Iterable[Any]) -> list[Any]:
    """The rows that are shown and, of the known ones, the headings above them, in known order."""
    by_key = {row.pk: row for row in known}
    wanted = set()
    for row in shown:
        wanted.add(row.pk)
        above = by_key.get(row.parent_id)
        for _ in range(MOST_LEVELS):
            if above is None:
                break
            if above.is_heading:
                wanted.add(above.pk)
            above = by_key.get(above.parent_id)
    return [row for row in by_key.values() if row.pk in wanted]


def drafts_above(measure: Any) -> list[Any]:
    """What stands above a measure and was never published, the outermost first."""
    drafts = [row for row in _above(measure) if row.published_at is None and not row.withdrawn_at]
    return drafts[::-1]


def _above(measure: Any) -> Iterator[Any]:
    above = measure.parent
    for _ in range(MOST_LEVELS):
        if above is None:
            return
        yield above
        above = above.parent


def _levels_below(measure: Any) -> int:
    if measure.pk is None:
        return 0
    rows, levels = [measure.pk], 0
    family = type(measure)._base_manager
    while levels < MOST_LEVELS:
        rows = list(family.filter(parent__in=rows).values_list("pk", flat=True))
        if not rows:
            break
        levels += 1
    return levels
