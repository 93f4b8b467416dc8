"""Which page of an old website belongs to which item, by words and not by codes."""

import time
import tomllib
from pathlib import Path

import pytest

from old_website.crawling.page_reading import read_page
from old_website.crawling.pages import FILE, OUTSIDE, Naming, Page
from old_website.crawling.suggesting import Item, suggest

CRITERIA = Path(__file__).resolve().parents[2] / "oit_checklist/criteria"
YEARS = (2566, 2568, 2569)


def items_of(year: int) -> list[Item]:
    rows = tomllib.loads((CRITERIA / f"{year}.toml").read_text(encoding="utf-8"))["item"]
    return [Item(f"o{row['number']}", row["title"]) for row in rows if row["instrument"] == "OIT"]


def linked(text: str = "", row: str = "", heading: str = "", url: str = "http://a.go.th/x") -> Page:
    return Page(url, names=[Naming(text, row, heading)])


def codes(page: Page, year: int = 2566) -> list[str]:
    found = suggest([page], items_of(year), year)
    return [one.code for one in sorted(found, key=lambda one: -one.score)]


@pytest.mark.parametrize("year", YEARS)
def test_every_item_finds_the_page_that_bears_its_title(year):
    items = items_of(year)
    pages = [linked(item.title, url=f"http://a.go.th/{item.code}") for item in items]

    best = {}
    for one in suggest(pages, items, year):
        best.setdefault(one.code, one.url)

    assert best == {item.code: f"http://a.go.th/{item.code}" for item in items}


SPELLINGS = [
    ("เบอร์โทรศัพท์ภายใน", "ข้อมูลการติดต่อ"),
    ("ติดต่อเรา", "ข้อมูลการติดต่อ"),
    ("Contact Us", "ข้อมูลการติดต่อ"),
    ("นายกเทศมนตรี", "ข้อมูลผู้บริหาร"),
    ("คณะผู้บริหาร", "ข้อมูลผู้บริหาร"),
    ("ทำเนียบผู้บริหาร", "ข้อมูลผู้บริหาร"),
    ("ผังองค์กร", "โครงสร้าง"),
    ("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", "แผนยุทธศาสตร์ หรือ แผนพัฒนาหน่วยงาน"),
    ("ข้อบัญญัติงบประมาณรายจ่าย 2566", "แผนดำเนินงานและการใช้จ่ายงบประมาณประจำปี"),
    ("พ.ร.บ. เทศบาล พ.ศ. 2496", "กฎหมายที่เกี่ยวข้อง"),
    ("NoGift", "ประกาศเจตนารมณ์นโยบาย No Gift Policy จากการปฏิบัติหน้าที่"),
    ("งดรับของขวัญ", "ประกาศเจตนารมณ์นโยบาย No Gift Policy จากการปฏิบัติหน้าที่"),
    ("รายงานผล No Gift Policy ปี ๖๖", "รายงานผลตามนโยบาย No Gift Policy"),
    ("ร้องเรียน/ร้องทุกข์", "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"),
    ("คู่มือการร้องเรียน", "แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"),
    ("สถิติเรื่องร้องเรียน", "ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบประจำปี"),
    ("สขร.๑ เดือนมกราคม", "สรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุรายเดือน"),
    (
        "รายงานผลการจัดซื้อจัดจ้าง ประจำเดือน ธันวาคม 2565",
        "สรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุรายเดือน",
    ),
    ("รายงานการรับของขวัญ", "รายงานผลตามนโยบาย No Gift Policy"),
    ("คู่มือการขออนุญาตก่อสร้าง", "คู่มือหรือมาตรฐานการให้บริการ"),
    ("แผนอัตรากำลัง 3 ปี", "นโยบายการบริหารทรัพยากรบุคคล"),
    ("เว็บบอร์ด", "Q&A"),
    ("FAQ", "Q&A"),
    ("PDPA", "นโยบายคุ้มครองข้อมูลส่วนบุคคล"),
    ("คู่มือสำหรับประชาชน", "คู่มือหรือมาตรฐานการให้บริการ"),
    ("Facebook", "Social Network"),
    ("e-Service", "E-Service"),
    ("แผนป้องกันการทุจริต", "แผนปฏิบัติการป้องกันการทุจริต"),
]


@pytest.mark.parametrize(("written", "title"), SPELLINGS)
def test_what_old_websites_say_leads_to_the_item(written, title):
    code = next(item.code for item in items_of(2566) if item.title == title)

    assert codes(linked(written))[:1] == [code]


@pytest.mark.parametrize(
    "written",
    [
        "หน้าแรก", "ขอเชิญร่วมงานประเพณีลอยกระทง", "นายกเทศมนตรีลงพื้นที่เยี่ยมผู้ป่วยติดเตียง", "ดาวน์โหลด",
        "โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก", "รายงานการประชุมสภาเทศบาล", "1", "", "Sophon",
    ],
)  # fmt: skip
def test_what_belongs_to_no_item_is_not_suggested(written):
    assert codes(linked(written)) == []


@pytest.mark.parametrize(
    "written", ["ดาวน์โหลด", "คลิกที่นี่", "PDF", "อ่านต่อ >>", "[ดาวน์โหลดเอกสาร]", "1", "ปี 2566"]
)
def test_a_link_that_names_nothing_is_known_by_its_row_or_heading(written):
    by_row = linked(written, row="รายงานผลการดำเนินงานประจำปี 2565")
    by_heading = linked(written, heading="รายงานผลการดำเนินงานประจำปี")

    assert codes(by_row)[:1] == codes(by_heading)[:1] == ["o13"]
    assert suggest([by_row], items_of(2566), 2566)[0].title != "ดาวน์โหลด"


def test_a_page_of_another_year_is_told_and_stands_behind_the_right_one():
    old = linked("ข้อบัญญัติงบประมาณรายจ่าย ปี 2565", url="http://a.go.th/1")
    right = linked("ข้อบัญญัติงบประมาณรายจ่าย ปี 2566", url="http://a.go.th/2")

    first, second = suggest([old, right], [Item("o11", items_of(2566)[10].title)], 2566)

    assert (first.url, first.year, first.fits) == (right.url, 2566, True)
    assert (second.year, second.fits) == (2565, False)
    assert "ปี 2565 ไม่ใช่ปี 2566" in second.why


@pytest.mark.parametrize(
    ("page", "year"),
    [
        (linked("แผนปฏิบัติการป้องกันการทุจริต", url="http://a.go.th/ita2565/p.pdf"), 2565),
        (linked("แผนปฏิบัติการป้องกันการทุจริต", url="http://a.go.th/p-2565.pdf"), 2565),
        (linked("แผนปฏิบัติการป้องกันการทุจริต", url="http://a.go.th/p?year=2565&id=7"), 2565),
        (linked("แผนปฏิบัติการป้องกันการทุจริต", url="http://a.go.th/p?id=2565"), None),
        (linked("แผนปฏิบัติการป้องกันการทุจริต", url="http://a.go.th/news/2565"), None),
        (linked("แผนปฏิบัติการป้องกันการทุจริต", url="http://a.go.th/up/2020/05/x.pdf"), None),
        (linked("แผนปฏิบัติการป้องกันการทุจริต", heading="ITA ปี ๒๕๖๕"), 2565),
        (linked("แผนปฏิบัติการป้องกันการทุจริต (2564-2568)"), 2566),
        (linked("แผนปฏิบัติการป้องกันการทุจริต ปี 65"), 2565),
    ],
)
def test_the_year_is_seen_in_text_heading_or_name(page, year):
    assert suggest([page], items_of(2566), 2566)[0].year == year


def test_a_report_of_the_year_before_suits_this_year():
    found = suggest([linked("รายงานผลการดำเนินงานประจำปี 2565")], items_of(2566), 2566)

    assert (found[0].code, found[0].fits) == ("o13", True)


def test_an_item_gets_at_most_five_pages_best_first():
    pages = [linked(f"ติดต่อเรา{' สาขา' * n}", url=f"http://a.go.th/{n}") for n in range(9)]

    found = [one for one in suggest(pages, items_of(2566), 2566) if one.code == "o5"]

    assert [one.url[-1] for one in found] == ["0", "1", "2", "3", "4"]
    assert found[0].score > found[4].score >= 50


def test_the_name_of_the_website_in_all_titles_says_nothing():
    pages = [
        Page(f"http://a.go.th/{n}", title=f"ติดต่อเรา | เรื่อง {n}", opened=True) for n in range(9)
    ]

    assert suggest(pages, items_of(2566), 2566) == []


def test_pages_outside_are_told_as_not_opened_and_lost_ones_left_out():
    outside = Page("https://files.example/b", OUTSIDE, names=[Naming("ข้อมูลผู้บริหาร")])
    lost = Page("http://a.go.th/y", FILE, names=[Naming("ข้อมูลผู้บริหาร")], gone="ไม่พบหน้านี้")

    (found,) = suggest([outside, lost], items_of(2566), 2566)

    assert found.url == outside.url
    assert "ไม่ได้เปิดดู" in found.why


def test_codes_on_a_page_decide_nothing():
    assert codes(linked("O5 คณะผู้บริหาร"))[:1] == ["o2"]


def test_five_thousand_pages_are_compared_in_seconds():
    texts = ["ข่าวกิจกรรมโครงการ", "รายงานผลการดำเนินงาน", "ประกาศราคากลางงานก่อสร้าง", "ภาพ"]
    pages = [linked(f"{texts[n % 4]} ครั้งที่ {n}", url=f"http://a.go.th/{n}") for n in range(5_000)]
    began = time.process_time()

    assert suggest(pages, items_of(2566), 2566)
    assert time.process_time() - began < 20


def test_the_text_of_another_link_in_a_row_says_nothing_of_this_one():
    body = (
        "<table><tr><td>รายงานผลการดำเนินงานประจำปี<td><a href=a>คลิก</a> <a href=b>ปี 2564</a></table>"
    )
    pages = [Page(url, names=[name]) for url, name in read_page(body, "http://a.go.th/").links]

    first, second = suggest(pages, items_of(2566), 2566)

    assert (first.url[-1], first.year, first.title) == ("a", None, "รายงานผลการดำเนินงานประจำปี")
    assert (second.year, second.title) == (2564, "รายงานผลการดำเนินงานประจำปี ปี 2564")


def test_a_heading_above_a_link_that_names_itself_says_nothing_else():
    assert codes(linked("ติดต่อเรา", heading="ข้อมูลผู้บริหาร")) == ["o5"]


def test_a_link_of_the_menu_stands_below_no_heading():
    page = linked("หน้าหลัก", heading="ข้อมูลผู้บริหาร")
    page.add_name(Naming("หน้าหลัก", "", "แผนพัฒนาท้องถิ่น"))

    assert [name.heading for name in page.names] == [""]


@pytest.mark.parametrize(("year", "code"), [(2566, "o8"), (2568, "o3"), (2569, "o3")])
def test_what_a_year_asks_for_in_another_item_is_found_there(year, code):
    assert codes(linked("กระดานสนทนา"), year) == [code]
