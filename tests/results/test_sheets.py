"""Indicators, questions and lost items as spreadsheets: out, changed, and in again."""

from decimal import Decimal

import pytest

from tests import make
from tests.spreadsheets.test_what_an_import_changes import downloaded, errors_of, imported, tried

pytestmark = pytest.mark.django_db
SCORE = "คะแนน (เต็ม 100)"


@pytest.fixture
def result():
    return make.result(published_at=None)


def test_what_goes_out_comes_in_again_without_a_change(result, secretary):
    make.indicator_result(result)
    make.question_result(result)
    make.lost_item(result)

    for slug in ("indicator-scores", "question-scores", "lost-items"):
        preview = tried(slug, secretary, downloaded(slug, secretary))
        assert errors_of(preview) == []
        assert not preview.changed, slug


def test_a_score_is_changed_and_a_line_added(result, secretary):
    make.indicator_result(result)
    rows = downloaded("indicator-scores", secretary)
    rows[0] |= {SCORE: "๙๗.๕๐"}
    new = dict.fromkeys(rows[0], "")
    new |= {"ปีงบประมาณ": "2566", "เครื่องมือ": "EIT", "ตัวชี้วัดที่": "6",
            "ชื่อตัวชี้วัด": "คุณภาพการดำเนินงาน", SCORE: "93.50"}  # fmt: skip

    imported("indicator-scores", secretary, [*rows, new])

    assert list(result.indicators.values_list("number", "score")) == [
        (1, Decimal("97.50")),
        (6, Decimal("93.50")),
    ]


def test_a_lost_item_is_typed_as_the_announcement_prints_it(result, secretary):
    make.lost_item(result)
    rows = downloaded("lost-items", secretary)
    assert rows[0]["ข้อ"] == "o20"
    new = dict.fromkeys(rows[0], "")
    new |= {"ปีงบประมาณ": "2566", "ข้อ": "๐๒๑", "ข้อมูลที่ต้องเปิดเผย": "แผน"}

    imported("lost-items", secretary, [*rows, new])

    assert [row.code for row in result.lost_items.all()] == ["o20", "o21"]


def test_a_year_without_a_result_says_where_to_begin(secretary, result):
    make.indicator_result(result)
    make.fiscal_year(2567)
    row = downloaded("indicator-scores", secretary)[0] | {"ปีงบประมาณ": "2567"}

    ((_, text),) = errors_of(tried("indicator-scores", secretary, [row]))

    assert "ยังไม่ได้เริ่มบันทึกผลการประเมินของปี 2567" in text


def test_a_score_above_100_is_refused(result, secretary):
    make.indicator_result(result)
    rows = downloaded("indicator-scores", secretary)
    rows[0] |= {SCORE: "128"}

    assert any("100" in text for _, text in errors_of(tried("indicator-scores", secretary, rows)))
