"""Percentages and quarters in spreadsheets: out, back, and refused with row and column."""

import pytest

from tests import make
from tests.spreadsheets.tables import exported, rows_of
from tests.spreadsheets.test_what_an_import_changes import downloaded, imported, tried
from tests.statuses import measured
from tests.statuses.measured import BOTH

pytestmark = pytest.mark.django_db
COLUMNS = {"percent": "ก้าวหน้าร้อยละ", "quarter_1": "ไตรมาส 1", "quarter_4": "ไตรมาส 4"}
REFUSED = "ร้อยละต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100"


@pytest.mark.parametrize("slug", ["measures", "items"])
@pytest.mark.parametrize(("kind", "values", "told"), BOTH)
def test_what_goes_out_comes_back_and_changes_nothing(secretary, slug, kind, values, told):
    measured.rows_of(measured.year_of(kind), values)
    ((name, value),) = values.items()

    rows = downloaded(slug, secretary)
    preview = tried(slug, secretary, rows)

    assert [row[COLUMNS[name]] for row in rows] == [value]
    assert (preview.errors, preview.changed) == ([], [])


@pytest.mark.parametrize(
    ("kind", "name", "typed", "stored"),
    [("percent", "percent", "๘๐", 80), ("percent", "percent", 0, 0),
     ("percent", "percent", "ร้อยละ 75", 75), ("percent", "percent", "80 %", 80),
     ("percent", "percent", "", None), ("quarters", "quarter_4", "เผยแพร่แล้ว", "เผยแพร่แล้ว"),
     ("quarters", "quarter_1", "", "")],
)  # fmt: skip
def test_what_is_changed_becomes_a_draft(clerk, kind, name, typed, stored):
    values = {"percent": 60} if kind == "percent" else {"quarter_1": "ร่าง"}
    measure, _ = measured.rows_of(measured.year_of(kind), values)
    rows = downloaded("measures", clerk)

    imported("measures", clerk, [rows[0] | {COLUMNS[name]: typed}])

    assert getattr(measure.updates.open().get(), name) == stored
    measure.refresh_from_db()
    assert measure.published_update.measured_briefly in ("ก้าวหน้าร้อยละ 60", "รายงานถึงไตรมาส 1")


@pytest.mark.parametrize(
    ("kind", "name", "typed", "why"),
    [
        *(("percent", "percent", typed, REFUSED) for typed in ("101", "-1", "60.5", "หกสิบ", "6O")),
        ("quarters", "quarter_1", "ก" * 501, "ข้อความยาวเกิน 500 ตัวอักษร"),
    ],
)
def test_a_wrong_value_is_refused_with_its_row_and_column(clerk, kind, name, typed, why):
    year = measured.year_of(kind)
    measured.rows_of(year)
    make.measure(year=year, number=2, divisions=[make.division()])
    first, second = downloaded("measures", clerk)

    preview = tried("measures", clerk, [first, second | {COLUMNS[name]: typed}])

    (error,) = preview.errors
    assert (error.line, error.column, error.text) == (3, COLUMNS[name], why)


def test_a_year_that_does_not_ask_refuses_what_is_typed_in_the_column_of_another(clerk):
    measured.rows_of(measured.year_of("percent"))
    make.measure(year=make.fiscal_year(2567), number=1, divisions=[make.division()])
    (row,) = downloaded("measures", clerk)
    of_2567 = rows_of(exported("measures", clerk, year=2567))[0]

    preview = tried("measures", clerk, [row, of_2567 | {COLUMNS["percent"]: "60"}])

    (error,) = preview.errors
    assert (error.line, error.column) == (3, COLUMNS["percent"])
    assert error.text == "ปีงบประมาณ 2567 ไม่ได้ให้รายงานช่องนี้ กรุณาเว้นว่างไว้"


def test_where_no_year_measures_the_table_has_no_such_column(secretary):
    make.measure()

    assert not set(COLUMNS.values()) & set(downloaded("measures", secretary)[0])


@pytest.mark.parametrize(("kind", "values", "told"), BOTH)
def test_the_history_tells_it(secretary, kind, values, told):
    measured.rows_of(measured.year_of(kind), values)

    (row,) = downloaded("item-updates", secretary)

    assert told in "\n".join(str(value) for value in row.values())
