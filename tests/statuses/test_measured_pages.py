"""What a year measures beside the boxes, where readers meet it: pages, open data, report, Word."""

import csv
import re
from io import StringIO

import pytest

from annual_report.changes import changes_between, words_of
from annual_report.contents import assemble_report
from annual_report.word import render_report_docx
from oit_checklist.itas.sheet import assemble
from tests import make
from tests.annual_report.test_word import all_text, squeeze
from tests.statuses.measured import BOTH, rows_of, year_of
from thai.digits import to_thai_digits

pytestmark = pytest.mark.django_db
BRIEFLY = {"percent": "ก้าวหน้าร้อยละ 60", "quarters": "รายงานถึงไตรมาส 1"}


@pytest.fixture(params=BOTH, ids=["percent", "quarters"])
def case(request):
    return request.param


@pytest.fixture
def kind(case):
    return case[0]


@pytest.fixture
def values(case):
    return case[1]


@pytest.fixture
def told(case):
    return case[2]


@pytest.fixture
def year(kind, values):
    make.agency()
    year = year_of(kind)
    rows_of(year, values)
    return year


def without_tags(html: str) -> str:
    return re.sub("<[^>]+>", "", html)


def test_the_page_of_a_row_and_of_the_year_s_news(page, year, told):
    for address in ("/2566/measures/1/", "/2566/oit/o1/", "/search/?q=มาตรการ"):
        assert told in without_tags(page(address)), address


@pytest.mark.parametrize("address", ["/2566/measures/", "/2566/oit/"])
def test_tables_tell_it_in_a_few_words_under_the_boxes(page, year, kind, address):
    assert f'<span class="measured">{BRIEFLY[kind]}</span>' in page(address)


def test_a_draft_is_told_to_nobody(page, kind, values, told):
    make.agency()
    for row in rows_of(year_of(kind)):
        make.draft(row, **values)

    for address in ("/", "/2566/", "/2566/measures/", "/2566/measures/1/", "/2566/oit/o1/"):
        assert told not in page(address)
        assert BRIEFLY[kind] not in page(address)


@pytest.mark.parametrize("table", ["measures", "oit"])
def test_open_data_have_it_in_a_column_of_its_own(client, year, kind, values, table):
    ((name, value),) = values.items()
    (row,) = client.get(f"/2566/data/{table}.json").json()
    text = client.get(f"/2566/data/{table}.csv").content.decode("utf-8-sig")
    (line,) = csv.DictReader(StringIO(text))
    package = client.get("/2566/data/datapackage.json").json()
    (resource,) = [each for each in package["resources"] if each["name"] == table]
    (field,) = [each for each in resource["schema"]["fields"] if each["name"] == name]

    assert (row[name], line[name]) == (value, str(value))
    assert field["type"] == ("integer" if kind == "percent" else "string")
    others = {"percent", "quarter_1", "quarter_2", "quarter_3", "quarter_4"} - {name}
    assert bool(others & set(row)) is (kind == "quarters")


def test_open_data_of_a_year_that_measures_nothing_have_no_such_column(client):
    make.published(make.measure(number=1))

    (row,) = client.get("/2566/data/measures.json").json()

    assert not {"percent", "quarter_1"} & set(row)


def test_the_report_on_the_page_and_in_word_has_the_same_words(page, year, told):
    told = to_thai_digits(told)
    word = squeeze(all_text(render_report_docx(assemble_report(year))))

    assert without_tags(page("/2566/report/")).count(told) == 2
    assert word.count(squeeze(told)) == 2
    assert word.count("อยู่ระหว่างดำเนินการ") >= 2


def test_the_next_edition_says_that_it_changed(year, kind, values):
    before = words_of(assemble_report(year))
    values = {name: 70 if value == 60 else "ประกาศใช้แล้ว" for name, value in values.items()}
    make.published(year.measures.get(), status="in_progress", **values)

    after = words_of(assemble_report(type(year).objects.get(pk=year.pk)))

    assert changes_between(before, after) == ["แก้ไข มาตรการที่ 1"]


def test_the_sheet_for_itas_tells_it_among_the_facts(year, told):
    (row,) = assemble(year)

    assert told in row.facts.values()
