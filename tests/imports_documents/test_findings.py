"""What a person answered about a place of a document."""

import pytest

from imports.documents.findings import Findings

pytestmark = pytest.mark.no_database


@pytest.mark.parametrize(
    ("answer", "taken", "asked"),
    [("1", "ข", 0), ("2", "", 1), ("9" * 5_000, "", 1), ("²", "", 1), ("ข", "ข", 0)],
    ids=range(5),
)
def test_a_reading_is_chosen_by_its_number_or_its_words(answer, taken, asked):
    findings = Findings({"หน้า 1": answer})

    assert findings.ask("หน้า 1", "กข", "กรุณาเลือก", ("ก", "ข")) == taken
    assert len(findings.doubts) == asked
