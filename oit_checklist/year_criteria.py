"""
The criteria of a fiscal year between the database and plain values: `set_of_year`, `apply_set`.

Applying adds what is missing. Rows that are there already are never deleted, and their words are
changed only when asked to; what staff reported is never touched.
"""

from collections.abc import Container

from django.db import models, transaction

from agency.models import FiscalYear
from catalogue.many_rows import add_choices
from catalogue.notices import sentences
from oit_checklist.criteria_checks import check_set
from oit_checklist.criteria_set import (
    CriteriaError,
    CriteriaSet,
    ElementEntry,
    Fault,
    GradeEntry,
    ItemEntry,
    SectionEntry,
    Weights,
)
from oit_checklist.criteria_writing import CriteriaReport, CriteriaWriter
from oit_checklist.crosswalk import earlier_codes
from oit_checklist.models import ChecklistItem, Element, Instrument
from oit_checklist.models.ticks import fallen_ticks

__all__ = ["CriteriaReport", "apply_set", "set_of_year"]


def set_of_year(fiscal_year: FiscalYear) -> CriteriaSet:
    """What the database holds of a year, four queries; withdrawn items are left out."""
    return CriteriaSet(
        fiscal_year=fiscal_year.year_be,
        source=fiscal_year.criteria_source,
        official=fiscal_year.criteria_are_official,
        copied_from=fiscal_year.criteria_copied_from,
        weights=_weights_of(fiscal_year),
        oit_rule=fiscal_year.oit_rule,
        grades=tuple(
            GradeEntry(name=band.name, min_total=band.min_total, min_instrument=band.min_instrument)
            for band in fiscal_year.grade_bands.order_by("order")
        ),
        sections=tuple(
            SectionEntry(number=section.number, title=section.title)
            for section in fiscal_year.sections.order_by("order", "pk")
        ),
        items=tuple(map(_item_entry, _items_of(fiscal_year))),
    )


def _weights_of(fiscal_year: FiscalYear) -> Weights | None:
    iit, eit, oit = fiscal_year.iit_weight, fiscal_year.eit_weight, fiscal_year.oit_weight
    if iit is None or eit is None or oit is None:
        return None
    return Weights(iit=iit, eit=eit, oit=oit)


def _items_of(fiscal_year: FiscalYear) -> models.QuerySet[ChecklistItem]:
    items = ChecklistItem.objects.filter(fiscal_year=fiscal_year, withdrawn_at=None)
    in_order = items.select_related("section").prefetch_related("elements")
    # As the report prints them: the surveys before what is checked on the website.
    return in_order.order_by(_SURVEYS_FIRST, "number")


_SURVEYS_FIRST = models.Case(
    models.When(instrument="IIT", then=0), models.When(instrument="EIT", then=1), default=2
)


def _item_entry(item: ChecklistItem) -> ItemEntry:
    elements = list(item.elements.all())
    return ItemEntry(
        instrument=item.instrument,
        number=item.number,
        section=item.section.number if item.section else "",
        theme=item.theme,
        title=item.title,
        period=item.period_rule,
        period_basis=item.period_basis,
        statistics=item.holds_statistics,
        eit_code=item.shows_eit_code,
        social_pages=item.accepts_social_pages,
        confidence=item.confidence,
        source=item.source,
        note=item.criteria_note,
        elements=_element_entries(elements, None),
    )


def _element_entries(elements: list[Element], parent: int | None) -> tuple[ElementEntry, ...]:
    return tuple(
        ElementEntry(
            marker=element.marker,
            text=element.text,
            one_is_enough=element.one_is_enough,
            is_note=element.is_note,
            confidence=element.confidence,
            source=element.source,
            parts=_element_entries(elements, element.pk),
        )
        for element in elements
        if element.parent_id == parent
    )


@transaction.atomic
def apply_set(
    criteria: CriteriaSet,
    fiscal_year: FiscalYear,
    *,
    change_texts: bool = False,
    name_earlier: bool = True,
    only: Container[tuple[str, int]] | None = None,
) -> CriteriaReport:
    """
    Bring a set into its fiscal year, all of it or nothing.

    `only`: instrument and number of the items that are looked at; None: all. `name_earlier`:
    whether the crosswalk says which items new ones continue; else the caller does.
    Rows that differ from the set are reported and left as they are, unless `change_texts`. Raises
    CriteriaError with every fault of the set, and for a year that is closed.
    """
    if criteria.fiscal_year != fiscal_year.year_be:
        raise ValueError(f"a set of {criteria.fiscal_year} for the year {fiscal_year.year_be}")
    if why := fiscal_year.why_closed:
        raise CriteriaError(Fault(criteria.at("fiscal_year"), f"{why} จึงโหลดเกณฑ์ของปีนี้ไม่ได้"))
    if faults := check_set(criteria):
        raise CriteriaError(*faults)
    report = CriteriaReport(fiscal_year=fiscal_year)
    writer = CriteriaWriter(report, change_texts)
    with fallen_ticks() as fallen:
        writer.year(criteria)
        for place, grade in enumerate(criteria.grades, start=1):
            writer.grade(grade, place)
        sections = {
            entry.number: writer.section(entry, order)
            for order, entry in enumerate(criteria.sections, start=1)
        }
        writer.store_new()  # an item that is there may move into a new section
        for item in criteria.items:
            if only is not None and (item.instrument, item.number) not in only:
                continue
            writer.item(item, sections.get(item.section))
        writer.store_new()
        writer.store_changes()
    unticked = ChecklistItem.objects.filter(pk__in=fallen, checked_on=None)
    report.fallen = fallen
    report.unticked = [item.label for item in unticked.order_by("number")]
    if name_earlier:
        _name_earlier_items(writer.new_items, fiscal_year)
    report.notices = sentences(writer.rows)
    return report


def _name_earlier_items(items: list[ChecklistItem], fiscal_year: FiscalYear) -> None:
    """Tell of new items which of the year before they continue, where the crosswalk knows."""
    year_be = fiscal_year.year_be - 1
    before = ChecklistItem.objects.filter(fiscal_year__year_be=year_be, instrument=Instrument.OIT)
    by_code = {item.code: item for item in before}
    named = {}
    for item in items:
        if item.instrument == Instrument.OIT and by_code:
            codes = earlier_codes(fiscal_year.year_be, item.code, year_be).codes
            named[item] = [by_code[code] for code in dict.fromkeys(codes) if code in by_code]
    add_choices(named, "earlier_items")
