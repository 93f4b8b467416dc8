"""Queries that take long: their text with placeholders, never the values, and how long."""

import logging
import time

from django.conf import settings
from django.db.backends.signals import connection_created

logger = logging.getLogger("portal.slow_queries")

LONGEST_TEXT = 800  # characters of SQL


def watch_queries() -> None:
    """Watch every connection that is opened from now on, if SLOW_QUERY_MS asks for it."""
    if settings.SLOW_QUERY_MS:
        connection_created.connect(_watch, dispatch_uid="slow_queries")


def _watch(connection, **kwargs) -> None:
    if _timed not in connection.execute_wrappers:
        # First, so that wrappers that come and go in pairs find the end of the list their own.
        connection.execute_wrappers.insert(0, _timed)


def _timed(execute, sql, params, many, context):
    begun = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        milliseconds = (time.perf_counter() - begun) * 1000
        if milliseconds >= settings.SLOW_QUERY_MS:
            facts = {"ms": round(milliseconds), "sql": str(sql)[:LONGEST_TEXT]}
            logger.warning("slow query", extra={"facts": facts})
