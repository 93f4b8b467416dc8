"""The files of a year: /<year>/data/<table>.<csv, xlsx, json> and datapackage.json"""

import json
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import timezone
from django.utils.http import http_date
from openpyxl import load_workbook

from open_data import licence
from open_data.tables import data_tables
from records.models import Revision
from tests import make

pytestmark = pytest.mark.django_db

FILES = [f"{table}.{ending}" for table in data_tables() for ending in ("csv", "xlsx", "json")]
# The year and its statuses (which columns there are), the newest entry of the log, and what each
# table reads; rows that are assigned load their year's statuses along, once for all of them.
QUERIES = {"scores": 3, "measures": 7, "iit": 6, "eit": 6, "oit": 9, "elements": 7,
           "evidence": 8, "meetings": 4, "agenda": 5}  # fmt: skip


def a_row_of_each_kind():
    palad = make.division("สำนักปลัด")
    measure = make.measure(divisions=[palad])
    make.published(measure, results="- ผล")
    make.evidence(measure)
    for instrument in ("IIT", "EIT", "OIT"):
        item = make.item(instrument=instrument, divisions=[palad])
        element = make.element(item)
        make.element(item, "(ก) ส่วนย่อย", parent=element)
        make.evidence(item).elements.add(element)
        make.published(item, progress="- ทำแล้ว")
    make.meeting().agenda_items.create(order=1, printed_number="๑", title="แจ้ง", resolution="ทราบ")


def rows(client, name, year=2566):
    return json.loads(client.get(f"/{year}/data/{name}.json").content)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("table", "queries"), QUERIES.items())
def test_a_file_costs_the_same_however_long(
    client, django_assert_num_queries, table, queries, count
):
    for _ in range(count):
        a_row_of_each_kind()

    with django_assert_num_queries(queries):
        response = client.get(f"/2566/data/{table}.json")

    assert len(json.loads(response.content)) >= (1 if table == "scores" else count)


def test_an_item_says_what_its_page_says(client):
    item = make.item(number=12, title="ข้อมูล", divisions=[make.division("กองคลัง")],
                     starts_on=date(2022, 10, 1))  # fmt: skip
    make.published(item, progress="- ทำแล้ว")

    (row,) = rows(client, "oit")

    assert row["code"] == "o12"
    assert row["section"] == "9.1"
    assert row["divisions"] == "กองคลัง"
    assert (row["starts_on"], row["ends_on"]) == ("2022-10-01", None)
    assert (row["status"], row["status_text"]) == ("done", "ดำเนินการ")
    assert row["progress"] == "- ทำแล้ว"
    assert row["url"] == "https://ita.example.go.th/2566/oit/o12/"
    assert row["updated_at"] == f"{item.published_update.reviewed_at:%Y-%m-%dT%H:%M:%SZ}"


def test_an_element_below_another_names_it(client):
    item = make.item(number=3)
    top = make.element(item, "หัวข้อ", order=1)
    make.element(item, "ย่อย", order=2, parent=top, marker="(๑)")

    first, second = rows(client, "elements")

    assert (first["order"], first["parent_order"]) == (1, None)
    assert (second["order"], second["parent_order"], second["marker"]) == (2, 1, "(๑)")
    assert (second["table"], second["code"]) == ("oit", "o3")


def test_evidence_names_its_row_and_the_elements_that_it_proves(client):
    item = make.item(instrument="OIT", number=3)
    evidence = make.evidence(item, url="https://a.example.go.th/x.pdf")
    evidence.elements.set([make.element(item, order=2), make.element(item, order=10)])
    make.evidence(make.measure(number=7))

    of_item, of_measure = rows(client, "evidence")

    assert (of_item["table"], of_item["code"], of_item["elements"]) == ("oit", "o3", "2; 10")
    assert of_item["url"] == "https://a.example.go.th/x.pdf"
    assert (of_measure["table"], of_measure["code"]) == ("measures", "7")
    assert of_measure["elements"] is None


def test_scores_are_numbers(client):
    make.fiscal_year(2566, total_score=Decimal("99.33"), grade="ผ่านดีเยี่ยม")

    (row,) = rows(client, "scores")

    assert (row["total_score"], row["iit_score"], row["grade"]) == (99.33, None, "ผ่านดีเยี่ยม")


def test_no_cell_becomes_a_formula(client):
    make.published(make.measure(title="=1+1"), results='=HYPERLINK("x")')

    line = client.get("/2566/data/measures.csv").content.decode("utf-8-sig").splitlines()[1]
    book = load_workbook(BytesIO(client.get("/2566/data/measures.xlsx").content))
    cells = {cell.value: cell.data_type for cell in book["measures"][2]}

    assert ",'=1+1," in line
    assert cells["=1+1"] == cells['=HYPERLINK("x")'] == "s"
    assert rows(client, "measures")[0]["title"] == "=1+1"


def test_the_head_of_a_sheet_is_bold_and_stays_in_sight(client):
    a_row_of_each_kind()

    book = load_workbook(BytesIO(client.get("/2566/data/oit.xlsx").content))

    assert book["oit"].freeze_panes == "A2"
    assert all(cell.font.bold for cell in book["oit"][1])
    assert "ความก้าวหน้า" in [row[1].value for row in book["คำอธิบายคอลัมน์"].iter_rows(min_row=2)]


@pytest.mark.parametrize("name", [*FILES, "datapackage.json"])
def test_a_file_is_open_to_all_and_sent_again_only_when_changed(client, name):
    a_row_of_each_kind()
    first = client.get(f"/2566/data/{name}")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert first["Cache-Control"] == "public, no-cache"
    for ask in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = client.get(f"/2566/data/{name}", headers=ask)
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert again["Access-Control-Allow-Origin"] == "*"
    head = client.head(f"/2566/data/{name}")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])


def test_a_correction_changes_the_etag_and_the_date(client):
    measure = make.measure(title="คำผิด")
    before = client.get("/2566/data/measures.csv")
    an_hour_ago = http_date((timezone.now() - timedelta(hours=1)).timestamp())
    measure.title = "คำถูก"
    measure.save()

    by_tag = client.get("/2566/data/measures.csv", headers={"If-None-Match": before["ETag"]})
    by_date = client.get("/2566/data/measures.csv", headers={"If-Modified-Since": an_hour_ago})

    assert by_tag.status_code == by_date.status_code == 200
    assert "คำถูก" in by_tag.content.decode()


def test_a_row_that_appears_at_a_set_time_changes_the_date(client):
    now = timezone.now()
    make.fiscal_year(2566, published_at=now - timedelta(days=9))
    make.measure(published_at=now - timedelta(minutes=5))
    Revision.objects.update(raised_at=now - timedelta(days=9))  # saved long before

    response = client.get("/2566/data/measures.csv")

    assert response["Last-Modified"] == http_date((now - timedelta(minutes=5)).timestamp())


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/2566/data/nothing.csv", 404),
        ("/2566/data/oit.exe", 404),
        ("/2566/data/OIT.csv", 404),
        ("/2566/data/oit", 404),
        ("/2999/data/oit.csv", 404),
        ("/2567/data/oit.csv", 404),
        ("/2567/data/", 404),
        ("/2567/data/datapackage.json", 404),
        ("/2566/data/oit.csv?status=%00&division=' OR 1=1&x=" + "a" * 10_000, 200),
    ],
)
def test_bad_addresses_are_not_found_and_questions_change_nothing(client, address, status):
    make.fiscal_year(2566)
    make.fiscal_year(2567, published_at=None)

    assert client.get(address).status_code == status


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, method):
    make.fiscal_year(2566)

    for address in ("/2566/data/oit.csv", "/2566/data/", "/open-data/", "/feed.xml"):
        assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("header", ["If-None-Match", "If-Modified-Since", "Range", "If-Match"])
@pytest.mark.parametrize("value", ["", "nonsense", '"', "bytes=5-1", 'W/"x", "y"', "\u0e01" * 300])
def test_senseless_conditions_are_answered(client, header, value):
    make.fiscal_year(2566)

    response = client.get("/2566/data/oit.csv", headers={header: value})

    assert response.status_code in (200, 412)


def test_the_package_names_licence_publisher_and_time(client):
    make.agency(name="เทศบาลตัวอย่าง", email="a@example.go.th")
    a_row_of_each_kind()

    package = json.loads(client.get("/2566/data/datapackage.json").content)

    assert package["licenses"] == [
        {"name": licence.NAME, "title": licence.TITLE, "path": licence.ADDRESS}
    ]
    assert package["contributors"][0]["title"] == "เทศบาลตัวอย่าง"
    assert package["temporal"] == {"start": "2022-10-01", "end": "2023-09-30"}
    assert package["updated"].startswith(f"{timezone.now():%Y-%m-%dT}")
    assert package["homepage"] == "https://ita.example.go.th/2566/data/"


def test_every_column_is_explained_and_whatever_is_no_text_has_a_unit():
    for table in data_tables().values():
        assert len({column.name for column in table.columns}) == len(table.columns)
        assert set(table.key) <= {column.name for column in table.columns if column.required}
        for column in table.columns:
            assert column.name.replace("_", "").replace("sha256", "sha").isalpha(), column.name
            assert column.title, column.name
            assert column.description, column.name
            assert column.unit or column.type == "string", column.name


def test_what_is_reported_and_what_is_proved_stand_side_by_side(client):
    item = make.item(number=12, period_rule="previous_year")
    make.published(item)
    make.evidence(item, document_date=date(2022, 1, 5)).elements.add(make.element(item))
    make.evidence(item, document_date=date(2010, 1, 5)).elements.add(make.element(item))
    make.published(make.measure())

    (row,), (measure,) = rows(client, "oit"), rows(client, "measures")

    assert (row["status"], row["evidence_state"]) == ("done", "incomplete")
    assert (row["elements_required"], row["elements_proved"]) == (2, 1)
    assert (measure["status"], measure["evidence_state"]) == ("done", "none")
    states = [element["evidence_state"] for element in rows(client, "elements")]
    assert states == ["complete", "wrong_period"]
    assert [evidence["state"] for evidence in rows(client, "evidence")] == [
        "unchecked", "wrong_period",
    ]  # fmt: skip
