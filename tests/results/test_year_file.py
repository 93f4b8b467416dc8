"""Announced results in a year file, and what the shipped one says."""

import pytest
from django.core.management import CommandError

from oit_checklist.criteria_file import load_criteria
from oit_checklist.results.models import YearResult
from tests.conftest import CRITERIA, YEAR
from tests.loading.test_load_year import command

pytestmark = pytest.mark.django_db
WHOLE = """
[[result]]
year = 2566
source = "ประกาศ"
[[result.indicator]]
instrument = "IIT"
number = 1
title = "การปฏิบัติหน้าที่"
score = "97.25"
[[result.question]]
indicator = 1
number = 1
text = "ทำงานตามขั้นตอน"
score = "90.5"
[[result.group]]
group = "จังหวัด"
rank = 3
out_of = 65
mean = "88.10"
[[result.remark]]
kind = "จุดแข็ง"
text = "เปิดเผยครบ"
"""


def file_with(tmp_path, more: str):
    path = tmp_path / "fy2566.toml"
    path.write_text(YEAR.read_text(encoding="utf-8") + more, encoding="utf-8")
    return path


def test_the_report_names_the_item_that_was_lost_in_2565_and_nothing_of_2566(fy2566, page):
    result = YearResult.objects.get()
    assert result.fiscal_year.year_be == 2565
    (lost,) = result.lost_items.all()
    assert lost.code == "o20"
    assert "ไม่มีการระบุ ปัญหาอุปสรรคและข้อเสนอแนะ" in lost.reason
    assert not result.indicators.exists()

    assert "ปัญหาอุปสรรคและข้อเสนอแนะ" in page("/2565/")
    assert "ปัญหาอุปสรรคและข้อเสนอแนะ" in page("/2565/results/")


def test_every_kind_of_line_is_loaded(tmp_path):
    load_criteria(CRITERIA)

    command(file_with(tmp_path, WHOLE.replace("90.5", "90.5")))

    result = YearResult.objects.get(fiscal_year__year_be=2566)
    assert result.is_published
    assert [str(row.score) for row in result.indicators.all()] == ["97.25"]
    assert [str(row.score) for row in result.questions.all()] == ["90.50"]
    assert [row.rank_text for row in result.comparisons.all()] == ["อันดับที่ 3 จาก 65 แห่ง"]
    assert [row.kind for row in result.remarks.all()] == ["strength"]


@pytest.mark.parametrize(
    ("words", "instead", "reason"),
    [
        ("year = 2566\nsource", "year = 2577\nsource", "ไม่มีปีงบประมาณ 2577"),
        ("year = 2566\nsource", "year = 2565\nsource", "ผลการประเมินปี 2565 ซ้ำในแฟ้ม"),
        ('score = "97.25"', 'score = ""', "ขาดคะแนน"),
        ('score = "97.25"', 'score = "197.25"', "100"),
        ("rank = 3", "rank = 66", "อันดับต้องไม่เกินจำนวนหน่วยงาน"),
        ('kind = "จุดแข็ง"', 'kind = "ข้อดี"', "ไม่รู้จัก “ข้อดี”"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path, words, instead, reason):
    load_criteria(CRITERIA)
    assert words in WHOLE

    with pytest.raises(CommandError, match=r"fy2566\.toml บรรทัด \d+") as refused:
        command(file_with(tmp_path, WHOLE.replace(words, instead)))

    assert reason in str(refused.value)
    assert not YearResult.objects.exists()
