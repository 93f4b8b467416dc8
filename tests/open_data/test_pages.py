"""The pages for people: /<year>/data/ and /open-data/"""

import pytest

from open_data.tables import data_tables
from tests import make

pytestmark = pytest.mark.django_db


def test_a_year_links_every_file_and_explains_every_column(page, client):
    make.agency(name="เทศบาลตัวอย่าง")
    year = make.fiscal_year()

    text = page("/2566/data/")

    for table in data_tables(year).values():
        assert table.description in text
        for ending in ("csv", "xlsx", "json"):
            assert f'href="/2566/data/{table.name}.{ending}"' in text
        for column in table.columns:
            assert column.description in text
    assert 'href="/2566/data/datapackage.json"' in text
    assert "Creative Commons Attribution 4.0" in text
    assert "เป็นค่าที่ระบบตั้งไว้ให้" in text
    assert "https://ita.example.go.th/2566/data/" in text


def test_all_years_are_found_from_one_page_and_from_every_foot(page):
    make.fiscal_year(2566)
    make.fiscal_year(2567)
    make.fiscal_year(2568, published_at=None)

    text = page("/open-data/")

    assert 'href="/2566/data/"' in text
    assert 'href="/2567/data/"' in text
    assert "2568" not in text
    for address in ("/feed.xml", "/calendar.ics", "/sitemap.xml"):
        assert f'href="{address}"' in text
    assert 'href="/open-data/"' in page("/2566/oit/")


def test_before_the_first_year_the_page_says_so(page):
    assert "ยังไม่มีปีงบประมาณที่เผยแพร่" in page("/open-data/")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/2566/data/", 4),  # year and its statuses; what changed last; agency
        ("/2566/data/datapackage.json", 5),  # and the newest entry of the log
        ("/open-data/", 3),  # years; agency, menu's year
        ("/privacy/", 4),
    ],
)
def test_a_page_costs_the_same_however_much_there_is(
    client, django_assert_num_queries, address, queries, rows
):
    make.agency()
    for number in range(rows):
        make.fiscal_year(2566 + number, privacy_announced_on="2023-10-01")
        make.published(make.item())
        make.evidence(make.measure())
        make.meeting()

    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
