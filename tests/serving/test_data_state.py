"""The mark of the data: equal marks, equal data, through whatever connection."""

import sqlite3

import pytest
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from operations import data_state


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "portal.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE rows (id)")
    return path


@pytest.mark.django_db
def test_sqlite_marks_of_two_connections_are_never_equal(file, monkeypatch):
    """A closed connection leaves its place in memory, and often its address, to the next."""
    options = {"transaction_mode": "IMMEDIATE"}
    values = {**connections["default"].settings_dict, "NAME": str(file), "OPTIONS": options}
    ours = DatabaseWrapper(values, "ours")
    monkeypatch.setattr(data_state, "connection", ours)
    marks = []
    for number in range(30):
        marks.append(data_state.data_state())
        ours.close()
        with sqlite3.connect(file) as other:
            other.execute("INSERT INTO rows VALUES (?)", [number])
        other.close()

    assert len(set(marks)) == len(marks)
    assert data_state.data_state() == data_state.data_state()
    ours.close()
