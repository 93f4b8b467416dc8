"""What the entries of a set are as columns of rows: for who writes them and for who compares."""

from typing import Any

from oit_checklist.criteria_set import (
    CriteriaSet,
    ElementEntry,
    GradeEntry,
    ItemEntry,
    SectionEntry,
)
from oit_checklist.models import Element, Section

Values = dict[str, Any]  # by the name of the column


def year_values(criteria: CriteriaSet) -> Values:
    """The year's own values; a set without weights or rule says nothing of them."""
    values: Values = {
        "criteria_source": criteria.source,
        "criteria_are_official": criteria.official,
    }
    if (weights := criteria.weights) is not None:
        values |= {"iit_weight": weights.iit, "eit_weight": weights.eit}
        values |= {"oit_weight": weights.oit}
    if criteria.oit_rule:
        values["oit_rule"] = criteria.oit_rule
    if criteria.copied_from is not None:
        values["criteria_copied_from"] = criteria.copied_from
    return values


def grade_values(entry: GradeEntry) -> Values:
    """One level of the scale, without its place."""
    return {
        "name": entry.name,
        "min_total": entry.min_total,
        "min_instrument": entry.min_instrument,
    }


def section_values(entry: SectionEntry) -> Values:
    """One sub-indicator, without its number and place."""
    return {"title": entry.title}


def item_values(entry: ItemEntry, section: Section | None) -> Values:
    """One item, without its code and lines."""
    return {
        "section": section,
        "theme": entry.theme,
        "title": entry.title,
        "period_rule": entry.period,
        "period_basis": entry.period_basis,
        "holds_statistics": entry.statistics,
        "shows_eit_code": entry.eit_code,
        "accepts_social_pages": entry.social_pages,
        "confidence": entry.confidence,
        "source": entry.source,
        "criteria_note": entry.note,
    }


def line_values(entry: ElementEntry, parent: Element | None) -> Values:
    """One line, without its place."""
    return {
        "parent": parent,
        "marker": entry.marker,
        "text": entry.text,
        "one_is_enough": entry.one_is_enough,
        "is_note": entry.is_note,
        "confidence": entry.confidence,
        "source": entry.source,
    }
