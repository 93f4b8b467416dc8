"""What a decision means: the number of a reading, its words, or a text that was typed."""

import pytest

from imports.tables.decisions import Decision, decision_of, name_of

READINGS = ("9.10", "9.1")


@pytest.mark.parametrize(
    ("said", "readings", "meant"),
    [
        ("", READINGS, None),
        ("=", READINGS, None),
        ("0", READINGS, Decision(0, "9.10")),
        ("1", READINGS, Decision(1, "9.1")),
        ("9.1", READINGS, Decision(1, "9.1")),
        ("=9.1", READINGS, Decision(1, "9.1")),
        ("=1", READINGS, Decision(None, "1")),
        ("=0", READINGS, Decision(None, "0")),
        ("2", READINGS, Decision(None, "2")),
        ("5", ("5", "0", "500"), Decision(0, "5")),
        ("0", ("5", "0", "500"), Decision(1, "0")),
        ("0", (), Decision(0)),
        ("=0", (), Decision(None, "0")),
        ("9" * 5000, READINGS, Decision(None, "9" * 5000)),
    ],
)
def test_a_decision_is_told_from_a_typed_text(said, readings, meant):
    assert decision_of({"A3": said}, "A3", readings) == meant


def test_nothing_is_decided_about_another_cell():
    assert decision_of({"A3": "0"}, "A4", READINGS) is None
    assert [name_of("A3", 1), name_of("A3", 2)] == ["A3", "A3 (2)"]
