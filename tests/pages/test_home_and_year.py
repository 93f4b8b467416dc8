"""How the municipality scored, understood in ten seconds."""

import re

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


def test_a_year_leads_to_the_years_beside_it(two_years, page):
    make.fiscal_year(2567, published_at=None)

    assert 'rel="prev" href="/2565/"' in page("/2566/")
    assert 'rel="next"' not in page("/2566/")
    assert 'rel="next" href="/2566/"' in page("/2565/")


@pytest.mark.parametrize("address", ["/", "/2566/"])
def test_what_is_reported_and_what_is_proved_are_counted_apart(two_years, page, address):
    make.proved(make.item())
    make.published(make.item())
    make.published(make.item(instrument="IIT"))
    make.measure()

    words = " ".join(re.sub("<.*?>", " ", page(address)).split())

    assert "ที่เผยแพร่แล้ว 4 รายการ เทศบาลรายงานว่าดำเนินการแล้ว 3 รายการ ยังไม่ได้ดำเนินการ 1 รายการ" in words
    assert "หลักฐานที่เผยแพร่ครบ 1 จาก 3 รายการที่ต้องแสดงหลักฐาน ยังไม่ครบ 2 รายการ" in words
    assert "ตัวชี้วัด IIT รายงานว่าดำเนินการแล้ว 1 จาก 1 100% ไม่กำหนดให้แสดงหลักฐาน" in words


@pytest.mark.parametrize("address", ["/", "/2566/"])
def test_nothing_is_called_complete_beside_rows_that_are_not_shown(two_years, page, address):
    make.proved(make.measure())
    for _ in range(3):
        make.measure(published_at=None)

    words = " ".join(re.sub("<.*?>", " ", page(address)).split())

    assert "ที่เผยแพร่แล้ว 1 รายการ" in words
    assert "ครบทั้ง" not in words
    assert "มาตรการทั้ง" not in words


def test_home_names_what_was_promised_and_whether_it_is_done(two_years, page):
    make.published(make.measure(number=1, title="ลดขั้นตอนการให้บริการ"))
    make.measure(number=2, title="งดรับของขวัญ")

    promises = page("/").partition('id="promised-title"')[2].partition("</section>")[0]

    done, not_done = promises.split("</li>")[:2]
    assert "ลดขั้นตอนการให้บริการ" in done
    assert "ดำเนินการแล้ว" in done
    assert "งดรับของขวัญ" in not_done
    assert "ยังไม่ได้ดำเนินการ" in not_done


def test_home_maps_every_item_and_says_its_status_in_words(two_years, page):
    make.published(make.item(number=1, title="โครงสร้าง"))
    make.item(number=2, title="ข้อมูลผู้บริหาร")
    make.item(instrument="IIT", title="การปฏิบัติหน้าที่")

    tiles = re.findall(r'<a class="tile.*?</a>', page("/"))

    assert [" ".join(re.sub("<.*?>", "", tile).split()) for tile in tiles] == [
        "☑ o1 โครงสร้าง (รายงานว่าดำเนินการ ยังไม่มีหลักฐาน) 0/1",
        "☐ o2 ข้อมูลผู้บริหาร (รายงานว่ายังไม่ได้ดำเนินการ ยังไม่มีหลักฐาน) 0/1",
    ]
    assert 'href="/2566/oit/o1/"' in tiles[0]


def test_home_leads_to_everything(two_years, page):
    make.measure()
    for instrument in ("IIT", "EIT", "OIT"):
        make.item(instrument=instrument)

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


@pytest.fixture
def october(two_years):
    """A new year is public; it has neither rows nor a score."""
    make.measure(number=1, title="งดรับของขวัญ", year=two_years)
    make.published(make.item(number=1, year=two_years))
    return make.fiscal_year(2567)


def test_home_of_october_still_says_the_newest_score_and_what_is_not_announced(october, page):
    hero = page("/").partition('class="hero"')[2].partition("</section>")[0]

    words = " ".join(re.sub("<.*?>", "", hero).split())
    assert "ปีงบประมาณ 2566" in words
    assert "99.33" in words
    assert "สูงขึ้น 0.60 คะแนน จากปีงบประมาณ 2565 ซึ่งได้ 98.73" in words
    assert "ปีงบประมาณ 2567 ยังไม่ประกาศผล" in words


def test_home_of_october_lists_the_newest_year_with_rows(october, page):
    html = page("/")

    assert "งดรับของขวัญ" in html
    assert "มาตรการที่เผยแพร่แล้ว 1 รายการ" in html
    assert 'href="/2566/oit/o1/"' in html
    assert "0 จาก 0" not in html


def test_items_on_which_nothing_is_reported_do_not_make_a_year_the_current_one(october, page):
    make.item(number=1, year=october, title="ยังไม่มีรายงาน")
    assert 'href="/2566/oit/o1/"' in page("/")

    make.published(make.item(number=2, year=october))
    assert 'href="/2567/oit/o2/"' in page("/")


@pytest.mark.parametrize("address", ["/about/", "/search/?q=xyz", "/survey/", "/nothing/"])
def test_the_menu_of_october_leads_to_no_empty_year(october, client, address):
    answer = client.get(address).content.decode()

    assert 'href="/2566/measures/"' in answer
    assert "/2567/measures/" not in answer


def test_the_first_rows_of_a_new_year_are_listed_below_the_last_score(october, page):
    make.measure(year=october, title="มาตรการใหม่")

    html = page("/")

    assert "มาตรการใหม่" in html
    assert "ดำเนินการแล้วเท่าใด มีหลักฐานเท่าใด ในปีงบประมาณ 2567" in html
    assert "99.33" in html


@pytest.mark.parametrize(
    ("year_be", "sentence"),
    [(2565, "มีเฉพาะผลคะแนน"), (2567, "ยังไม่มีรายการของปีงบประมาณ 2567")],
)
def test_a_year_without_rows_says_which_and_leads_to_no_empty_page(
    october, page, year_be, sentence
):
    content = page(f"/{year_be}/").partition("<main")[2].partition("</main>")[0]

    assert sentence in content
    assert "0 จาก 0" not in content
    for address in ("measures/", "oit/", "iit/", "eit/", "report/", "report.pdf", "updates/"):
        assert f'href="/{year_be}/{address}"' not in content


def test_a_year_without_rows_has_no_report_to_download(october, client, page):
    assert client.get("/2567/report.pdf").status_code == 404
    assert client.get("/2567/report.docx").status_code == 404
    html = page("/2567/report/")
    assert "จึงยังไม่มีรายงาน" in html
    assert "report.pdf" not in html


@pytest.mark.parametrize("address", ["/", "/2566/"])
def test_what_is_not_done_is_one_click_away(two_years, page, address):
    make.measure()
    make.item(instrument="EIT")

    html = page(address)

    assert 'href="/2566/measures/?status=not_done"' in html
    assert 'href="/2566/eit/?status=not_done"' in html
    assert 'href="/2566/oit/?status=not_done"' not in html


def test_home_leads_to_the_updates_and_to_the_survey_once_it_has_a_code(page):
    make.measure()
    assert 'href="/2566/updates/"' in page("/")
    assert 'href="/survey/"' not in page("/")

    make.agency(eit_code="abcdef")

    assert 'href="/survey/"' in page("/")
