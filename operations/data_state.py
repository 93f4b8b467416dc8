"""A mark of everything that the database holds: equal marks, equal data. Costs one small query."""

import itertools
import select
import time

from django.db import OperationalError, connection
from django.db.backends.signals import connection_created
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

_SNAPSHOT = b"SELECT pg_current_snapshot()::text"
# Seconds. The question takes a tenth of a millisecond; a server that needs longer than this is
# hung, and readers are better served with the last good copy.
ANSWER_WITHIN = 3
_numbers = itertools.count(1)


def data_state() -> str | None:
    """
    The mark as this connection sees the data; None inside a transaction, where there is none.

    PostgreSQL: the snapshot. Two equal snapshots see the same committed transactions, so any
    commit in between, by whatever process, gives another mark. SQLite: its counter of changes by
    others and that of changes by this connection, and the number of this connection in this
    process: the counters of each begin anew.
    Raises DatabaseError when the database is out of reach.
    """
    if connection.in_atomic_block:
        return None
    if connection.vendor == "postgresql":
        return _snapshot()
    if not hasattr(connection, "number_in_process"):
        connection.close()  # it was opened before anybody counted
    with connection.cursor() as cursor:
        cursor.execute("SELECT total_changes()")
        own = cursor.fetchone()[0]
        cursor.execute("PRAGMA data_version")
        return f"{connection.number_in_process}-{cursor.fetchone()[0]}-{own}"


def _number(sender, connection, **kwargs) -> None:
    connection.number_in_process = next(_numbers)


connection_created.connect(_number, dispatch_uid="data_state")


def _snapshot() -> str:
    """
    The snapshot, asked of the library below the driver where a connection stands open.

    Django would first ask whether the connection still lives, and the driver would wait in
    Python: together twice the price of the question itself, for every page. A connection that
    died in the meantime is noticed here and opened anew; a server that says nothing at all is
    left alone (ANSWER_WITHIN), and OperationalError is raised.
    """
    driver = connection.connection
    if driver is not None and driver.autocommit:
        try:
            result = _answer(driver.pgconn)
        except connection.Database.Error:
            connection.close()
        else:
            if result is not None and result.status == ExecStatus.TUPLES_OK:
                return result.get_value(0, 0).decode()
            connection.close()
            if result is None:
                raise OperationalError("the database server does not answer")
    with connection.cursor() as cursor:
        cursor.execute(_SNAPSHOT.decode())
        return cursor.fetchone()[0]


def _answer(pgconn) -> PGresult | None:
    """What the server answers; None if it does not answer in time, as when it is frozen."""
    until = time.monotonic() + ANSWER_WITHIN
    answer = select.poll()
    answer.register(pgconn.socket, select.POLLIN)
    pgconn.send_query(_SNAPSHOT)
    last = None
    while True:
        while pgconn.is_busy():
            left = until - time.monotonic()
            if left <= 0 or not answer.poll(left * 1000):
                return None
            pgconn.consume_input()
        result = pgconn.get_result()
        if result is None:
            return last
        last = result
