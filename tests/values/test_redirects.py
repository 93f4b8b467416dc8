"""Addresses that a program has wrapped to count who follows them."""

import pytest

from values.redirects import unwrapped

WRAPPED = [
    ("https://www.google.com/url?q=https://e.go.th/a?id%3D1%26t%3D2&sa=D", "https://e.go.th/a?id=1&t=2"),
    ("https://www.google.co.th/url?sa=t&url=https%3A%2F%2Fe.go.th%2Fa", "https://e.go.th/a"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fe.go.th%2Fa&h=x", "https://e.go.th/a"),
    ("https://apc01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.go.th%2Fa&data=x", "https://e.go.th/a"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "inner"), WRAPPED)
def test_a_wrapped_address_is_the_one_within(url, inner):
    assert unwrapped(url) == inner


@pytest.mark.parametrize(
    "url",
    [
        "https://drive.google.com/file/d/1/view?usp=sharing",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://e.go.th/url?q=https://e.go.th/a",
        "http://[::1",
    ],
)
def test_any_other_address_stays_as_it_is(url):
    assert unwrapped(url) == url
