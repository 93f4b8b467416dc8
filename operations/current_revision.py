"""Which revision the database is at, asked before each page from memory: one small query."""

import select
import time
from typing import NamedTuple

import psycopg
from django.db import DatabaseError, OperationalError, ProgrammingError, connection
from django.db.backends.utils import CursorWrapper
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn, PGresult

from records.models import Revision

_QUESTION = "SELECT number, withdrawn_number FROM records_revision"
# Seconds. The question takes a tenth of a millisecond; a server that needs longer than this is
# hung, and readers are better served with an outage copy.
ANSWER_WITHIN = 3


class CurrentRevision(NamedTuple):
    """The numbers of records.models.Revision at this moment."""

    number: int
    withdrawn_number: int


def current_revision() -> CurrentRevision | None:
    """
    The revision of what the public sees.

    None inside a transaction, which may see another one than the public, and before the first
    migration. Raises DatabaseError, InterfaceError when the database is out of reach.
    """
    if connection.in_atomic_block:
        return None
    try:
        found = _from_postgresql() if connection.vendor == "postgresql" else _from_cursor()
    except DatabaseError as error:
        # A server that does not answer must not be asked a second time.
        if connection.vendor == "postgresql" and not isinstance(error, ProgrammingError):
            raise
        if Revision._meta.db_table in connection.introspection.table_names():
            raise
        return None
    return CurrentRevision(*map(int, found or (0, 0)))  # nothing was ever public: no row yet


def _from_cursor() -> tuple | None:
    cursor: CursorWrapper
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION)
        return cursor.fetchone()


def _from_postgresql() -> tuple | None:
    """
    Asked of the library below the driver where a connection stands open.

    Django would first ask whether the connection still lives, and the driver would wait in
    Python: together twice the price of the question itself, for every page. A connection that
    died in the meantime is noticed here and opened anew; a server that says nothing at all is
    left alone (ANSWER_WITHIN), and OperationalError is raised.
    """
    driver = connection.connection
    if driver is not None and driver.autocommit:
        try:
            result = _answer(driver.pgconn)
        except psycopg.Error:
            connection.close()
        else:
            if result is not None and result.status == ExecStatus.TUPLES_OK:
                return _first_row(result)
            connection.close()
            if result is None:
                raise OperationalError("the database server does not answer")
    return _from_cursor()


def _first_row(result: PGresult) -> tuple | None:
    if not result.ntuples:
        return None
    return tuple(result.get_value(0, column) or b"0" for column in range(result.nfields))


def _answer(pgconn: PGconn) -> PGresult | None:
    """What the server answers; None if it does not answer in time, as when it is frozen."""
    until = time.monotonic() + ANSWER_WITHIN
    answer = select.poll()
    answer.register(pgconn.socket, select.POLLIN)
    pgconn.send_query(_QUESTION.encode())
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
