"""Web addresses as people paste them."""

import pytest

from records.typed_addresses import mended_address


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("  https://x.go.th/a ", "https://x.go.th/a"),
        ("www.x.go.th/a", "https://www.x.go.th/a"),
        ("x.go.th:8080/a", "https://x.go.th:8080/a"),
        ("//x.go.th/a", "https://x.go.th/a"),
        ("http://x.go.th/แผน ปี 2566.pdf", "http://x.go.th/แผน%20ปี%202566.pdf"),
        ("http://x.go.th/a%20b.pdf", "http://x.go.th/a%20b.pdf"),
        ("https://x.go.th/\u200ba\n", "https://x.go.th/a"),
        ("เทศบาล.ไทย/a", "https://เทศบาล.ไทย/a"),
        ("", ""),
        ("javascript:alert(1.0)", "javascript:alert(1.0)"),
        ("ดูที่ x.go.th", "https://ดูที่ x.go.th"),
        ("แผ่นพับ", "แผ่นพับ"),
    ],
)
def test_what_was_meant_beyond_doubt_is_mended(typed, mended):
    assert mended_address(typed) == mended
