"""Days that are moved to another year."""

from datetime import date

import pytest

from year_opening.dates import note_of


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (date(2024, 2, 29), date(2025, 2, 28), "29 กุมภาพันธ์"),
        (date(2026, 3, 31), date(2027, 3, 31), "ครึ่งปีแรก"),
        (date(2025, 4, 6), date(2026, 4, 6), "วันจักรี"),
        (date(2026, 5, 1), date(2027, 5, 1), "วันเสาร์"),
        (date(2024, 12, 5), date(2026, 12, 5), "วันเสาร์ · ตรงกับวันหยุด (วันพ่อแห่งชาติ)"),
    ],
)
def test_what_is_to_be_looked_at_is_told(before, after, told):
    assert told in note_of(before, after)


def test_an_ordinary_day_needs_no_word():
    assert note_of(date(2026, 4, 30), date(2027, 4, 30)) == ""
