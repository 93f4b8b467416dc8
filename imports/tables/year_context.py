"""What the portal knows of its office and a fiscal year, for reading an office's file."""

from collections import defaultdict

from agency.models import Division, FiscalYear
from agency.statuses import DEFAULTS
from imports.models import KnownHead
from imports.tables.context import Context
from oit_checklist.models import Section


def context_of(year_be: int) -> Context:
    """The office's divisions, and statuses and sub-indicators of the year; those of an empty
    portal where it has none yet."""
    year = FiscalYear.objects.filter(year_be=year_be).first()
    statuses = year.statuses if year else DEFAULTS
    sections = Section.objects.filter(fiscal_year=year) if year else Section.objects.none()
    return Context(
        divisions=tuple(Division.objects.values_list("name", flat=True)),
        statuses=tuple(status.label for status in statuses),
        sections=tuple(sections.values_list("number", flat=True)),
        known_heads=_known_heads(),
    )


def _known_heads() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for target, head, field in KnownHead.objects.values_list("target", "head", "field"):
        found[target][head] = field
    return found
