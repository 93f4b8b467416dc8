"""Where the criteria of a new year come from, and the set as it will stand in that year."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from agency.models import FiscalYear
from oit_checklist import crosswalk
from oit_checklist.criteria_set import CriteriaSet, ElementEntry, ItemEntry
from oit_checklist.criteria_toml import parse_toml
from oit_checklist.models import ChecklistItem, Instrument
from oit_checklist.shipped_sets import shipped_set, shipped_sets
from oit_checklist.year_criteria import set_of_year
from thai.years_in_text import move_printed_years
from year_opening.models import YearOpening

NONE, FILE, SET, YEAR = "none", "file", "set", "year"
REWRITE = "ยกมาจากปี {year} กรุณาเขียนแนวทางใหม่ให้ตรงกับผลการประเมินและงานของปีนี้"


@dataclass(frozen=True)
class Source:
    """One choice of where criteria come from; `label` says in Thai how sure they are."""

    key: str
    label: str


def year_before(year_be: int) -> FiscalYear | None:
    """The newest year of the portal before this one: what the new year takes over from."""
    return FiscalYear.objects.filter(year_be__lt=year_be).order_by("-year_be").first()


def sources_for(last: FiscalYear | None) -> list[Source]:
    """Every source, the office's own year first."""
    found = []
    if last is not None and ChecklistItem.objects.filter(fiscal_year=last).exists():
        found.append(Source(f"{YEAR}:{last}", f"เกณฑ์ของปี {last} ในระบบนี้ ตามที่หน่วยงานใช้อยู่"))
    found += [Source(f"{SET}:{each.fiscal_year}", _label(each)) for each in shipped_sets()]
    found.append(Source(FILE, "แฟ้มเกณฑ์ (xlsx ตามแบบของระบบ หรือ toml)"))
    found.append(Source(NONE, "ยังไม่มีเกณฑ์ เปิดปีไว้ก่อน"))
    return found


def proposed_source(year_be: int, last: FiscalYear | None) -> str:
    """The source that is nearest to the year; the office's own where two are equally near."""
    if shipped_set(year_be):
        return f"{SET}:{year_be}"
    near = [(each.fiscal_year, 0, f"{SET}:{each.fiscal_year}") for each in shipped_sets()]
    if last is not None and ChecklistItem.objects.filter(fiscal_year=last).exists():
        near.append((last.year_be, 1, f"{YEAR}:{last}"))
    before = [each for each in near if each[0] < year_be]
    return max(before)[2] if before else NONE


def criteria_for(opening: YearOpening, last: FiscalYear | None) -> CriteriaSet | None:
    """
    The criteria as they will stand in the year that is opened; None for a year without.

    A set of another year is moved: its titles print the new year, and it says what it is a copy of.
    IIT and EIT that a set does not hold come from the year before, with a note to rewrite them.
    """
    kind, _, of_year = opening.source.partition(":")
    found: CriteriaSet | None = None
    if kind == FILE:
        found = parse_toml(opening.criteria.encode(), opening.file_name)
    elif kind == SET:
        found = shipped_set(int(of_year))
    elif kind == YEAR:
        fiscal_year = FiscalYear.objects.filter(year_be=int(of_year)).first()
        found = set_of_year(fiscal_year) if fiscal_year else None
    if found is None:
        return None
    moved = moved_to(found, opening.year_be)
    if "guidance" in taken(opening):
        return _with_guidance(moved, last)
    return _without_guidance(moved) if kind == YEAR else moved


def origin_of(criteria: CriteriaSet) -> int:
    """The year whose codes the criteria have."""
    return criteria.copied_from or criteria.fiscal_year


def taken(opening: YearOpening) -> list[str]:
    """What was ticked to be taken over; before anybody chose, everything."""
    return list(opening.choices.get("take", TAKE))


TAKE = {
    "divisions": "ผู้รับผิดชอบของแต่ละข้อ",
    "dates": "กำหนดส่งและระยะเวลาของแต่ละข้อ เลื่อนไปตามปี",
    "deadlines": "กำหนดการของปี เลื่อนไปตามปี",
    "statuses": "สถานะของรายงานและการวัดความก้าวหน้าที่ปีก่อนกำหนดเอง",
    "evidence": "หลักฐานที่ใช้ต่อเนื่องได้ รอยืนยันสำหรับปีนี้",
    "guidance": "แนวทางของ IIT และ EIT เพื่อเขียนใหม่",
}


def known_earlier(item: ItemEntry, origin: int, before: CriteriaSet) -> list[str] | None:
    """
    The codes of the year before that an item continues as the crosswalk has it; None: it is silent.

    A copy has the codes of the year that it was copied from.
    """
    of_year = before.copied_from or before.fiscal_year
    if origin in (before.fiscal_year, of_year):
        return [item.code]
    if item.instrument != Instrument.OIT:
        return None
    topics = crosswalk.topics()
    if not any(item.code in topic.codes.get(origin, ()) for topic in topics):
        return None
    if not any(of_year in topic.codes for topic in topics):
        return None
    return list(crosswalk.earlier_codes(origin, item.code, of_year).codes)


def moved_to(criteria: CriteriaSet, year_be: int) -> CriteriaSet:
    """The set for another year; its own year's set comes back as it is."""
    origin = criteria.fiscal_year
    if origin == year_be:
        return criteria
    return replace(
        criteria,
        fiscal_year=year_be,
        official=False,
        copied_from=origin,
        items=tuple(_moved_item(item, origin, year_be) for item in criteria.items),
    )


def _moved_item(item: ItemEntry, origin: int, year_be: int) -> ItemEntry:
    return replace(
        item,
        title=move_printed_years(item.title, origin, year_be),
        theme=move_printed_years(item.theme, origin, year_be),
        elements=_moved_lines(item.elements, origin, year_be),
    )


def _moved_lines(
    lines: Iterable[ElementEntry], origin: int, year_be: int
) -> tuple[ElementEntry, ...]:
    return tuple(
        replace(
            line,
            text=move_printed_years(line.text, origin, year_be),
            parts=_moved_lines(line.parts, origin, year_be),
        )
        for line in lines
    )


def _with_guidance(criteria: CriteriaSet, last: FiscalYear | None) -> CriteriaSet:
    """The set with the guidance of IIT and EIT of the year before, where it has none of its own."""
    if last is None:
        return criteria
    guided = {
        (item.instrument, item.number): replace(item, note=REWRITE.format(year=last))
        for item in moved_to(set_of_year(last), criteria.fiscal_year).items
        if item.instrument != Instrument.OIT
    }
    items = []
    for item in criteria.items:
        mine = guided.pop((item.instrument, item.number), None)
        if mine and (not item.elements or item.elements == mine.elements):
            item = replace(item, elements=mine.elements, note=mine.note)
        items.append(item)
    there = {item.instrument for item in criteria.items}
    # Whoever has IIT of its own says which indicators there are.
    items += [item for item in guided.values() if item.instrument not in there]
    return replace(criteria, items=tuple(items))


def _without_guidance(criteria: CriteriaSet) -> CriteriaSet:
    """The set with its indicators of IIT and EIT, and no word of how they are to be raised."""
    return replace(
        criteria,
        items=tuple(
            item if item.instrument == Instrument.OIT else replace(item, elements=())
            for item in criteria.items
        ),
    )


def _label(criteria: CriteriaSet) -> str:
    oit = sum(item.instrument == Instrument.OIT for item in criteria.items)
    standing = "ตามเกณฑ์ที่ประกาศ" if criteria.official else "ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช."
    return f"ชุดเกณฑ์ปี {criteria.fiscal_year} ที่มากับระบบ OIT {oit} ข้อ {standing}"
