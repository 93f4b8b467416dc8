"""Two transactions in an order that a test chooses, on PostgreSQL."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

PATIENCE = 20  # seconds


class Running:
    """A piece of work in a thread with a connection of its own."""

    def __init__(self, work: Callable[[], Any]):
        self.result: Any = None
        self.error: Exception | None = None
        self.thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self.thread.start()

    def _run(self, work: Callable[[], Any]) -> None:
        try:
            self.result = work()
        except Exception as error:
            self.error = error
        finally:
            connection.close()

    def until_it_waits_or_ends(self) -> None:
        """Until it has come to its end, or to a lock that somebody else holds."""
        end = time.monotonic() + PATIENCE
        while self.thread.is_alive() and not _somebody_waits():
            assert time.monotonic() < end, "it neither waits nor ends"
            time.sleep(0.01)

    def end(self) -> "Running":
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()
        return self


@contextmanager
def uncommitted(work: Callable[[], Any]) -> Iterator[Running]:
    """Inside the block the work is done and not committed; afterwards it is."""
    done, may_commit = threading.Event(), threading.Event()

    def transact() -> Any:
        try:
            with transaction.atomic():
                result = work()
                done.set()
                may_commit.wait(PATIENCE)
                return result
        finally:
            done.set()

    running = Running(transact)
    assert done.wait(PATIENCE)
    try:
        yield running
    finally:
        may_commit.set()
        running.end()
    if running.error:
        raise running.error


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0
