"""
Base of whatever loads a data file: rows are checked and counted, faults are named by line.

Loading adds what is missing. What is there already is never deleted.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from records.data_files import TomlTable
from thai.likeness import key_of


@dataclass(kw_only=True)
class LoadReport:
    """What a loading did, for the person who ran it: rows by the Thai name of their kind."""

    added: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    # What is odd in what was loaded, told and not corrected: one Thai sentence each.
    notices: list[str] = field(default_factory=list)

    @property
    def added_text(self) -> str:
        """What was added in words, "" for nothing."""
        return _counts(self.added)

    @property
    def kept_text(self) -> str:
        """What was there already in words, "" for nothing."""
        return _counts(self.kept)


Report = TypeVar("Report", bound=LoadReport)
Row = TypeVar("Row", bound=models.Model)


class FileLoader(Generic[Report]):
    """Loads the tables of one file into rows and notes in `report` what became of them."""

    def __init__(self, report: Report):
        self.report = report
        self._seen: set[str] = set()
        # Rows that the file speaks of, stored now or before, in their order.
        self.rows: list[models.Model] = []

    def once(self, table: TomlTable, key: str, label: str) -> None:
        """Refuse what the file has twice; `label` names it among all that the file has."""
        if key_of(label) in self._seen:
            raise table.error(f"{label} ซ้ำในแฟ้ม", key)
        self._seen.add(key_of(label))

    def add(self, table: TomlTable, row: Row) -> Row:
        """Save a new row and count it. Raises DataFileError at the table's line."""
        self.save(table, row)
        self.report.added[name_of(row)] += 1
        return row

    def save(self, table: TomlTable, row: models.Model) -> None:
        """Validate and save a row. Raises DataFileError at the table's line."""
        try:
            row.full_clean()
            row.save()
        except ValidationError as error:
            raise table.error(" / ".join(error.messages)) from error
        self.rows.append(row)


def name_of(row: models.Model | type[models.Model]) -> str:
    """The Thai name of a row's kind, by which it is counted."""
    return str(row._meta.verbose_name)


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count)
