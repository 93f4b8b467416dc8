"""Exporting a table and importing it unchanged changes nothing, whatever is in it."""

from io import BytesIO

import pytest
from auditlog.models import LogEntry
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from documents.workbooks import (
    escape_reversibly,
    keep_reversibly,
    protect_reversibly,
    unescape,
)
from spreadsheets import importing
from spreadsheets.registry import sheets
from tests import make
from tests.spreadsheets.tables import exported, read

pytestmark = pytest.mark.django_db

IMPORTABLE = [slug for slug, table in sheets().items() if table.change_right]


@pytest.fixture
def real_year(fy2566, administrator):
    """FY2566 with something in the tables that the municipality's own report leaves empty."""
    year = make.fiscal_year()
    item = year.checklistitems.get(instrument="OIT", number=12)
    proof = make.evidence(item, document_date="2023-01-02", published_at=None)
    proof.elements.set(item.elements.all()[:2])
    make.evidence(item, url="", file="x.pdf", original_name="ประกาศ.pdf", sha256="0" * 64)
    make.evidence(year.measures.get(number=1))
    make.draft(item, progress="- เริ่มแล้ว\n- =1+1")
    year.deadlines.create(title="ส่งรายงาน", due_on="2023-04-30", for_reports=True)
    make.clerk(make.division("สำนักปลัด"))
    result = make.result(year, published_at=None)
    make.indicator_result(result)
    make.question_result(result, text="=ทำงานตามขั้นตอน")
    make.lost_item(result, reason="- องค์ประกอบไม่ครบ\n- ไม่มีลิงก์")
    return year


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_tables_of_the_real_year_come_back_without_a_difference(
    real_year, administrator, ending
):
    logged = LogEntry.objects.count()
    for slug in IMPORTABLE:
        data = exported(slug, administrator, ending)
        table, dataset = read(slug, administrator, data)

        preview = importing.preview(table, dataset)
        done = importing.apply(*read(slug, administrator, data), preview.seen)

        assert (preview.changed, preview.errors, done.changed) == ([], [], []), slug
        assert preview.unchanged == len(dataset) > 0
    assert LogEntry.objects.count() == logged


def test_every_table_goes_out(real_year, administrator):
    for slug in sheets():
        assert exported(slug, administrator, "csv").startswith(b"\xef\xbb\xbf")
        assert exported(slug, administrator, "xlsx").startswith(b"PK")


DOUBTFUL = st.text(st.sampled_from("=+-@\t\r\n'ก1 "), max_size=6)


@given(DOUBTFUL)
def test_no_text_of_a_csv_cell_begins_like_a_formula_and_all_come_back(text):
    assert not escape_reversibly(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unescape(escape_reversibly(text)) == text


@given(DOUBTFUL)
def test_what_an_xlsx_cell_holds_comes_back(text):
    assert unescape(protect_reversibly(text)) == text


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize(
    "text", ["=1+1", "+66 2 000", "-ไม่มี-", "@ชื่อ", "'=1", "''", "'ก", "1/2566", "ก\n=ข", "0012"]
)
def test_a_doubtful_text_comes_back_exactly(administrator, text, ending):
    measure = make.measure(method=text, number=1)

    table, dataset = read("measures", administrator, exported("measures", administrator, ending))

    assert dataset["วิธีดำเนินการ"] == [text]
    assert importing.preview(table, dataset).changed == []
    assert measure.method == text


def test_a_text_longer_than_a_cell_is_left_alone(administrator):
    make.measure(method="ก" * 40_000, number=1)

    table, dataset = read("measures", administrator, exported("measures", administrator))

    preview = importing.preview(table, dataset)
    assert (preview.changed, preview.errors) == ([], [])


@given(st.from_regex(r"[0-9./:eE'-]{1,12}", fullmatch=True))
def test_a_number_in_words_comes_back_as_it_was(text):
    assert unescape(keep_reversibly(text)) == text


@pytest.mark.parametrize("text", ["1/2566", "9.10", "1.1.1", "0812345678", "1-1", "1e5", "13.30"])
def test_what_a_program_would_change_is_kept_from_it_in_csv(text):
    assert keep_reversibly(text) == f"'{text}"


@pytest.mark.parametrize("text", ["2566", "o12", "ครั้งที่ 1/2566", "12", "100.5 บาท", ""])
def test_what_no_program_changes_stays_as_it_is(text):
    assert keep_reversibly(text) == text


def test_a_number_of_a_meeting_is_kept_in_csv_and_is_text_in_rows_that_people_add(administrator):
    make.meeting(number="1/2566")

    page = load_workbook(BytesIO(exported("meetings", administrator, "xlsx"))).active

    assert ",'1/2566," in exported("meetings", administrator, "csv").decode()
    column = next(cell.column_letter for cell in page[1] if cell.value == "ครั้งที่")
    assert page.column_dimensions[column].number_format == "@"
