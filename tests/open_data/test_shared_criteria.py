"""/open-data/criteria/: the shipped sets, for others to use and correct."""

import csv
import json
import tomllib
from io import BytesIO, StringIO

import pytest

from catalogue.shared_data import collections
from oit_checklist.criteria_schema import schema
from oit_checklist.criteria_toml import parse_toml
from oit_checklist.criteria_workbook import read_workbook
from oit_checklist.shipped_sets import set_file, shipped_set, shipped_sets
from tests import make

pytestmark = pytest.mark.django_db
NOT_CHECKED = "ยังไม่ได้ตรวจกับคู่มือของ ป.ป.ช."


def rows(client, name: str) -> list[dict]:
    return json.loads(client.get(f"/open-data/criteria/{name}.json").content)


def test_the_page_lists_every_set_and_says_which_were_not_checked(page):
    make.agency()

    text = page("/open-data/criteria/")

    for each in shipped_sets():
        for ending in ("toml", "xlsx", "csv", "json"):
            assert f'href="/open-data/criteria/{each.fiscal_year}.{ending}"' in text
    # Of 2568, 2569 and the crosswalk; 2566 has the words of the municipality's own report.
    assert text.count(f"<strong>{NOT_CHECKED}") == 3
    assert "2567 ไม่มีให้" in text
    assert 'href="/open-data/criteria/"' in page("/open-data/")
    assert "/open-data/criteria/" in page("/sitemap.xml")


def test_every_file_that_the_page_links_is_there(client):
    collection = collections()["criteria"]
    names = [file.name for file in collection.files()]
    names += [file.name for shared in collection.tables() for file in shared.originals]

    for name in names:
        response = client.get(f"/open-data/criteria/{name}")
        assert response.status_code == 200, name
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert name in response.headers["Content-Disposition"]


@pytest.mark.parametrize("each", shipped_sets(), ids=lambda of: of.fiscal_year)
def test_the_files_for_importing_hold_the_set(client, each):
    address = f"/open-data/criteria/{each.fiscal_year}"

    assert parse_toml(client.get(f"{address}.toml").content, "a.toml") == each
    workbook = BytesIO(client.get(f"{address}.xlsx").content)
    assert read_workbook(workbook, "a.xlsx").criteria == each


def test_a_row_tells_title_rule_source_confidence_and_the_codes_of_other_years(client):
    o20 = next(row for row in rows(client, "2569") if row["code"] == "o20")

    assert o20["title"].startswith("การขับเคลื่อนนโยบาย NO GIFT POLICY")
    assert (o20["period_rule"], o20["period_basis"], o20["confidence"]) == ("unknown", None, "low")
    assert "https://github.com/rtrdasmartrailway/web-app-rtrda" in o20["source"]
    assert (o20["codes_2566"], o20["codes_2568"]) == ("o31;o32;o33", "o21;o22")
    assert (o20["section"], o20["elements_known"], o20["element_text"]) == (None, False, None)


def test_an_item_has_a_row_for_each_line_and_one_without_any(client):
    first = [row for row in rows(client, "2568") if row["code"] == "o1"]

    assert [(row["element_level"], row["is_note"]) for row in first] == [
        (1, False), (2, True), (1, False), (1, False), (2, True),
    ]  # fmt: skip
    assert len([row for row in rows(client, "2568") if row["code"] == "o4"]) == 1


def test_csv_and_json_say_the_same(client):
    text = client.get("/open-data/criteria/2568.csv").content.decode("utf-8-sig")
    read = list(csv.DictReader(StringIO(text)))

    assert [row["title"] for row in read] == [row["title"] for row in rows(client, "2568")]


def test_the_crosswalk_knows_no_codes_from_memory(client):
    found = rows(client, "crosswalk")

    assert {row["year_be"] for row in found} == {2565, 2566, 2568, 2569}
    assert {row["confidence"] for row in found} == {"high", "medium", "low"}


def test_2567_is_not_there_and_an_unknown_collection_neither(client):
    for address in ("criteria/2567.toml", "criteria/2566.exe", "others/", "others/2566.csv"):
        assert client.get(f"/open-data/{address}").status_code == 404


def test_a_file_that_is_known_is_not_sent_again(client):
    first = client.get("/open-data/criteria/2569.json")

    again = client.get("/open-data/criteria/2569.json", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def check(value, described, path=""):
    """Whether a value keeps to what the schema says of it, in the words that it uses."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    if "enum" in described:
        assert value in described["enum"], path
        return
    assert isinstance(value, kinds[described["type"]]), path
    if described["type"] == "object":
        assert set(value) <= set(described["properties"]), path
        assert set(described["required"]) <= set(value), path
        for key, below in value.items():
            check(below, described["properties"][key], f"{path}.{key}")
    for place, below in enumerate(value) if described["type"] == "array" else ():
        check(below, described["items"], f"{path}[{place}]")


@pytest.mark.parametrize("year_be", [2566, 2568, 2569])
def test_the_shipped_files_keep_to_the_schema(year_be):
    data = tomllib.loads(set_file(year_be).read_text(encoding="utf-8"))

    check(data, schema("https://ita.example.go.th/schema.json"))


@pytest.mark.parametrize("rows_of_year", [1, 3])
def test_the_page_costs_no_query_for_its_sets(client, django_assert_num_queries, rows_of_year):
    make.agency()
    for _ in range(rows_of_year):
        make.item()

    with django_assert_num_queries(2):  # agency, menu's year
        client.get("/open-data/criteria/")


def test_a_set_that_is_not_of_the_office_shows_no_year_of_it(page):
    make.fiscal_year(2566)
    make.fiscal_year(2569, published_at=None)

    assert 'href="/2569/' not in page("/open-data/criteria/")
    assert shipped_set(2569)
