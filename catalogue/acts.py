"""
Publish, withdraw, restore: the only ways in which a row becomes public, or ceases to be.

Each act locks what it changes, all of it or nothing is done, and the saves raise the revision in
the same transaction (catalogue/raising.py). What came of it is asked of `visibility_of` after.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from catalogue.locks import why_closed
from catalogue.registry import record_of, records
from catalogue.visibility import Why, name_of, visibility_of
from records.publication import LONGEST_REASON, Publishable
from thai.spelling import normalise


class ActError(Exception):
    """The act cannot be done; the text is Thai, for the person who pressed the button."""


def needed_for(row: Any) -> list[Any]:
    """
    The drafts that have to be published so that a stranger sees the row, the outermost first;
    before them those that are published together with it.

    Raises ActError if something else is in the way, such as a withdrawal.
    """
    needed = []
    for obstacle in visibility_of(row).obstacles:
        if obstacle.why not in (Why.DRAFT, Why.SCHEDULED):
            hint = "กรุณานำกลับมาเผยแพร่ก่อน" if obstacle.why is Why.WITHDRAWN else "จึงเผยแพร่ไม่ได้"
            raise ActError(f"{obstacle.sentence} {hint}")
        if otherwise := record_of(type(obstacle.row)).published_otherwise:
            raise ActError(f"{obstacle.sentence} {otherwise}")
        needed.append(obstacle.row)
    return [*record_of(type(row)).drafts_beside(row), *needed]


def drafts_below(row: Publishable) -> list[Any]:
    """The drafts that belong to a row directly, such as the measures and meetings of a year."""
    found: list[Any] = []
    for record in records(Publishable):
        if record.published_otherwise:
            continue
        family: Any = record.model
        for name in family.published_with[:1]:
            if "__" not in name and family._meta.get_field(name).related_model is type(row):
                drafts = family._base_manager.filter(published_at=None, withdrawn_at=None)
                found += drafts.filter(**{name: row}).select_related(*family.published_with)
    return found


@transaction.atomic
def publish(rows: Iterable[Any], user: Any) -> list[Any]:
    """
    Publish these rows and whatever a stranger needs to see them; returns what was changed.

    Raises ActError with the reason, PermissionDenied without the right. Rows that are public
    already are left alone.
    """
    changed: dict[tuple[type, Any], Any] = {}
    for row in rows:
        # Those above it were perhaps published for the row before: they are read anew.
        for draft in needed_for(_locked(row)):
            key = (type(draft), draft.pk)
            if key not in changed:
                _require_right(user, draft)
                draft.published_at = timezone.now()
                draft.save(update_fields=["published_at"])
                changed[key] = draft
    return list(changed.values())


@transaction.atomic
def withdraw(rows: Iterable[Any], user: Any, reason: str) -> list[Any]:
    """
    Take these rows from the public; the reason is shown at their addresses.

    Raises ActError without a reason, or for a row that was never published; PermissionDenied.
    Returns what was changed; a row that is withdrawn already keeps its date and reason.
    """
    reason = normalise(reason).strip()
    if not reason:
        raise ActError("กรุณาระบุเหตุผลที่ถอนการเผยแพร่ ประชาชนจะอ่านเหตุผลนี้ได้")
    if len(reason) > LONGEST_REASON:
        raise ActError(f"เหตุผลยาว {len(reason)} ตัวอักษร กรุณาเขียนไม่เกิน {LONGEST_REASON} ตัวอักษร")
    changed = []
    for row in map(_locked, rows):
        _require_right(user, row)
        if row.withdrawn_at:
            continue
        if not row.was_published:
            raise ActError(f"{name_of(row)} ยังไม่เคยเผยแพร่ จึงไม่มีอะไรให้ถอน")
        row.withdraw(reason)
        row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        changed.append(row)
    return changed


@transaction.atomic
def restore(rows: Iterable[Any], user: Any) -> list[Any]:
    """
    Bring withdrawn rows back; returns what was changed.

    The log keeps when, why and by whom each was withdrawn. Raises PermissionDenied.
    """
    changed = []
    for row in map(_locked, rows):
        _require_right(user, row)
        if row.withdrawn_at is None:
            continue
        row.withdrawn_at, row.withdrawn_reason = None, ""
        row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        changed.append(row)
    return changed


def _locked(row: Any) -> Any:
    """The row as it is stored now; nobody changes it before this transaction has ended."""
    family = type(row)._base_manager
    stored = family.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if stored is None:
        raise ActError("รายการนี้ถูกลบไปแล้ว")
    return stored


def _require_right(user: Any, row: Any) -> None:
    if not record_of(type(row)).may_publish(user):
        raise PermissionDenied(f"ท่านไม่มีสิทธิเผยแพร่หรือถอน{name_of(row)}")
    if reason := why_closed(row):
        raise ActError(reason)
