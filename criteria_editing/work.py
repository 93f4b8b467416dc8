"""What the office has done on rows of the criteria: why a row stays although a file lacks it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Count

from oit_checklist.models import ChecklistItem, ItemEvidence, ItemUpdate

# Columns that the office fills in on items, and what they are called.
_OWN = {
    "for_all_divisions": "ผู้รับผิดชอบ",
    "starts_on": "ระยะเวลา",
    "ends_on": "ระยะเวลา",
    "due_on": "กำหนดส่ง",
    "explanation": "ข้อความสำหรับ ITAS",
    "click_path": "ลำดับการคลิก",
    "checked_on": "เครื่องหมายตรวจกับคู่มือแล้ว",
}

Work = Mapping[int, list[str]]  # by the key of the row, in words: "หลักฐาน 2 รายการ"


def work_on_items(items: Collection[ChecklistItem]) -> Work:
    """What was done on each of these items, none for those without work; four queries."""
    keys = [item.pk for item in items]
    found: dict[int, list[str]] = defaultdict(list)
    updates = ItemUpdate.objects.filter(assignment__in=keys)
    for key, count in _counts(updates, "assignment"):
        found[key].append(f"รายงาน {count} ฉบับ")
    for key, count in _counts(ItemEvidence.objects.filter(assignment__in=keys), "assignment"):
        found[key].append(f"หลักฐาน {count} รายการ")
    rows = ChecklistItem.objects.filter(pk__in=keys)
    for key, count in _counts(rows.exclude(divisions=None), "pk", "divisions"):
        found[key].append(f"ผู้รับผิดชอบ {count} ส่วนราชการ")
    for key, _ in _counts(rows.exclude(later_items=None), "pk", "later_items"):
        found[key].append("ข้อของปีหลังสืบต่อจากข้อนี้")
    for item in items:
        found[item.pk] += dict.fromkeys(
            words for name, words in _OWN.items() if getattr(item, name)
        )
    return {key: words for key, words in found.items() if words}


def work_on_lines(items: Collection[ChecklistItem]) -> Work:
    """How much evidence proves each line of these items; one query."""
    through: Any = ItemEvidence.elements.through
    rows = through.objects.filter(element__item__in=[item.pk for item in items])
    return {key: [f"หลักฐาน {count} รายการ"] for key, count in _counts(rows, "element")}


def _counts(rows: Any, by: str, of: str = "pk") -> Iterable[tuple[int, int]]:
    return rows.order_by().values(by).annotate(n=Count(of)).values_list(by, "n")
