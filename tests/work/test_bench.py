"""bin/bench work: a goal that is missed is not only printed."""

import pytest

from tests.bench.work import tell


@pytest.mark.parametrize(
    ("row_page", "export", "met"), [(149, 1999, True), (151, 10, False), (10, 2001, False)]
)
def test_it_tells_whether_every_goal_is_met(capsys, row_page, export, met):
    figures = {"login page (counterpart)": [10], "row page": [row_page], "export of it": [export]}

    assert tell(figures) is met
    assert ("MISSED" in capsys.readouterr().out) is not met
