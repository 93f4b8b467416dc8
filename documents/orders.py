"""The orders for documents: each once, however many readers and workers ask for it at a time."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from documents.kinds import DocumentKind
from documents.models import LONGEST_FAULT, DocumentOrder
from records.revision import revision_number

# So long the site stays as it is before what it changed is made: acts come in bursts.
CALM = timedelta(seconds=5)
# Whoever makes a document says so often that it still does; silent for longer, it has died.
ALIVE_EVERY, DEAD_AFTER = timedelta(seconds=10), timedelta(seconds=60)
MOST_BEGINNINGS = 3  # that ended with the death of the worker
DIED = "เครื่องแม่ข่ายหยุดกลางคันทุกครั้งที่สร้างเอกสารนี้ อาจมีหน่วยความจำไม่พอ กรุณาแจ้งผู้ดูแลระบบ"


def order_of(kind: DocumentKind, key: str, *, is_public: bool) -> DocumentOrder | None:
    """The order for a document, if it was ever ordered. One query."""
    return DocumentOrder.objects.filter(kind=kind.name, key=key, is_public=is_public).first()


def ask_for(
    kind: DocumentKind, key: str, order: DocumentOrder | None, *, is_public: bool, waits: bool
) -> None:
    """
    Order a document for a reader, unless `order` says that it is ordered.

    waits: there is none to read meanwhile, so it is made at once and not after a calm.
    """
    now = timezone.now()
    if order and order.due_at and order.asked_at and (order.due_at <= now or not waits):
        return
    _order(
        [DocumentOrder(
            kind=kind.name, key=key, is_public=is_public,
            due_at=now if waits else now + CALM,
            asked_at=now,
        )],
        ["due_at", "asked_at"],
    )  # fmt: skip


def order_ahead(kind: DocumentKind, keys: Iterable[str]) -> None:
    """Order the public documents of these keys, behind those for which somebody waits."""
    ordered = DocumentOrder.objects.filter(
        kind=kind.name, is_public=True, due_at__isnull=False, alive_at__isnull=True
    )
    waiting = set(ordered.values_list("key", flat=True))
    now = timezone.now()
    _order(
        [
            DocumentOrder(kind=kind.name, key=key, is_public=True, due_at=now)
            for key in keys
            if key not in waiting
        ],
        ["due_at"],
    )


def _order(orders: list[DocumentOrder], fields: list[str]) -> None:
    """Two that order at once write the same row: it is one order."""
    DocumentOrder.objects.bulk_create(
        orders,
        update_conflicts=True,
        unique_fields=["kind", "key", "is_public"],
        update_fields=fields,
    )


def due_orders(now: datetime) -> QuerySet[DocumentOrder]:
    """What is to be made and nobody makes, in the order in which it is: who waits comes first."""
    dead = Q(alive_at__isnull=True) | Q(alive_at__lt=now - DEAD_AFTER)
    return DocumentOrder.objects.filter(dead, due_at__lte=now).order_by(
        F("asked_at").asc(nulls_last=True), "due_at", "pk"
    )


def take_order() -> DocumentOrder | None:
    """The next order, which from now on is this worker's; None when there is nothing to do."""
    now = timezone.now()
    if not due_orders(now).exists():  # SQLite would let nobody write for the question below
        return None
    with transaction.atomic():
        order = due_orders(now).select_for_update(skip_locked=True).first()
        if order is None:
            return None
        order.alive_at, order.begun = now, order.begun + 1
        order.save(update_fields=["alive_at", "begun"])
    if order.begun > MOST_BEGINNINGS:
        give_up(order, revision_number(), DIED)
        return take_order()
    return order


def keep_alive(order: DocumentOrder) -> None:
    """Say that the document of an order is still being made, unless it was closed meanwhile."""
    DocumentOrder.objects.filter(pk=order.pk, alive_at__isnull=False).update(
        alive_at=timezone.now()
    )


def begin_contents(order: DocumentOrder, fingerprint: str) -> None:
    """
    Say of which contents the document is being made from now on.

    It is noted before, as whoever is killed by them cannot tell afterwards which they were.
    """
    DocumentOrder.objects.filter(pk=order.pk).update(
        fault="", failed_fingerprint=fingerprint, failed_at=None
    )


def give_up(order: DocumentOrder, revision: int, fault: str) -> None:
    """Who made the document has died, and left with the order of which contents."""
    begun = DocumentOrder.objects.filter(pk=order.pk).values_list("failed_fingerprint", flat=True)
    close_order(order, revision, fault=fault, fingerprint=begun.first() or "")


def close_order(
    order: DocumentOrder,
    revision: int,
    *,
    fault: str = "",
    fingerprint: str = "",
    failed_at: datetime | None = None,
) -> None:
    """
    What was ordered is made, or cannot be for this reason (since now, if no moment is named).

    Ordered again meanwhile, it stays.
    """
    orders = DocumentOrder.objects.filter(pk=order.pk)
    orders.update(
        alive_at=None,
        begun=0,
        revision=revision,
        fault=fault[:LONGEST_FAULT],
        failed_fingerprint=fingerprint if fault else "",
        failed_at=(failed_at or timezone.now()) if fault else None,
    )
    orders.filter(due_at=order.due_at).update(due_at=None, asked_at=None)


def drop_order(order: DocumentOrder) -> None:
    """There is nothing of which the document could be made."""
    DocumentOrder.objects.filter(pk=order.pk).delete()


def order_failed() -> None:
    """Order again what could not be made, as if it had never been tried."""
    DocumentOrder.objects.exclude(fault="").update(
        due_at=timezone.now(), fault="", failed_fingerprint="", failed_at=None
    )
