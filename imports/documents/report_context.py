"""What the portal knows of an office and its year, for reading a report of that year."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agency.models import FiscalYear
from imports.tables import year_context
from imports.tables.context import Context
from oit_checklist.criteria_set import CriteriaSet
from oit_checklist.models import Instrument
from oit_checklist.shipped_sets import shipped_set
from oit_checklist.year_criteria import set_of_year


@dataclass(frozen=True)
class ReportContext:
    """`sections` lead from numbers of items to sub-indicators, `titles` from those to words."""

    office: Context = field(default_factory=Context)
    sections: Mapping[int, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    grades: tuple[str, ...] = ()


def context_of(criteria: CriteriaSet | None, office: Context) -> ReportContext:
    """The context of a year with these criteria; None where none are known."""
    if criteria is None:
        return ReportContext(office)
    return ReportContext(
        office,
        {
            item.number: item.section
            for item in criteria.items
            if item.instrument == Instrument.OIT and item.section
        },
        {section.number: section.title for section in criteria.sections},
        tuple(grade.name for grade in criteria.grades),
    )


def context_of_year(year_be: int) -> ReportContext:
    """What the database holds of the year, or else the set that comes with the portal."""
    office = year_context.context_of(year_be)
    fiscal_year = FiscalYear.objects.filter(year_be=year_be).first()
    criteria = set_of_year(fiscal_year) if fiscal_year else None
    return context_of(criteria if criteria and criteria.items else shipped_set(year_be), office)
