"""
New rows of a table wait, and are stored many at once: their rules are asked in memory, then by the
database. Only where it refuses are rows asked one by one, so that the row at fault is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from import_export.results import RowResult

from catalogue.many_rows import add_choices, check_in_memory, create_rows
from catalogue.sheets import Sheet

MOST = 500
# Choices to whose changes others listen one by one: of roles (agency.role_flags).
LISTENED_TO = {"groups"}


@dataclass
class WaitingRow:
    """A new row, its line, and what is told of the line."""

    instance: Any
    line: dict[str, str]
    number: int
    result: RowResult


class WaitingRows:
    """The rows that wait. `failed` are those that could not be stored, each with its error."""

    def __init__(self, sheet: Sheet):
        self.sheet = sheet
        self.failed: list[WaitingRow] = []
        self._rows: list[WaitingRow] = []
        self._keys: set[tuple] = set()

    def __contains__(self, key: tuple | None) -> bool:
        return key in self._keys

    def may_wait(self, row: Any) -> bool:
        """Whether a row may be stored with others: it is a new one, and right as far as seen."""
        if not (self.sheet.adds_many and self.sheet.is_new(row)):
            return False
        try:
            if self.sheet.errors_of(row):
                return False
            check_in_memory(row)
        except ValidationError:
            return False  # told by whoever asks all rules
        return True

    def add(self, row: WaitingRow) -> None:
        """Let a row wait; as soon as they are many, all are stored."""
        self._rows.append(row)
        self._keys.add(self.sheet.read_key(row.line))
        if len(self._rows) >= MOST:
            self.store()

    def store(self) -> None:
        """Store all that wait."""
        rows, self._rows = self._rows, []
        self._keys.clear()
        self._store(rows)

    def _store(self, rows: Sequence[WaitingRow]) -> None:
        if not rows:
            return
        try:
            with transaction.atomic():
                _store_together(self.sheet, [row.instance for row in rows])
        except ValidationError:
            for row in rows:
                _forget_keys(row.instance)
            if len(rows) == 1:
                self._store_alone(rows[0])
            else:
                half = len(rows) // 2
                self._store(rows[:half])
                self._store(rows[half:])

    def _store_alone(self, row: WaitingRow) -> None:
        """As one row is stored by itself, with all rules asked; what refuses it is told."""
        try:
            with transaction.atomic():
                self.sheet.validate(row.instance)
                self.sheet.save(row.instance)
        except ValidationError as error:
            row.result.import_type = RowResult.IMPORT_TYPE_INVALID
            row.result.validation_error = error
            self.failed.append(row)


def _store_together(sheet: Sheet, rows: Sequence[Any]) -> None:
    create_rows(rows, names_rule=False)
    for name in {name for row in rows for name in row.chosen}:
        chosen = {row: row.chosen[name] for row in rows if name in row.chosen}
        if name in LISTENED_TO:
            for row, added in chosen.items():
                getattr(row, name).set(added)
        else:
            add_choices(chosen, name, just_created=True)
    sheet.after_saving_many(rows)


def _forget_keys(row: Model) -> None:
    """What was rolled back is a new row once more."""
    row.pk, row._state.adding = None, True
