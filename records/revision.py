"""
The revision: raised by every act that changes what the public sees, in the act's transaction.

Page cache, outage copies, static export and the dates of open data follow it. Why it is one row
and not a sequence: docs/decisions/0023.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.dispatch import Signal
from django.utils import timezone

from records.models import Revision

# Sent with `number` and `committed` when something is taken from the public: at once, while its
# transaction may still be rolled back, and again after the commit.
withdrawn = Signal()


def raise_revision(*, withdrawal: bool = False) -> None:
    """
    Say that from this transaction's commit on the public sees something else.

    The row stays locked until then, so numbers become visible in their order: a change that is
    committed late has a later number than whatever was read before. `withdrawal`: something is
    taken from the public, and no older copy may come back.
    """
    now = timezone.now()
    number = Greatest(F("number") + 1, Value(_microseconds(now)))
    values = {"number": number, "raised_at": now}
    if withdrawal:
        values["withdrawn_number"] = number
    with transaction.atomic(savepoint=False):
        rows = Revision.objects.filter(only_row=1)
        if not rows.update(**values):
            Revision.objects.get_or_create(only_row=1)  # lost, as after a restored backup
            rows.update(**values)
        if withdrawal:
            _tell_of_withdrawal(rows.values_list("number", flat=True).get())


def revision_raised_at() -> datetime | None:
    """When the public site last changed; None where nothing was public yet. One query."""
    return Revision.objects.values_list("raised_at", flat=True).first()


def revision_number() -> int:
    """The number of what the public sees now. One query."""
    return Revision.objects.values_list("number", flat=True).first() or 0


def withdrawn_number() -> int:
    """What the number was when something was last taken from the public. One query."""
    return Revision.objects.values_list("withdrawn_number", flat=True).first() or 0


def _tell_of_withdrawal(number: int) -> None:
    withdrawn.send(Revision, number=number, committed=False)
    transaction.on_commit(lambda: withdrawn.send(Revision, number=number, committed=True))


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)
