"""The worker: notices changes, orders what may have changed by them, makes what is ordered."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.apps import apps
from django.db import DatabaseError, InterfaceError, connections
from django.utils import timezone

from documents.kinds import kinds
from documents.making import fulfil
from documents.models import DocumentOrder
from documents.orders import CALM, order_ahead, take_order
from documents.tidying import tidy
from records.models import Revision
from records.publication import Publishable

LOOK_EVERY = 1.0  # seconds
AFTER_AN_OUTAGE = 5.0  # seconds
LONGEST_CALM = timedelta(seconds=60)  # while acts follow each other without end
DUE_EVERY = timedelta(minutes=1)  # to look for what was to be published later

Make = Callable[[DocumentOrder], bool]

logger = logging.getLogger(__name__)


def order_all_public() -> None:
    """Order every public document, and remove those that nobody is given any more."""
    for kind in kinds():
        keys = [*kind.public_keys()]
        tidy(kind, keys)
        order_ahead(kind, keys)


def work_off(make: Make = fulfil) -> int:
    """Make all that is ordered and due; how many documents were made and not only compared."""
    count = 0
    while order := take_order():
        count += make(order)
    return count


def make_all_public(make: Make = fulfil) -> int:
    """Make every public document as it has to be now; how many were made."""
    order_all_public()
    return work_off(make)


class Worker:
    """Goes on until it is told to end, or is not needed any more; `make` fulfils one order."""

    def __init__(self, make: Make = fulfil, is_needed: Callable[[], bool] = lambda: True):
        self.make, self.is_needed = make, is_needed
        # At the start everything is compared: the program may be a new one.
        self.ordered_number = -1
        self.seen_number, self.seen_since = -1, timezone.now()
        self.looked_at = timezone.now()
        self.is_ending = False

    def end(self) -> None:
        """Finish what is being made, and go."""
        self.is_ending = True

    def run(self) -> None:
        """Look, make, wait; an outage of the database or of the file storage is waited out."""
        while not self.is_ending and self.is_needed():
            try:
                is_idle = not self.step()
            except (DatabaseError, InterfaceError, OSError):
                logger.warning("The database or the storage is out of reach", exc_info=True)
                connections.close_all()
                time.sleep(AFTER_AN_OUTAGE)
                continue
            if is_idle:
                time.sleep(LOOK_EVERY)

    def step(self) -> bool:
        """Order what changed, if it is calm, and make one document; whether there was one."""
        self._order_what_changed(timezone.now())
        order = take_order()
        if order is None:
            return False
        self.make(order)
        return True

    def _order_what_changed(self, now: datetime) -> None:
        revision = Revision.objects.first()
        number = revision.number if revision else 0
        if self._is_to_order(number, revision.raised_at if revision else None, now):
            order_all_public()
            # Not before: what an outage kept from being ordered is ordered after it.
            self.ordered_number, self.looked_at = number, now

    def _is_to_order(self, number: int, raised_at: datetime | None, now: datetime) -> bool:
        if number == self.ordered_number:
            return self._came_due(now)
        if number != self.seen_number and self.seen_number == self.ordered_number:
            self.seen_since = now
        self.seen_number = number
        is_calm = raised_at is None or now - raised_at >= CALM
        return is_calm or now - self.seen_since >= LONGEST_CALM

    def _came_due(self, now: datetime) -> bool:
        """Whether a publication that was set for later came due, which raises no revision."""
        if now - self.looked_at < DUE_EVERY:
            return False
        came_due = any(
            model._base_manager.filter(
                published_at__gt=self.looked_at, published_at__lte=now
            ).exists()
            for model in apps.get_models()
            if issubclass(model, Publishable)
        )
        if not came_due:
            self.looked_at = now
        return came_due
