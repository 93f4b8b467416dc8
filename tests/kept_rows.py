"""
Rows that many tests begin with, kept beside the database's own and put back by the database.

Django empties every table after a test that committed, and with them the roles and the kinds of
records that migrations made; to make those anew took longer than most of these tests themselves.
"""

from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import TransactionTestCase


class KeptRows:
    """All rows of the database at one moment. Kept outside a transaction, for the session."""

    def __init__(self, name: str):
        self.name = name
        self.tables: list[str] = []

    def keep(self) -> None:
        """Remember what stands in the database now."""
        with connection.cursor() as cursor:
            self.tables = filled_tables()
            for table in self.tables:
                cursor.execute(f"CREATE TABLE {self._copy(table)} AS SELECT * FROM {_name(table)}")

    def put_back(self, tables: list[str] | None = None) -> None:
        """Insert the remembered rows that are missing, into these tables or into all."""
        tables = self.tables if tables is None else tables
        with transaction.atomic(), connection.cursor() as cursor:
            for table in tables:
                missing = f"SELECT * FROM {self._copy(table)} EXCEPT SELECT * FROM {_name(table)}"
                cursor.execute(f"INSERT INTO {_name(table)} {missing}")
            _count_on(cursor, tables)

    def changed_tables(self) -> list[str]:
        """Those that hold other rows now."""
        return _tables_where(
            self.tables,
            lambda table: (
                f"EXISTS (SELECT * FROM {_name(table)} EXCEPT SELECT * FROM {self._copy(table)}) OR"
                f" EXISTS (SELECT * FROM {self._copy(table)} EXCEPT SELECT * FROM {_name(table)})"
            ),
        )

    def go_back(self) -> None:
        """Make the database what it was, with the fewest statements."""
        with transaction.atomic(), connection.cursor() as cursor:
            changed = self.changed_tables()
            others = [table for table in filled_tables() if table not in self.tables]
            for table in [*changed, *others]:
                cursor.execute(f"DELETE FROM {_name(table)}")
            if changed:
                self.put_back(changed)

    def _copy(self, table: str) -> str:
        return _name(f"kept_{self.name}_{table}")


BEGINNING = KeptRows("beginning")  # what migrations put there


def empty_after_a_test(self: TransactionTestCase) -> None:
    """In place of TransactionTestCase's own: the rows of the migrations stay."""
    BEGINNING.go_back()


def filled_tables() -> list[str]:
    """Every table of the models that holds a row."""
    tables = sorted(
        connection.introspection.django_table_names(only_existing=True, include_views=False)
    )
    return _tables_where(tables, lambda table: f"EXISTS (SELECT 1 FROM {_name(table)})")


def _tables_where(tables: list[str], condition) -> list[str]:
    parts = [f"SELECT '{table}' WHERE {condition(table)}" for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return [row[0] for row in cursor.fetchall()]


def _name(table: str) -> str:
    return connection.ops.quote_name(table)


def _count_on(cursor, tables: list[str]) -> None:
    """New rows get the numbers after those that were put back."""
    models = [
        model
        for model in connection.introspection.installed_models(tables)
        if model._meta.db_table in tables
    ]
    for statement in connection.ops.sequence_reset_sql(no_style(), models):
        cursor.execute(statement)
