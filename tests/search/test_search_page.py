"""The page of the search: filters, pages, what helps when nothing is found, bad input."""

import re

import pytest

from search import ranking
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(client):
    """GET the page with these parameters; anything but 200 fails the test."""

    def get(**parameters):
        response = client.get("/search/", parameters)
        assert response.status_code == 200
        return response

    return get


def choices(response, name):
    return {choice.name: choice.count for choice in response.context[name]}


@pytest.fixture
def two_years():
    for year_be in (2565, 2566):
        item = make.item(year=make.fiscal_year(year_be), title="แผน")
        make.element(item, "แผน")
    make.measure(title="แผน")


def test_filters_show_how_many_there_are_of_each(search, two_years):
    response = search(q="แผน")

    assert choices(response, "year_choices") == {"ทุกปี": 3, "2566": 2, "2565": 1}
    assert choices(response, "kind_choices") == {
        "ทุกประเภท": 3, "ข้อและตัวชี้วัด": 2, "มาตรการ": 1, "องค์ประกอบและแนวทาง": 2,
    }  # fmt: skip


def test_filters_narrow_and_count_within_each_other(search, two_years):
    response = search(q="แผน", year="๒๕๖๖", kind="item")

    assert response.context["page"].paginator.count == 1
    assert choices(response, "year_choices") == {"ทุกปี": 2, "2566": 1, "2565": 1}
    assert choices(response, "kind_choices")["มาตรการ"] == 1
    assert re.search(r'aria-current="true">\s*2566\s*\(1\)', response.content.decode())


def test_each_filter_link_leads_to_as_many_results_as_it_says(search, client, two_years):
    response = search(q="แผน")
    links = response.context["year_choices"] + response.context["kind_choices"]

    assert len(links) == 7
    for choice in links:
        page = client.get("/search/" + choice.address).context["page"]
        assert page.paginator.count == choice.count


def test_results_come_in_pages_of_20(search):
    for _ in range(45):
        make.item(title="แผน")

    last = search(q="แผน", page="๓")

    assert len(search(q="แผน").context["results"]) == 20
    assert len(last.context["results"]) == 5
    assert 'start="41"' in last.content.decode()
    assert 'aria-current="page">หน้า 3' in last.content.decode()
    assert 'href="?q=%E0%B9%81%E0%B8%9C%E0%B8%99&amp;page=2"' in last.content.decode()


def test_found_words_are_marked_and_everything_is_escaped(search):
    make.item(number=1, title='<script>alert("แผน")</script>')

    page = search(q="แผน").content.decode()

    assert "&quot;<mark>แผน</mark>&quot;" in page
    assert "<script>" not in page


def test_typed_markup_is_only_text(search):
    page = search(q='"><script>alert(1)</script>').content.decode()

    assert "<script>" not in page


def test_too_many_results_are_said_to_be_so(search, monkeypatch):
    monkeypatch.setattr(ranking, "MOST", 3)
    for year_be in (2565, 2566):
        for _ in range(3):
            make.item(year=make.fiscal_year(year_be), title="แผน")

    response = search(q="แผน")
    narrowed = search(q="แผน", year="2565")

    assert "พบมากกว่า 3 รายการ" in response.content.decode()
    assert choices(response, "year_choices") == {"ทุกปี": None, "2566": None, "2565": None}
    assert "พบ 3 รายการ" in narrowed.content.decode()
    assert {result.entry.year_be for result in narrowed.context["results"]} == {2565}


@pytest.mark.parametrize("typed", ["", "ดาวอังคาร"])
def test_without_results_the_page_helps_on(search, typed):
    make.fiscal_year(2566)

    page = search(q=typed).content.decode()

    assert 'href="/2566/oit/"' in page
    assert 'href="/2566/measures/"' in page
    assert 'href="?q=o13"' in page
    assert ("ไม่พบข้อมูลที่ตรงกับ" in page) is bool(typed)


def test_a_filter_without_results_leaves_a_way_back(search, two_years):
    response = search(q="แผน", kind="evidence")

    assert "ไม่พบข้อมูลที่ตรงกับ" in response.content.decode()
    assert choices(response, "kind_choices")["ข้อและตัวชี้วัด"] == 2


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"q": "ก" * 10_000}, "คำค้นยาวเกิน 200 ตัวอักษร"),
        ({"q": "แผน\x00"}, "อักขระที่มองไม่เห็น"),
        ({"q": "แผน", "year": "1999"}, "ไม่มีปีงบประมาณนี้"),
        ({"q": "แผน", "year": "\x00"}, "ไม่มีปีงบประมาณนี้"),
        ({"q": "แผน", "kind": "' OR 1=1"}, "ไม่มีประเภทข้อมูลนี้"),
        ({"q": "แผน", "page": "0"}, "ไม่มีหน้าที่ขอ"),
        ({"q": "แผน", "page": "-1"}, "ไม่มีหน้าที่ขอ"),
        ({"q": "แผน", "page": "9" * 5000}, "ไม่มีหน้าที่ขอ"),
        ({"q": "แผน", "page": "½"}, "ไม่มีหน้าที่ขอ"),
        ({"q": "", "page": "สอง"}, "ไม่มีหน้าที่ขอ"),
    ],
)
def test_what_makes_no_sense_is_said_in_thai(search, parameters, sentence):
    make.item(title="แผน")

    assert sentence in search(**parameters).content.decode()


@pytest.mark.parametrize(
    "raw",
    ["q=%FF%FE", "q=%ED%A0%80", "q=a&q=b", "q[]=x", "=", "q=%E0%B8", "x=1&y", "q=%F0%9F%98%80"],
)
def test_broken_addresses_are_answered(client, raw):
    assert client.get(f"/search/?{raw}").status_code == 200


def test_head_is_answered_and_posting_is_not(client):
    assert client.head("/search/?q=x").status_code == 200
    assert client.post("/search/", {"q": "x"}).status_code == 405


@pytest.mark.parametrize("rows", [1, 10, 100])
def test_costs_the_same_however_much_is_found(client, django_assert_num_queries, rows):
    make.agency()
    item = make.item(number=1, title="แผน")
    for _ in range(rows):
        make.element(item, "แผน")

    # Years, what is found, this page's entries; agency; last change; the item with its proof 4, and
    # with the statuses of its year.
    with django_assert_num_queries(10):
        client.get("/search/?q=แผน")
    with django_assert_num_queries(10):
        client.get("/search/?q=แผน&year=2566&kind=item&page=1")
    with django_assert_num_queries(11):  # and what has the code
        client.get("/search/?q=o1 แผน")


def test_costs_the_same_when_nothing_is_asked(client, django_assert_num_queries):
    make.agency()
    make.item()

    with django_assert_num_queries(3):  # years; agency; last change
        client.get("/search/")


def test_every_page_has_the_search_box_once(page):
    for address in ("/", "/search/", "/search/?q=x", "/about/"):
        assert len(re.findall(r'<form [^>]*role="search"', page(address))) == 1
