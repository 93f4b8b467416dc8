"""
What may not be changed any more, and why. Pages, sheets, commands and acts ask here.

A closed fiscal year locks everything that belongs to it; a kind of record may know more reasons
(`Record.why_locked`).
"""

from typing import Any

from django.db.models import Model

from catalogue.registry import records


def year_of(row: Model) -> Any:
    """The fiscal year that a row belongs to, or that it is; None for a row of no year."""
    found: Any = row
    for name in _year_path(row):
        found = getattr(found, name, None)
    return found if hasattr(found, "year_be") else None


def why_closed(row: Model) -> str:
    """
    The Thai sentence that the row's fiscal year is closed, and since when; "" if it is open.

    Asks the row as it stands in memory: whoever changes something locks it, or loads it anew.
    """
    fiscal_year = year_of(row)
    return fiscal_year.why_closed if fiscal_year is not None else ""


def _year_path(row: Model) -> list[str]:
    for record in records(type(row)):
        return record.year_path.split("__") if record.year_path else []
    return ["fiscal_year"]
