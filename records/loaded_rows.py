"""Saving the rows of a data file: checked first, counted, faults named by line."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models

from records.data_files import Table


@dataclass
class YearReport:
    """What a loading did, and what in the words does not fit together."""

    year_be: int
    added: Counter = field(default_factory=Counter)
    kept: Counter = field(default_factory=Counter)
    inconsistencies: list[str] = field(default_factory=list)


def save_checked(table: Table, row: models.Model, report: YearReport) -> models.Model:
    """Validate and save one new row; a fault becomes a DataFileError at the table's line."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise table.error(" / ".join(error.messages)) from error
    row.save()
    report.added[row._meta.verbose_name] += 1
    return row
