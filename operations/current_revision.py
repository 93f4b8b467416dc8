"""Which revision the database is at, asked before each page from memory: one small query."""

from typing import NamedTuple

from django.db import DatabaseError, ProgrammingError, connection
from django.db.backends.utils import CursorWrapper

from records.models import Revision

_QUESTION = "SELECT number, withdrawn_number FROM records_revision"


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
        found = _from_open_connection() if connection.vendor == "postgresql" else _from_cursor()
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


def _from_open_connection() -> tuple | None:
    """
    Asked of the library below the driver where a connection stands open.

    Django would first ask whether the connection still lives, and the driver would wait in
    Python: together twice the price of the question itself, for every page.
    """
    # Only here: a portal on SQLite does not load PostgreSQL's driver.
    from operations.libpq_question import first_row

    driver = connection.connection
    if driver is not None and driver.autocommit:
        row = first_row(connection, _QUESTION.encode())
        if row is not None:
            return row
    return _from_cursor()
