"""
What may not be changed any more, and why. Pages, sheets, commands and acts ask here.

A closed fiscal year locks everything that belongs to it; a kind of record may know more reasons
(`Record.why_locked`). `catalogue.refusing` asks once more whenever a row is saved.
"""

from typing import Any

from django.db.models import Model

from catalogue.record import Record
from catalogue.registry import records


class _Unregistered(Record):
    """A kind that nobody declared, such as a frozen sheet: it belongs to its year all the same."""

    kind = title = ""


def year_of(row: Model) -> Any:
    """The fiscal year that a row belongs to, or that it is; None for a row of no year."""
    return _record_of(row).year_of(row)


def why_closed(row: Model) -> str:
    """
    The Thai sentence that the row's fiscal year is closed, and since when; "" if it is open.

    Asks the row as it stands in memory: whoever changes something locks it, or loads it anew.
    """
    fiscal_year = year_of(row)
    return fiscal_year.why_closed if fiscal_year is not None else ""


def why_locked(row: Model) -> str:
    """Why nothing of the row may be changed any more, in Thai; "" where it may."""
    return _record_of(row).why_locked(row)


def _record_of(row: Model) -> Record:
    model = type(row)
    return next(iter(record for record in records() if record.model is model), _Unregistered(model))
