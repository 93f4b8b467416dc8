"""What the items of a new year take over from those that they continue."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from agency.models import Division, FiscalYear
from catalogue.many_rows import add_choices, change_rows, create_rows
from oit_checklist.models import ChecklistItem, Element, ItemEvidence
from thai.dates import fiscal_year_bounds, format_thai_date, move_years
from thai.likeness import key_of
from year_opening.dates import note_of
from year_opening.report import OpeningReport

PERIOD = ("starts_on", "ends_on")
DATES = (*PERIOD, "due_on")
Continued = Mapping[ChecklistItem, list[ChecklistItem]]  # by the new item, in order

DIVISIONS, DAYS, EVIDENCE = "ผู้รับผิดชอบ", "วันของข้อ", "หลักฐานรอยืนยันสำหรับปีนี้"


def carry_divisions(continued: Continued, report: OpeningReport) -> None:
    """Let items without anybody in charge be those of who was in charge the year before."""
    for_all: list[ChecklistItem] = []
    chosen: dict[ChecklistItem, list[Division]] = {}
    for item, earlier in continued.items():
        if _has_anybody(item):
            report.keep(DIVISIONS)
            continue
        if not any(map(_has_anybody, earlier)):
            continue
        if not report.first_time(f"divisions:{item.instrument}:{item.code}"):
            report.keep(DIVISIONS)
            continue
        before = dict.fromkeys(each for old in earlier for each in old.divisions.all())
        divisions, note = [each for each in before if each.in_use], left_behind(before)
        if any(old.for_all_divisions for old in earlier):
            item.for_all_divisions = True
            for_all.append(item)
            report.add(DIVISIONS, f"{item.label} ทุกส่วนงาน", note)
        elif divisions or note:
            chosen[item] = divisions
            names = ", ".join(each.name for each in divisions) or "ยังไม่มี"
            report.add(DIVISIONS, f"{item.label} {names}", note)
    change_rows(for_all, ["for_all_divisions"])
    add_choices(chosen, "divisions")


def left_behind(divisions: Iterable[Division]) -> str:
    """Which of these divisions do not come along, in Thai; "" where all do."""
    names = [each.name for each in divisions if not each.in_use]
    return f"ไม่ยก {', '.join(names)} ที่เลิกใช้งานแล้ว" if names else ""


def _has_anybody(item: ChecklistItem) -> bool:
    return item.for_all_divisions or bool(item.divisions.all())


def carry_dates(continued: Continued, years: int, report: OpeningReport) -> None:
    """Fill the empty days of items with those of the year before, moved to the new one."""
    filled: list[ChecklistItem] = []
    for item, earlier in continued.items():
        found = {
            name: day
            for name in DATES
            if getattr(item, name) is None
            and (day := _first_day(earlier, name)) is not None
            and not report.was_made(_name_of_day(item, name))
        }
        moved = {name: move_years(day, years) for name, day in found.items()}
        if not _in_order(item, moved):
            moved = {name: day for name, day in moved.items() if name not in PERIOD}
            report.told.append(
                f"{item.label} ไม่ได้ยกวันเริ่มและวันสิ้นสุดมา เพราะวันสิ้นสุดจะมาก่อนวันเริ่ม กรุณากรอกเอง"
            )
        if not moved:
            continue
        for name, day in moved.items():
            report.first_time(_name_of_day(item, name))
            setattr(item, name, day)
        filled.append(item)
        words = [f"{_label_of(name)} {format_thai_date(day)}" for name, day in moved.items()]
        notes = [note_of(found[name], day) for name, day in moved.items()]
        report.add(DAYS, f"{item.label} {', '.join(words)}", " · ".join(filter(None, notes)))
    change_rows(filled, DATES)


def _first_day(items: Iterable[ChecklistItem], name: str) -> date | None:
    return next(filter(None, (getattr(item, name) for item in items)), None)


def _name_of_day(item: ChecklistItem, name: str) -> str:
    return f"{name}:{item.instrument}:{item.code}"


def _label_of(name: str) -> str:
    return str(ChecklistItem._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _in_order(item: ChecklistItem, moved: Mapping[str, date]) -> bool:
    """Whether the days make a period; days of several old items may contradict each other."""
    starts_on = moved.get("starts_on", item.starts_on)
    ends_on = moved.get("ends_on", item.ends_on)
    return not (starts_on and ends_on and ends_on < starts_on)


def carry_evidence(
    continued: Continued, fiscal_year: FiscalYear, user: Any, report: OpeningReport
) -> None:
    """
    Copy what proves the items of the year before and may still hold; it waits to be confirmed.

    A stored file is not copied, the new row leads to the same one.
    """
    copies: list[ItemEvidence] = []
    proofs: list[list[Element]] = []  # of each copy
    for item, earlier in continued.items():
        lines = {key_of(line.text): line for line in item.elements.all()}
        there = {each.sha256 or each.url for each in item.evidence.all()}
        for evidence in (each for old in earlier for each in old.evidence.all()):
            if not is_standing(evidence, item, fiscal_year.year_be):
                continue
            is_there = (evidence.sha256 or evidence.url) in there
            if is_there or not report.first_time(f"evidence:{item.code}:{evidence.pk}"):
                report.keep(EVIDENCE)
                continue
            copy = _copy_of(evidence, item, user)
            proved = [lines.get(key_of(line.text)) for line in evidence.elements.all()]
            found: list[Element] = [line for line in proved if line]
            copies.append(copy)
            proofs.append(found)
            there.add(evidence.sha256 or evidence.url)
            note = "" if found or not lines else "เลือกองค์ประกอบที่พิสูจน์ใหม่"
            report.add(EVIDENCE, f"{item.label} {copy.title}", note)
    create_rows(copies)
    add_choices(dict(zip(copies, proofs, strict=True)), "elements")


def is_standing(evidence: ItemEvidence, item: ChecklistItem, year_be: int) -> bool:
    """
    Whether evidence of the year before may hold for an item of this year as well.

    It was published, and the item asks for no period, or the document covers the whole new year as
    a plan of several years does.
    """
    if not evidence.is_published:
        return False
    first, last = fiscal_year_bounds(year_be)
    since, until = evidence.covers_from, evidence.covers_to
    is_plan = since is not None and until is not None and since <= first and until >= last
    return is_plan or not item.period_rule


def _copy_of(evidence: ItemEvidence, item: ChecklistItem, user: Any) -> ItemEvidence:
    return ItemEvidence(
        assignment=item,
        title=evidence.title,
        url=evidence.url,
        file=evidence.file.name,
        original_name=evidence.original_name,
        sha256=evidence.sha256,
        reading=evidence.reading,
        personal_data=evidence.personal_data,
        document_date=evidence.document_date,
        covers_from=evidence.covers_from,
        covers_to=evidence.covers_to,
        last_link_check=evidence.last_link_check,
        last_manual_check=evidence.last_manual_check,
        confirmed_for_year=False,
        added_by=user,
    )


def loaded(items: Iterable[ChecklistItem]) -> list[ChecklistItem]:
    """Items with everything that is read here of them, in a constant number of queries."""
    rows = ChecklistItem.objects.filter(pk__in=[item.pk for item in items])
    return list(
        rows.select_related("fiscal_year").prefetch_related(
            "divisions",
            "elements",
            "evidence__elements",
            "evidence__last_link_check",
            "evidence__last_manual_check",
            "earlier_items",
        )
    )
