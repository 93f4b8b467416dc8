"""
The trigram index that lets PostgreSQL find any part of a Thai word without reading every row.

PostgreSQL's extension pg_trgm may be created by whoever may create in the database (it is
trusted since PostgreSQL 13). Without it the same queries work, more slowly.
"""

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

INDEX = "search_entry_trigrams"
NOT_ALLOWED = (
    "ฐานข้อมูลไม่ให้ใช้ส่วนเสริม pg_trgm การค้นหาใช้ได้แต่ช้าลง "
    "ให้ผู้ดูแลฐานข้อมูลสั่ง CREATE EXTENSION pg_trgm; แล้วสั่ง manage.py rebuild_search"
)
NOT_THAI = (
    "lc_ctype ของฐานข้อมูลไม่รู้จักอักษรไทย การค้นหาใช้ได้แต่ดัชนีช่วยไม่ได้ "
    "ให้สร้างฐานข้อมูลใหม่ด้วย LC_CTYPE C.UTF-8 หรือ th_TH.UTF-8"
)


def make_index(connection: BaseDatabaseWrapper) -> str:
    """
    Make the trigram index if it is not there. What stands in its way, in Thai, or nothing.

    Other databases than PostgreSQL read the folded column from end to end: nothing to make.
    """
    if connection.vendor != "postgresql":
        return ""
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {INDEX} ON search_searchentry"
                " USING gin (folded_text gin_trgm_ops)"
            )
            # ข้อ is three letters to a database that knows Thai, nothing but noise to others.
            cursor.execute("SELECT cardinality(show_trgm('ข้อ'))")
            return "" if cursor.fetchone()[0] == 4 else NOT_THAI
    except DatabaseError:
        return NOT_ALLOWED


def drop_index(connection: BaseDatabaseWrapper) -> None:
    """Take the index away; the extension stays, others may use it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX IF EXISTS {INDEX}")
