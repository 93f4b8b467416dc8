"""Which rows of an import are no more as it left them: somebody changed or removed them since."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Model

from catalogue.sheets import Sheet
from imports.taking_over.outcome import Refusal
from imports.taking_over.row_marks import REPORTED
from imports.taking_over.undo_record import marks_by_part, sheet_of
from progress.models import Assignment
from records.audit import last_actors

CHANGED = "{name} มีการเปลี่ยนแปลงหลังการนำเข้า{by} จึงยกเลิกการนำเข้าไม่ได้ กรุณาแก้ไขในหน้ารายการแทน"
GONE = "{name} ถูกลบไปแล้ว{by} จึงยกเลิกการนำเข้าไม่ได้"
BY = " โดย {who}"


def changes_since(record: dict[str, Any]) -> Iterator[Refusal]:
    """
    A refusal for each row whose values, reports, evidence or publication are others now, with who
    did it where the log knows. Locks all rows of the record.
    """
    for kept in record["sheets"]:
        if sheet := sheet_of(kept):
            for rows, now in marks_by_part(kept, lock=True):
                others = [row for row in rows if now.get(row["key"]) != row["mark"]]
                yield from _refusals(sheet, others, now, record["log"])


def _refusals(
    sheet: type[Sheet], rows: list[dict[str, Any]], now: Mapping[Any, str], after: int
) -> Iterator[Refusal]:
    actors = _actors(sheet.model, [row["key"] for row in rows], after)
    for row in rows:
        who = actors.get(row["key"])
        told = CHANGED if row["key"] in now else GONE
        by = BY.format(who=who) if who else ""
        yield Refusal(told.format(name=row["name"], by=by), sheet=sheet.title)


def _actors(model: type[Model], keys: list[Any], after: int) -> dict[Any, str]:
    """Who last saved or deleted each row, or a report or an evidence of it, since that entry."""
    if not keys:
        return {}
    found: dict[Any, str] = {}
    if issubclass(model, Assignment):
        for name in REPORTED:
            found |= _actors_below(model._meta.get_field(name).related_model, keys, after)
    own = last_actors(model, keys, after=after)
    return found | {key: own[str(key)] for key in keys if str(key) in own}


def _actors_below(family: Any, keys: Iterable[Any], after: int) -> dict[Any, str]:
    rows = dict(
        family._base_manager.filter(assignment__in=list(keys)).values_list("pk", "assignment")
    )
    actors = last_actors(family, rows, after=after)
    return {row: actors[str(key)] for key, row in rows.items() if str(key) in actors}
