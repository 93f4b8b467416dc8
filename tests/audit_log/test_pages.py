"""The log in the back office: /admin/log/"""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from auditlog.models import LogEntry
from django.utils import timezone
from openpyxl import load_workbook

from audit_log.entries import all_entries
from records.audit import IMPORT, audit_actor
from tests import make

pytestmark = pytest.mark.django_db

LOG = "/admin/log/"


@pytest.fixture
def signed_in(client, secretary):
    client.force_login(secretary)
    return client


@pytest.fixture
def empty_log(signed_in):
    """The log without what making the cast left in it."""
    LogEntry.objects.all().delete()
    return signed_in


def shown(client, **query) -> list[str]:
    """What the lines of the page are about."""
    return [line.what for line in client.get(LOG, query).context["lines"]]


def test_a_line_shows_the_change_before_and_after(empty_log, page):
    division = make.division("กองช่าง")
    division.name = "กองช่างโยธา"
    division.save()

    html = " ".join(page(LOG).split())

    assert "ชื่อส่วนราชการ:</strong> <span>กองช่าง</span> → <span>กองช่างโยธา</span>" in html
    assert f'<a href="/admin/agency/division/{division.pk}/change/">กองช่างโยธา</a>' in html


def test_a_part_leads_to_the_page_of_its_row(empty_log, page):
    item = make.item()
    make.evidence(item, title="ประกาศแผน")

    html = page(LOG)

    assert f'<a href="/admin/oit_checklist/checklistitem/{item.pk}/change/">ประกาศแผน</a>' in html


def test_what_is_deleted_or_not_to_be_opened_is_no_link(empty_log, page):
    make.division("กองช่าง").delete()
    make.clerk()

    html = page(LOG)

    assert "กองช่าง" in html
    assert "/admin/agency/division/" not in html.partition('class="log"')[2]
    assert "/admin/agency/user/" not in html.partition('class="log"')[2]


def test_a_long_text_is_shortened_and_opens(empty_log, page):
    year = make.fiscal_year()
    year.introduction = "บทนำ " * 50
    year.save()

    html = page(LOG)

    assert "<details><summary>บทนำ" in html
    assert "…</summary>" in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["กองคลัง", "กองช่าง"]),
        ({"way": "นำเข้าตาราง"}, ["กองคลัง"]),
        ({"way": "คำสั่ง"}, ["กองช่าง"]),
        ({"kind": "agency.division"}, ["กองคลัง", "กองช่าง"]),
        ({"kind": "agency.fiscalyear"}, []),
        ({"action": "0"}, ["กองคลัง", "กองช่าง"]),
        ({"action": "2"}, []),
        ({"q": "คลัง"}, ["กองคลัง"]),
    ],
)
def test_the_filter_narrows_the_log(empty_log, secretary, query, expected):
    make.division("กองช่าง")
    with audit_actor(IMPORT, lambda: secretary):
        make.division("กองคลัง")

    assert shown(empty_log, **query) == expected


def test_the_filter_finds_what_one_person_did(empty_log, secretary, clerk):
    with audit_actor(IMPORT, lambda: secretary):
        make.division("กองคลัง")

    assert shown(empty_log, person=secretary.pk) == ["กองคลัง"]
    assert shown(empty_log, person=clerk.pk) == []


def test_days_are_thai_and_both_are_included(empty_log):
    make.division("กองช่าง")
    today = timezone.localdate()
    typed, before = (f"{day:%d/%m}/{day.year + 543}" for day in (today, today - timedelta(days=1)))

    assert shown(empty_log, since=typed, until=typed) == ["กองช่าง"]
    assert shown(empty_log, until=before) == []


@pytest.mark.parametrize(
    "query",
    [{"person": "9%00"}, {"kind": "x.y"}, {"action": "9"}, {"way": "x"}, {"since": "31/2/2566"},
     {"q": "ก" * 300}, {"page": "x"}, {"page": "-1"}, {"q": "\x00"}],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_left_out(empty_log, query):
    make.division("กองช่าง")

    assert shown(empty_log, **query) == ["กองช่าง"]


def test_the_log_has_pages_of_50_that_keep_the_filter(empty_log, page):
    for number in range(51):
        make.division(f"กองที่ {number}")

    html = page(f"{LOG}?q=กอง")

    assert len(shown(empty_log, q="กอง")) == 50
    assert shown(empty_log, q="กอง", page=2) == ["กองที่ 0"]
    assert "page=2" in html
    assert "แสดง 50 จาก 51 รายการ" in html


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_download_has_all_pages_of_what_is_filtered(empty_log, ending):
    for number in range(51):
        make.division(f"กองที่ {number}")
    make.fiscal_year()

    table = download(empty_log, f"{LOG}log.{ending}?kind=agency.division")

    assert table[0][2:] == [
        "ผู้ใช้งาน", "ช่องทาง", "ประเภท", "รายการ", "การกระทำ", "ข้อมูล", "เดิม", "ใหม่",
    ]  # fmt: skip
    assert {row[5] for row in table[1:]} == {f"กองที่ {number}" for number in range(51)}
    assert [*table[1][4:8]] == ["ส่วนราชการ", "กองที่ 50", "เพิ่ม", "ชื่อส่วนราชการ"]


def download(client, address: str) -> list[list[str]]:
    data = b"".join(client.get(address))
    if ".csv" in address:
        assert data.startswith(b"\xef\xbb\xbf")
        return list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(data)).active]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_what_looks_like_a_formula_stays_text(empty_log, text):
    make.division(text)

    spreadsheet = load_workbook(BytesIO(b"".join(empty_log.get(f"{LOG}log.xlsx"))))

    cell = spreadsheet.active["F2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert download(empty_log, f"{LOG}log.csv")[1][5] == f"'{text}"


def test_a_person_without_the_right_is_refused(client, clerk):
    client.force_login(clerk)

    for address in (LOG, f"{LOG}log.csv", f"{LOG}log.xlsx"):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_however_many_lines(empty_log, django_assert_num_queries, rows):
    year = make.fiscal_year()
    for _ in range(rows):
        item = make.item(year=year, divisions=[make.division()])
        make.evidence(item).elements.add(make.element(item))
        make.published(item, progress="- ทำแล้ว")
    assert all_entries().count() > rows

    # session, person, rights 2; count, entries; names: years, sections, items, updates;
    # addresses: years, divisions, sections, items, elements, evidence, updates; people
    with django_assert_num_queries(19):
        assert empty_log.get(LOG).status_code == 200
