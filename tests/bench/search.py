"""
bin/bench search: how long the search takes with 100,000 entries in its index.

Measured on the server of DATABASE_URL (without it: SQLite in memory), in a test database of its
own that is made and taken away again; beside it, in the same run, one row found by its key.
Goal on PostgreSQL: the median of each kind of query under 100 ms.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TURNS = 15
GOAL = 100
QUERIES = {
    "a word": "คุ้มครองข้อมูล",
    "two words": "แผน คุ้มครอง",
    "one place": "ถนนสายที่ 4711",
    "a common word": "การ",
    "one letter": "ก",
    "a code": "o13",
    "a code and a word": "ข้อ 13 แผน",
    "a number alone": "1",
    "a year": "๒๕๖๖",
    "six common words": "การ ข้อมูล ปี ที่ ถนน สาย",
    "nothing like it": "ดาวอังคาร",
    "a wildcard": "100%",
}


def main() -> None:
    """Fill a database, measure each kind of query, and tell."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0)
    try:
        fill_index(connection)
        measure(connection)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def fill_index(connection) -> None:
    from search.indexing import rebuild
    from tests.bench._busy_office import fill

    print("writing the rows …", file=sys.stderr)
    fill()
    start = time.perf_counter()
    entries = rebuild()
    print(f"{connection.vendor}: {entries} entries, built in {time.perf_counter() - start:.0f} s")
    with connection.cursor() as cursor:
        # What autovacuum does by itself soon after.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def measure(connection) -> None:
    """Print the median of each kind of query: what a page of results asks of the database."""
    from search.models import SearchEntry
    from search.page import LOOKED_AT, PER_PAGE
    from search.query import read_query
    from search.ranking import find

    def search(typed: str) -> int:
        found = find(read_query(typed))
        first = found.pages(None, None)[:PER_PAGE]
        SearchEntry.objects.in_bulk([hit.pk for hits in first for hit in hits[:LOOKED_AT]])
        return len(found.hits)

    key = SearchEntry.objects.order_by("pk")[50_000].pk
    print(f"{'one row by its key':20} {median(lambda: SearchEntry.objects.get(pk=key)):8.2f} ms")
    for kind, typed in QUERIES.items():
        taken = median(lambda typed=typed: search(typed))
        verdict = "ok" if taken < GOAL else "MISSED"
        if connection.vendor != "postgresql":
            verdict = "no goal on this database"
        print(f"{kind:20} {taken:8.2f} ms  {search(typed):5} results  {verdict}")


def median(call: Callable) -> float:
    """The median time of a call in milliseconds, the first one not counted."""
    call()
    times = []
    for _ in range(TURNS):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
