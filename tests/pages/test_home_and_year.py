"""How the municipality scored, understood in ten seconds."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_years():
    make.agency(name="เทศบาลตำบลเพชรเมืองทอง")
    make.fiscal_year(2565, total_score="98.73", grade="AA")
    return make.fiscal_year(2566, total_score="99.33", grade="ผ่านดีเยี่ยม")


def test_home_says_score_level_and_how_it_changed(two_years, page):
    html = page("/")

    for words in ("เทศบาลตำบลเพชรเมืองทอง", "99.33", "ผ่านดีเยี่ยม", "98.73", "AA"):
        assert words in html


def test_home_says_what_is_done_and_what_is_not(two_years, page):
    make.published(make.item())
    make.item()
    make.measure()

    html = page("/")

    assert "ยังไม่ได้ดำเนินการ 2 รายการ จากทั้งหมด 3 รายการ" in html


def test_home_leads_to_everything(two_years, page):
    html = page("/")

    for address in ("/2566/measures/", "/2566/iit/", "/2566/eit/", "/2566/oit/", "/meetings/",
                    "/2566/report/"):  # fmt: skip
        assert f'href="{address}"' in html


def test_home_before_the_first_year_is_a_page_not_an_error(page):
    assert "ยังไม่มีปีงบประมาณที่เผยแพร่" in page("/")


def test_a_year_without_rows_shows_its_score(two_years, page):
    html = page("/2565/")

    assert "98.73" in html
    assert "มีเฉพาะผลคะแนน" in html


def test_a_year_without_a_score_says_so(page):
    make.fiscal_year(2567)

    assert "ยังไม่ประกาศผลการประเมิน" in page("/2567/")


def test_about_explains_the_instruments(two_years, page):
    html = page("/about/")

    assert "น้ำหนักร้อยละ 40" in html
    assert "เทศบาลตำบลเพชรเมืองทอง" in html
