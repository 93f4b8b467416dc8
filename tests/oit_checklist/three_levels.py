"""An item as manuals print them: three levels, a group of which one is enough, a note."""

from dataclasses import dataclass

from oit_checklist.models import ChecklistItem, Element
from tests import make


@dataclass
class ThreeLevels:
    """
    The lines of o1 in the year 2569, whose sub-indicator nobody knows:

        (1) heading
            project             counted
            (a) either          group, counted as one
                website         alternative
                poster          alternative
            * note
        (2) alone               counted
    """

    item: ChecklistItem
    heading: Element
    project: Element
    either: Element
    website: Element
    poster: Element
    note: Element
    alone: Element


def three_levels(**values) -> ThreeLevels:
    """The item with its lines; `values` are the item's."""
    year = make.fiscal_year(2569)
    item = make.item(year=year, **{"number": 1, "title": "โครงสร้าง", "section": None, **values})
    heading = make.element(item, "ข้อมูลโครงการ", marker="(1)", order=1)
    either = {"marker": "(a)", "parent": heading, "one_is_enough": True}
    project = make.element(item, "ชื่อโครงการ", parent=heading, order=2)
    group = make.element(item, "ช่องทางเผยแพร่", order=3, **either)
    return ThreeLevels(
        item,
        heading,
        project,
        group,
        make.element(item, "เว็บไซต์หลัก", parent=group, order=4),
        make.element(item, "ป้ายประกาศ", parent=group, order=5),
        make.element(item, "กรณีไม่มีให้ระบุ", marker="*", parent=heading, is_note=True, order=6),
        make.element(item, "ประกาศเจตนารมณ์", marker="(2)", order=7),
    )
