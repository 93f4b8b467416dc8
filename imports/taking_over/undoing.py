"""
An import taken back: all of it or nothing, by the record that `apply` gave (Outcome.undo).

Changed rows get their former cells back through the sheets they came by; added rows are removed as
drafts are, into รายการที่ลบ. Whatever anybody did since to one of the rows refuses the whole.
"""

from dataclasses import replace
from typing import Any

from django.db import transaction

from agency.models import FiscalYear
from agency.years import all_years
from catalogue.trials import tried_out
from imports.taking_over.outcome import Outcome, Refusal
from imports.taking_over.removing_added import NOT_YOURS, Removals
from imports.taking_over.row_changes import changes_since
from imports.taking_over.storing import one_after_another
from imports.taking_over.table import Table
from imports.taking_over.undo_record import FORMAT, sheet_of
from records.audit import UNDO, audit_actor
from spreadsheets.importing import Preview, store

OTHER_RELEASE = "ระบบปรับรุ่นไปแล้วหลังการนำเข้านี้ จึงยกเลิกให้เองไม่ได้ กรุณาแก้ไขในหน้ารายการ"
NOTHING = "การนำเข้านี้ไม่ได้เปลี่ยนแปลงข้อมูลใด จึงไม่มีสิ่งที่ต้องยกเลิก"
YEAR_STAYS = "ปีงบประมาณ {year} ที่เปิดไว้ในการนำเข้านี้ยังอยู่เป็นฉบับร่าง"
NO_RIGHT = "บทบาทของท่านแก้ไขตาราง{title}ไม่ได้"


def undo(record: dict[str, Any], user: Any) -> Outcome:
    """
    Take an import back, or with any error nothing of it; `record` is Outcome.undo of `apply`.

    What was removed stands in `removed` of each sheet's outcome, what got its cells back in
    `changed`. The former words of a report that was begun before are written into its draft once
    more: who wrote in it stays on its trail.
    """
    with transaction.atomic(), one_after_another():
        outcome = _run(record, user)
        if outcome.errors:
            transaction.set_rollback(True)
    outcome.applied = not outcome.errors
    return outcome


def preview_undo(record: dict[str, Any], user: Any) -> Outcome:
    """What `undo` would do, or why it would not; everything is tried out and rolled back."""
    with tried_out(), one_after_another():
        outcome = _run(record, user)
    return outcome


def _run(record: dict[str, Any], user: Any) -> Outcome:
    outcome = Outcome()
    parts: list[dict[str, Any]] = record.get("sheets", [])
    if record.get("format") != FORMAT or not all(map(sheet_of, parts)):
        outcome.errors = [Refusal(OTHER_RELEASE)]
    elif not parts:
        outcome.errors = [Refusal(NOTHING)]
    else:
        outcome.errors = list(changes_since(record))
    with audit_actor(UNDO, user):
        for kept in reversed(parts):
            if outcome.errors:
                break
            _take_back(kept, record, user, outcome)
    if year_be := record.get("opened"):
        outcome.say(YEAR_STAYS.format(year=year_be))
    return outcome


def _take_back(kept: dict[str, Any], record: dict[str, Any], user: Any, outcome: Outcome) -> None:
    """The rows of one sheet; the sheets that were stored after it are taken back already."""
    of_sheet = sheet_of(kept)
    if of_sheet is None:
        return
    year = FiscalYear.objects.filter(year_be=kept["year"]).first()
    removal = Removals(Table(of_sheet(user, all_years), year), kept, record)
    removal.remove_drafts()
    done = Preview(0, "")
    if kept["changed"] and not removal.errors:
        # Before the added rows go: a changed one may stand below one of them.
        done = _put_back(Table(of_sheet(user, all_years), year), kept, removal.errors)
    if not (removal.errors or done.errors):
        removal.remove_added()
    outcome.add(of_sheet.slug, of_sheet.title, done, removed=tuple(removal.removed))
    outcome.errors += [replace(error, sheet=of_sheet.title) for error in removal.errors]


def _put_back(table: Table, kept: dict[str, Any], errors: list[Refusal]) -> Preview:
    """The former cells of changed rows, the last one first, as a file would bring them."""
    sheet = table.sheet
    if not sheet.may_import(sheet.user):
        errors.append(Refusal(NO_RIGHT.format(title=sheet.title)))
        return Preview(0, "")
    stored = {row.pk: row for row in table.rows}
    for row in reversed(kept["changed"]):
        if found := stored.get(row["key"]):
            table.put_back(found, row["name"], row["cells"])
        else:
            errors.append(Refusal(NOT_YOURS.format(name=row["name"])))
    return Preview(0, "") if errors else store(sheet, table.dataset(), UNDO)
