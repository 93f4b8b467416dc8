"""
Rows that a file adds or changes wait, and are stored many at once: their rules are asked in memory,
then by the database. Only where it refuses are rows asked one by one, so that the one at fault is
told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from import_export.results import RowResult

from catalogue.many_rows import add_choices, change_rows, check_in_memory, create_rows
from catalogue.sheets import Sheet

MOST = 500
# Choices to whose changes others listen one by one: of roles (agency.role_flags).
LISTENED_TO = {"groups"}


@dataclass
class WaitingRow:
    """A row, its line, and what is told of the line."""

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
        """Whether a new row of this key waits."""
        return key in self._keys

    def may_wait(self, row: Any) -> bool:
        """Whether a row may be stored with others: nothing but its cells is saved, and is right."""
        is_plain = self.sheet.adds_many if self.sheet.is_new(row) else self._changes_plainly(row)
        if not is_plain:
            return False
        try:
            if self.sheet.errors_of(row):
                return False
            check_in_memory(row)
        except ValidationError:
            return False  # told by whoever asks all rules
        return True

    def _changes_plainly(self, row: Any) -> bool:
        """Whether `save` does nothing of its own, and no cell leads to another row."""
        fields = {field.name: field for field in row._meta.concrete_fields}
        return (
            type(row).save is Model.save
            and row.written <= fields.keys()
            and not any(fields[name].is_relation for name in row.written)
            and not any(getattr(field, "auto_now", False) for field in fields.values())
        )

    def add(self, row: WaitingRow) -> None:
        """Let a row wait; as soon as they are many, all are stored."""
        self._rows.append(row)
        if self.sheet.is_new(row.instance):
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
        except (ValidationError, IntegrityError):
            for row in rows:
                if self.sheet.is_new(row.instance):
                    _forget_key(row.instance)
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
    new = [row for row in rows if sheet.is_new(row)]
    changed = [row for row in rows if not sheet.is_new(row)]
    if fields := {name for row in changed for name in row.written}:
        change_rows([row for row in changed if row.written], sorted(fields))
    create_rows(new, names_rule=False)
    _choose(new, changed)
    sheet.after_saving_many(rows)


def _choose(new: Sequence[Any], changed: Sequence[Any]) -> None:
    """Store the choices of many: of new rows together, where nobody listens to each."""
    for name in {name for row in new for name in row.chosen} - LISTENED_TO:
        chosen = {row: row.chosen[name] for row in new if name in row.chosen}
        add_choices(chosen, name, just_created=True)
    alone = [(row, LISTENED_TO & row.chosen.keys()) for row in new]
    alone += [(row, row.chosen.keys()) for row in changed]
    for row, names in alone:
        for name in names:
            getattr(row, name).set(row.chosen[name])


def _forget_key(row: Model) -> None:
    """What was rolled back is a new row once more."""
    row.pk, row._state.adding = None, True
