"""What a search finds, in which order, and that it is found at the very next request."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.utils import timezone

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def headings(client):
    """Search, and give the headings of the results in order, their marks taken out."""

    def search(typed: str, **narrowing) -> list[str]:
        response = client.get("/search/", {"q": typed, **narrowing})
        assert response.status_code == 200
        results = response.context["results"]
        return [unescape("".join(piece.text for piece in result.heading)) for result in results]

    return search


def test_finds_any_part_of_a_thai_word(headings):
    make.item(number=10, title="นโยบายคุ้มครองข้อมูลส่วนบุคคล")

    assert headings("คุ้มครอง") == ["ข้อ o10 นโยบายคุ้มครองข้อมูลส่วนบุคคล"]


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("แผน ปี ๒๕๖๖", "2566"),
        ("แผน ปี 2566", "๒๕๖๖"),
        ("น้ำประปา", "นํ้าประปา"),
        ("นํ้าประปา", "น้ำ"),
        ("ผลการประเมิน ITA", "ita"),
        ("ได้ 100% แล้ว", "100%"),
        ("ชื่อ_แฟ้ม", "_แฟ้ม"),
        (r"เส้นทาง C:\แผน", "c:\\"),
        ('<b>"ตัวหนา"</b>', "<b>"),
    ],
)
def test_finds_what_reads_the_same(headings, stored, typed):
    make.item(title=stored)
    make.item(title="เรื่องอื่น 1000")

    assert len(headings(typed)) == 1


@pytest.mark.parametrize("typed", ["%", "_", "\\", "การ%ทุจริต", "ก_ร"])
def test_wildcards_of_sql_mean_themselves(headings, typed):
    make.item(title="การป้องกันการทุจริต")

    assert headings(typed) == []


def test_all_words_must_be_found_but_in_any_field(headings):
    make.measure(number=1, title="ลดขั้นตอน", method="ประกาศให้ประชาชนทราบ")
    make.measure(number=2, title="ลดขั้นตอน", method="แจ้งเวียน")

    assert headings("ประชาชน ขั้นตอน") == ["มาตรการที่ 1 ลดขั้นตอน"]


def test_finds_each_kind_of_record(headings, client):
    item, measure, meeting = (
        make.item(theme="คำเดียวกัน"),
        make.measure(title="คำเดียวกัน"),
        make.meeting(),
    )
    make.element(item, "คำเดียวกัน")
    make.published(item, progress="คำเดียวกัน")
    make.published(measure, results="คำเดียวกัน")
    make.published(make.measure(), outcomes="คำเดียวกัน")
    make.evidence(item, title="คำเดียวกัน")
    make.evidence(measure, title="คำเดียวกัน")
    agenda = meeting.agenda_items.create(order=1, printed_number="๑", title="แจ้ง")
    agenda.statements.create(order=1, speaker="ประธาน", text="คำเดียวกัน")
    meeting.agenda_items.create(order=2, printed_number="๒", title="ทราบ", resolution="คำเดียวกัน")

    response = client.get("/search/?q=คำเดียวกัน")

    assert {choice.name: choice.count for choice in response.context["kind_choices"]} == {
        "ทุกประเภท": 4, "ข้อและตัวชี้วัด": 1, "มาตรการ": 1, "องค์ประกอบและแนวทาง": 1,
        "ผลการดำเนินงาน": 3, "หลักฐาน": 2, "รายงานการประชุม": 1,
    }  # fmt: skip
    for result in response.context["results"]:
        assert client.get(result.entry.address).status_code == 200


def test_a_code_and_a_word_find_the_row_that_has_both(headings):
    make.item(number=13, title="รายงานผล")
    make.item(year=make.fiscal_year(2565), number=13, title="แผนงาน 50% แรก")

    for typed in ("o13 แผน", "แผน ข้อ ๑๓", "o13 50%", "o13 แผน แรก"):
        assert headings(typed) == ["ข้อ o13 แผนงาน 50% แรก"], typed
    assert headings("o13 แผน หาย") == []


def test_the_code_comes_first_then_the_title_then_the_text(headings):
    make.measure(number=90, title="ข", method="ดูข้อ 13 ด้วย")
    make.measure(number=91, title="ตามข้อ 13 ของแบบตรวจ")
    make.item(number=13, title="รายงานผล")

    assert headings("ข้อ 13") == [
        "ข้อ o13 รายงานผล",
        "มาตรการที่ 91 ตามข้อ 13 ของแบบตรวจ",
        "มาตรการที่ 90 ข",
    ]


def test_the_newest_year_comes_first(headings):
    for year_be in (2565, 2567, 2566):
        make.item(year=make.fiscal_year(year_be), number=1, title=f"แผน {year_be}")

    assert headings("แผน") == ["ข้อ o1 แผน 2567", "ข้อ o1 แผน 2566", "ข้อ o1 แผน 2565"]


def test_a_page_stands_once_however_much_of_it_is_found(headings, client):
    item = make.item(number=13, title="รายงานผล")
    for number in range(5):
        make.element(item, f"ระบุปัญหา o13 {number}")
    make.item(number=3, title="โครงสร้าง")

    assert headings("o13") == ["ข้อ o13 รายงานผล"]
    (result,) = client.get("/search/?q=o13").context["results"]
    assert [part.excerpt[0].text for part in result.parts] == ["ระบุปัญหา ", "ระบุปัญหา "]


def test_words_of_the_title_and_words_of_the_text_are_found_together(headings):
    item = make.item(number=13, title="รายงานผลการดำเนินงานประจำปี")
    make.element(item, "ระบุอุปสรรคที่พบ")
    make.element(make.item(number=14, title="เรื่องอื่น"), "อุปสรรค")

    assert headings("รายงานผลการดำเนินงานประจำปี อุปสรรค") == ["ข้อ o13 รายงานผลการดำเนินงานประจำปี"]


def test_what_is_printed_of_a_page_is_where_the_words_are(client):
    item = make.item(number=13, title="แผนงาน")
    make.element(item, "องค์ประกอบที่ไม่มีคำนั้น")
    make.evidence(item, title="ประกาศแผน")

    (result,) = client.get("/search/?q=แผน").context["results"]

    assert [part.kind for part in result.parts] == ["หลักฐาน"]


def test_an_indicator_is_found_by_its_number(headings):
    make.item(instrument="EIT", number=6, title="คุณภาพ")
    make.item(number=6, title="กฎหมาย")

    assert headings("ตัวชี้วัดที่ 6") == ["ตัวชี้วัดที่ 6 คุณภาพ"]


def test_what_is_published_later_is_found_when_its_time_has_come(headings):
    item = make.item(title="แผนใหม่", published_at=timezone.now() + timedelta(days=1))
    assert headings("แผนใหม่") == []

    type(item).objects.filter(pk=item.pk).update(published_at=timezone.now())

    assert len(headings("แผนใหม่")) == 1


def test_a_withdrawn_year_hides_all_that_it_holds(headings):
    year = make.fiscal_year(2566)
    make.element(make.item(year=year, title="แผนใหม่"), "แผนใหม่")
    assert len(headings("แผนใหม่")) == 1

    year.withdraw("ผิดปี")
    year.save()

    assert headings("แผนใหม่") == []


def test_a_newer_approved_report_replaces_the_older_one(headings):
    item = make.item()
    make.published(item, progress="ทำแล้วครึ่งหนึ่ง")
    make.published(item, progress="ทำครบแล้ว")

    assert headings("ครึ่งหนึ่ง") == []
    assert len(headings("ทำครบแล้ว")) == 1


@pytest.mark.parametrize(
    "typed", ["29/11/2565", '"29 พฤศจิกายน 2565"', "29 พฤศจิกายน 2565", "๒๙/๑๑/๖๕"]
)
def test_a_day_is_found_however_it_is_typed(headings, client, typed):
    make.meeting(opening="ประชุมเรื่องแผนของวันที่ 29/11/2565")
    make.meeting(held_on=date(2022, 12, 1), opening="ประชุมเรื่องอื่น")

    assert len(headings(typed)) == 1
    assert "<mark>" in client.get("/search/", {"q": typed}).content.decode()
