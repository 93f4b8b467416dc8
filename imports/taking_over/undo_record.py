"""
What has to be known of an import to take it back: plain values that JSON can keep.

Of each table: the rows that were added, the former cells of those that were changed, and the draft
reports that the import began. No more rows than the import itself has.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from catalogue.columns import Column, Part
from catalogue.sheets import Sheet
from imports.taking_over.plans import plan_of
from imports.taking_over.row_marks import AT_ONCE, marks_of
from imports.taking_over.table import Table
from progress.sheets import EvidenceSheet, ReportSheet
from records.audit import newest_entry
from spreadsheets.importing import Preview, RowChange

FORMAT = 1


class Taken:
    """What one import has stored so far, sheet by sheet."""

    def __init__(self, target: str, year_be: int):
        self.target, self.year_be = target, year_be
        self._of_sheets: dict[str, dict[str, Any]] = {}
        # Rows whose evidence came, and the open reports of rows before the import wrote any.
        self._proved: dict[type, set[Any]] = {}
        self._open_before: dict[tuple[type, Any], set[Any]] = {}

    def note(self, sheet: Sheet, table: Table, done: Preview) -> None:
        """Remember what was just stored of a sheet, with the rows as the sheet had loaded them."""
        kept = self._kept_of(sheet.slug)
        for change in done.changed:
            row = {"key": change.key, "name": change.name}
            if change.is_new:
                kept["added"].append(row)
            else:
                former = _former(sheet, change, table.before[change.key])
                kept["changed"].append({**row, "cells": former})
        if isinstance(sheet, ReportSheet):
            self._note_open(sheet.known.values())
        if isinstance(sheet, EvidenceSheet):
            self._note_open(sheet.parents.values())
            family = sheet.model.row_model()
            keys = [change.key for change in done.changed]
            self._proved.setdefault(family, set()).update(_parents(sheet.model, keys))

    def as_json(self) -> dict[str, Any]:
        """The record of the whole import, told once all of it is stored."""
        for step in plan_of(self.target).steps:
            if issubclass(step.sheet, ReportSheet):
                self._note_reports(step.sheet)
        sheets = [each for each in self._in_order() if any(map(each.get, _PARTS))]
        return _marked({"format": FORMAT, "sheets": sheets})

    def _kept_of(self, slug: str) -> dict[str, Any]:
        about = {"target": self.target, "year": self.year_be, "sheet": slug}
        return self._of_sheets.setdefault(slug, {**about, **{name: [] for name in _PARTS}})

    def _in_order(self) -> Iterable[dict[str, Any]]:
        slugs = dict.fromkeys(step.sheet.slug for step in plan_of(self.target).steps)
        return [self._of_sheets[slug] for slug in slugs if slug in self._of_sheets]

    def _note_open(self, rows: Iterable[Any]) -> None:
        for row in rows:
            keys = {update.pk for update in getattr(row, "open_updates", ())}
            self._open_before.setdefault((type(row), row.pk), keys)

    def _note_reports(self, sheet: type[ReportSheet]) -> None:
        """Rows that only got evidence, and drafts that are there since the import."""
        kept, family = self._kept_of(sheet.slug), sheet.model
        added = {row["key"] for row in kept["added"]}
        changed = {row["key"] for row in kept["changed"]}
        proved = self._proved.get(family, set()) - added - changed
        for row in _by_key(family, proved):
            kept["proved"].append({"key": row.pk, "name": str(row)})
        for update in _open_of(family, changed | proved):
            if update.pk not in self._open_before.get((family, update.assignment_id), set()):
                draft = {"key": update.pk, "row": update.assignment_id, "name": str(update)}
                kept["drafts"].append(draft)


_PARTS = ("added", "changed", "proved", "drafts")
MARKED = ("added", "changed", "proved")


def joined(records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One record of imports that were stored one after another, nothing else in between."""
    return _marked(
        {"format": FORMAT, "sheets": [each for one in records for each in one["sheets"]]}
    )


def sheet_of(kept: dict[str, Any]) -> type[Sheet] | None:
    """The sheet of a part of a record; None where the portal has it no more."""
    try:
        steps = plan_of(kept["target"]).steps
    except KeyError:
        return None
    return next((step.sheet for step in steps if step.sheet.slug == kept["sheet"]), None)


def marks_by_part(
    kept: dict[str, Any], *, lock: bool = False
) -> Iterator[tuple[list[dict[str, Any]], dict[Any, str]]]:
    """The rows of each part of a sheet's record, with the marks that they have now."""
    sheet = sheet_of(kept)
    if sheet is None:
        return
    for part in MARKED:
        rows = kept[part]
        keys = {row["key"] for row in rows}
        yield rows, marks_of(sheet.model, keys, added=part == "added", lock=lock)


def _marked(record: dict[str, Any]) -> dict[str, Any]:
    """The record with the marks of all its rows and the newest entry of the log, as of now."""
    for kept in record["sheets"]:
        for rows, marks in marks_by_part(kept):
            for row in rows:
                row["mark"] = marks.get(row["key"], "")
    return {**record, "log": newest_entry()}


def _former(sheet: Sheet, change: RowChange, cells: Sequence[str]) -> dict[str, str]:
    """The cells before the change, by heading, of the columns that it is about."""
    about = {one.column for one in change.changes}
    return {
        column.heading: cell
        for column, cell in zip(sheet.columns, cells, strict=False)
        if column.part in (Part.OWN, Part.REPORT) and about & _headings(column)
    }


def _headings(column: Column) -> set[str]:
    """By which headings changes of the column are told; a code by that of its words."""
    return {column.heading, getattr(column, "label_heading", column.heading)}


def _parents(model: Any, keys: Sequence[Any]) -> set[Any]:
    found: set[Any] = set()
    for start in range(0, len(keys), AT_ONCE):
        rows = model._base_manager.filter(pk__in=keys[start : start + AT_ONCE])
        found.update(rows.values_list("assignment_id", flat=True))
    return found


def _by_key(model: Any, keys: Iterable[Any]) -> list[Any]:
    return sorted(model._base_manager.in_bulk(list(keys)).values(), key=lambda row: row.pk)


def _open_of(family: Any, keys: Iterable[Any]) -> list[Any]:
    ordered, found = sorted(keys), []
    for start in range(0, len(ordered), AT_ONCE):
        updates = family.update_model().objects.open().select_related("assignment__fiscal_year")
        found += updates.filter(assignment__in=ordered[start : start + AT_ONCE]).order_by("pk")
    return found
