"""Amounts and scores have two decimals in the portal; what a file has more of is told."""

import pytest

from tests.imports_tables.tables import asked, column_of, grid, number, read


@pytest.mark.parametrize(
    ("text", "kept"), [("97.256", "97.26"), ("0.004", "0.00"), ("1,234.567", "1234.57")]
)
def test_what_is_rounded_is_told_with_its_cell(text, kept):
    found = read("measures", grid(f"ที่|มาตรการ|งบประมาณ\n1|ก|{text}"))

    assert column_of(found, "budget_planned") == [kept]
    assert [told for told in found.tell if told.startswith("C2: ")] == [
        f"C2: “{text}” มีทศนิยมเกินสองตำแหน่ง ระบบเก็บเป็น {kept}"
    ]
    assert asked(found) == []


def test_what_a_program_made_of_a_plain_amount_is_not_told():
    noisy = {(2, 3): number("94.10000000000001")}

    found = read("measures", grid("ที่|มาตรการ|งบประมาณ\n1|ก|", special=noisy))

    assert column_of(found, "budget_planned") == ["94.10"]
    assert not any("ทศนิยม" in told for told in found.tell)
