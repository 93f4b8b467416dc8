"""Rows and drafts that an import brought, removed as the back office removes drafts."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import ManyToOneRel, Model

from agency.models import User
from catalogue.columns import Part
from catalogue.registry import records
from catalogue.removal import NotRemovableError, remove
from imports.taking_over.outcome import Refusal
from imports.taking_over.table import Table
from imports.taking_over.undo_record import sheet_of
from progress.models import Update

NOT_YOURS = "{name} ไม่อยู่ในรายการที่ท่านแก้ไขได้"
NO_RIGHT = "บทบาทของท่านลบ{kind}ไม่ได้"
REFUSED = "{name}: {why}"
FILLED = "{name} มี{kind}ที่เพิ่มหลังการนำเข้า จึงยกเลิกการนำเข้าไม่ได้ กรุณาลบในหน้ารายการเองหากต้องการ"


class Removals:
    """
    What is removed of one sheet; `kept` is its part of the record. Nothing raises: `errors` tell
    why something stays, and then the caller takes all back.
    """

    def __init__(self, table: Table, kept: dict[str, Any], record: dict[str, Any]):
        self.sheet, self.kept = table.sheet, kept
        self.known = _known(record)
        self.stored = {row.pk: row for row in table.rows}
        self.removed: list[str] = []
        self.errors: list[Refusal] = []

    def remove_drafts(self) -> None:
        """
        Reports that the import began and nobody wrote in since. Whoever may write them may take
        them back; no other right is asked for.
        """
        if not self.kept["drafts"]:
            return
        model: Any = self.sheet.model
        updates = _in_bulk(model.update_model(), self.kept["drafts"])
        for draft in self.kept["drafts"]:
            row = self.stored.get(draft["row"])
            if self._may_change(row, draft["name"], Part.REPORT) and draft["key"] in updates:
                self._remove(updates[draft["key"]], draft["name"])

    def remove_added(self) -> None:
        """
        The added rows, the last one first; what is a part of an added row goes along with it.

        An account that was never used goes as well, although the back office deletes none: nobody
        did anything with it.
        """
        added = self.kept["added"]
        if not added:
            return
        if why := self._why_no_right():
            self.errors.append(Refusal(why))
            return
        rows = _in_bulk(self.sheet.model, added)
        for each in reversed(added):
            row = rows.get(each["key"])
            if row is not None and any(owner in self.known for owner in _owners(row)):
                self.removed.append(each["name"])
            elif row is not None and self._may_change(
                self.stored.get(row.pk), each["name"], Part.OWN
            ):
                self._remove(row, each["name"])

    def _why_no_right(self) -> str:
        options = self.sheet.model._meta
        right = f"{options.app_label}.delete_{options.model_name}"
        if self.sheet.model is User:
            right = self.sheet.add_right
        may = self.sheet.user.has_perm(right)
        return "" if may else NO_RIGHT.format(kind=options.verbose_name)

    def _may_change(self, row: Any, name: str, part: Part) -> bool:
        """Whether the user may change such cells of the row; a refusal is noted."""
        column = next(each for each in self.sheet.columns if each.part is part)
        why = self.sheet.refusal(column, row) if row else NOT_YOURS.format(name=name)
        if why:
            self.errors.append(Refusal(REFUSED.format(name=name, why=why) if row else why))
        return not why

    def _remove(self, row: Model, name: str) -> None:
        try:
            removal = remove(row)
        except (NotRemovableError, ValidationError) as error:
            why = " ".join(getattr(error, "messages", [str(error)]))
            self.errors.append(Refusal(REFUSED.format(name=name, why=why)))
            return
        self.removed.append(name)
        for each in removal.rows:
            model = apps.get_model(each["table"])
            # Reports of a row are told by its mark.
            if (model, each["values"]["id"]) not in self.known and not issubclass(model, Update):
                told = FILLED.format(name=name, kind=model._meta.verbose_name)
                self.errors.append(Refusal(told))


def _known(record: dict[str, Any]) -> set[tuple[type[Model], Any]]:
    """All rows that the import added or began."""
    found: set[tuple[type[Model], Any]] = set()
    for kept in record["sheets"]:
        if sheet := sheet_of(kept):
            found |= {(sheet.model, row["key"]) for row in kept["added"]}
    return found


def _owners(row: Model) -> Iterator[tuple[type[Model], Any]]:
    """The rows that this one is a part of, and is removed with (Record.parts)."""
    for model, key in _owner_keys(type(row)):
        yield model, getattr(row, key)


@cache
def _owner_keys(model: type[Model]) -> list[tuple[type[Model], str]]:
    """The kinds of rows that such a row is a part of, each with the column that leads there."""
    relations = [
        (record.model, record.model._meta.get_field(name))
        for record in records()
        for name in record.parts
    ]
    return [
        (owner, relation.field.attname)
        for owner, relation in relations
        if isinstance(relation, ManyToOneRel) and relation.related_model is model
    ]


def _in_bulk(model: Any, kept: list[dict[str, Any]]) -> dict[Any, Any]:
    found: dict[Any, Any] = model._base_manager.in_bulk([each["key"] for each in kept])
    return found
