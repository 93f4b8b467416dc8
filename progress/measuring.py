"""What a year measures of its rows beside the status: nothing, a percentage, or its quarters."""

from typing import Any

from agency.models import FiscalYear
from progress.models import Assignment, Update
from progress.models.update import QUARTERS

PERCENT_FIELDS = ("percent",)
QUARTER_FIELDS = tuple(f"quarter_{number}" for number in QUARTERS)
ALL_FIELDS = (*PERCENT_FIELDS, *QUARTER_FIELDS)

_FIELDS: dict[str, tuple[str, ...]] = {
    FiscalYear.ProgressMeasure.PERCENT: PERCENT_FIELDS,
    FiscalYear.ProgressMeasure.QUARTERS: QUARTER_FIELDS,
}


def measure_fields(fiscal_year: FiscalYear) -> tuple[str, ...]:
    """The fields of an Update that the year asks for; () where it measures nothing."""
    return _FIELDS.get(fiscal_year.progress_measure, ())


def report_fields(row: Assignment) -> tuple[str, ...]:
    """Everything that a person reports on a row: status, what is measured, what its family asks."""
    family = row.update_model()
    own = (*family.text_fields, *family.figure_fields)
    return ("status", *measure_fields(row.fiscal_year), *own)


def empty_value(family: type[Update], name: str) -> Any:
    """What a field of a report holds before anything was typed, the status aside."""
    return None if name in (*PERCENT_FIELDS, *family.figure_fields) else ""
