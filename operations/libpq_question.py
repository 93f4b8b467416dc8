"""One small question asked of libpq itself, below the driver: half the price, and a deadline."""

import select
import time

import psycopg
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn, PGresult

# Seconds. The question takes a tenth of a millisecond; a server that needs longer than this is
# hung, and readers are better served with an outage copy.
ANSWER_WITHIN = 3


def first_row(connection: BaseDatabaseWrapper, question: bytes) -> tuple | None:
    """
    The first row that an open PostgreSQL connection answers, each value as bytes.

    None where there is no row, and where the connection died in the meantime or refused the
    question: it is closed then, and the caller asks again through Django, which opens it anew.
    A server that says nothing at all is left alone: OperationalError after ANSWER_WITHIN.
    """
    try:
        result = _answer(connection.connection.pgconn, question)
    except psycopg.Error:
        connection.close()
        return None
    if result is not None and result.status == ExecStatus.TUPLES_OK:
        return _row(result)
    connection.close()
    if result is None:
        raise OperationalError("the database server does not answer")
    return None


def _row(result: PGresult) -> tuple | None:
    if not result.ntuples:
        return None
    return tuple(result.get_value(0, column) or b"0" for column in range(result.nfields))


def _answer(pgconn: PGconn, question: bytes) -> PGresult | None:
    """What the server answers; None if it does not answer in time, as when it is frozen."""
    until = time.monotonic() + ANSWER_WITHIN
    answer = select.poll()
    answer.register(pgconn.socket, select.POLLIN)
    pgconn.send_query(question)
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
