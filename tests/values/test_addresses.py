"""Remarks behind addresses end them, and those within the name of a file do not."""

import pytest

from values.addresses import LONGEST, read_addresses
from values.reading import Written

A = "https://a.go.th/"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (f"{A}x (ฉบับแก้ไข)", f"{A}x"),
        (f"{A}แผน (ฉบับแก้ไข).pdf", f"{A}แผน%20(ฉบับแก้ไข).pdf"),
        (f"{A}x{' ' * (LONGEST - 100)}(เดิม)", f"{A}x"),
        (f"{A}x{' (' * (LONGEST // 2 - 100)}", f"{A}x"),
    ],
    ids=range(4),
)
def test_a_remark_is_no_part_of_an_address(typed, address):
    assert read_addresses(Written(typed)).value == (address,)
