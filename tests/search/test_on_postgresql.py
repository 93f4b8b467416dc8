"""What only PostgreSQL has: the trigram index, and going without it."""

import pytest
from django.db import connection

from search import trigrams
from search.models import SearchEntry
from search.query import read_query
from search.ranking import entries_with, find

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only"),
]


@pytest.fixture
def many_entries():
    """20,000 entries, so that reading them all is dearer than the index; statistics as usual."""
    text = "หน่วยงานเผยแพร่ข้อมูลแผนงาน ถนนสายที่ {} บนเว็บไซต์ให้ประชาชนทราบ".format
    SearchEntry.objects.bulk_create(
        SearchEntry(kind="elements", row_id=n, owner_id=n, year_be=2566, folded_text=text(n))
        for n in range(20_000)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {SearchEntry._meta.db_table}")


@pytest.mark.parametrize("typed", ["สายที่ 12345", "ถนนสาย 19999", "๑๒๓๔๕ ประชาชน"])
def test_the_planner_takes_the_trigram_index(many_entries, typed):
    plan = entries_with(read_query(typed)).order_by("-year_be").explain()

    assert f"Bitmap Index Scan on {trigrams.INDEX}" in plan
    assert "Seq Scan on search_searchentry" not in plan


def test_the_planner_takes_the_index_of_codes_too(many_entries):
    plan = entries_with(read_query("o12345")).explain()

    assert "BitmapOr" in plan or f"Bitmap Index Scan on {trigrams.INDEX}" in plan
    assert "Seq Scan on search_searchentry" not in plan


def test_thai_marks_are_letters_to_the_database():
    assert trigrams.make_index(connection) == ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT show_trgm('ข้อ')")
        assert len(cursor.fetchone()[0]) == 4


def test_a_role_that_may_not_make_the_extension_gets_a_sentence_and_can_search():
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")
        cursor.execute("CREATE ROLE search_test_nobody NOLOGIN")
        cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO search_test_nobody")
        cursor.execute("SET LOCAL ROLE search_test_nobody")

    assert trigrams.make_index(connection) == trigrams.NOT_ALLOWED
    assert find(read_query("แผน")).hits == []


def test_the_index_can_be_taken_away_and_made_again():
    trigrams.drop_index(connection)
    assert not index_exists()

    assert trigrams.make_index(connection) == ""
    assert index_exists()


def index_exists() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = %s", [trigrams.INDEX])
        return cursor.fetchone() == (1,)


def test_queries_are_not_compiled():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
