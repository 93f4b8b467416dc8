"""Rows of a file are stored many at once, and say by line what one row by itself would say."""

import pytest
from auditlog.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tablib import Dataset

from agency.models import Division, User
from agency.years import all_years
from catalogue.sheets import LINE
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from meetings.models import Meeting
from search.models import SearchEntry
from spreadsheets import importing
from spreadsheets.registry import sheets
from tests import make

pytestmark = pytest.mark.django_db

EVIDENCE = {"ปีงบประมาณ": "2566", "ลำดับที่": "1", "ชื่อหลักฐาน": "ประกาศ"}
MEETING = {
    "ปีงบประมาณ": "2566", "คณะกรรมการ": "คณะกรรมการติดตาม", "เริ่มประชุมเวลา": "09:00",
    "สถานที่": "ห้องประชุม",
}  # fmt: skip


def imported(slug, user, rows):
    sheet = sheets()[slug](user, all_years)
    dataset = Dataset(headers=[LINE, *sheet.headers])
    for number, row in enumerate(rows, start=2):
        unknown = row.keys() - set(sheet.headers)
        assert not unknown, (unknown, sheet.headers)
        dataset.append([number, *(row.get(name, "") for name in sheet.headers)])
    return importing.store(sheet, dataset)


def errors_of(done):
    return [(error.line, error.column, error.text) for error in done.errors]


def addresses(count, **odd):
    """Lines of evidence; `odd` are cells of one of them by its number, such as at_3={...}."""
    rows = [EVIDENCE | {"ที่อยู่เว็บ": f"https://example.go.th/{n}"} for n in range(count)]
    for place, cells in odd.items():
        rows[int(place.removeprefix("at_"))] |= cells
    return rows


@pytest.fixture
def measure(db):
    return make.measure(number="1", published_at=None)


BACKWARD = {"ข้อมูลตั้งแต่": "2/10/2565", "ข้อมูลถึง": "1/10/2565"}


@pytest.mark.parametrize("places", [(0,), (3,), (6,), (2, 3, 5), tuple(range(7))])
def test_each_row_that_the_database_refuses_is_told_by_its_line(measure, secretary, places):
    rows = addresses(7, **{f"at_{place}": BACKWARD for place in places})

    done = imported("measure-evidence", secretary, rows)

    assert errors_of(done) == [
        (place + 2, "ทั้งแถว", "วันสุดท้ายของข้อมูลต้องไม่มาก่อนวันแรก") for place in places
    ]
    assert not MeasureEvidence.objects.exists()
    assert not MeasureUpdate.objects.exists()


def test_a_row_that_is_wrong_in_several_ways_tells_all_of_them(measure, secretary):
    rows = addresses(3, at_1=BACKWARD | {"ชื่อหลักฐาน": "ก" * 301})

    done = imported("measure-evidence", secretary, rows)

    assert {(line, column) for line, column, _ in errors_of(done)} == {
        (3, "ชื่อหลักฐาน"), (3, "ทั้งแถว"),
    }  # fmt: skip


def test_of_two_rows_that_are_one_the_later_is_told(secretary):
    make.committee()
    make.fiscal_year()
    rows = [MEETING | {"วันที่ประชุม": day} for day in ("1/3/2566", "2/3/2566", "1/3/2566", "3/3/2566")]

    done = imported("meetings", secretary, rows)

    ((line, _, text),) = errors_of(done)
    assert (line, text) == (4, "คณะกรรมการนี้มีการประชุมในวันและเวลานี้แล้ว")
    assert not Meeting.objects.exists()


def test_an_address_that_stands_twice_in_the_file_is_told(measure, secretary):
    rows = addresses(4, at_2={"ที่อยู่เว็บ": "https://example.go.th/0"})

    done = imported("measure-evidence", secretary, rows)

    assert errors_of(done) == [(4, "ที่อยู่เว็บ", "รายการนี้มีหลักฐานชื่อและที่อยู่เว็บนี้แล้ว")]


def test_many_rows_cost_no_more_queries_than_few(secretary):
    make.fiscal_year()
    division = make.division("กองคลัง")

    def queries(first, count):
        rows = [
            {"ปีงบประมาณ": "2566", "ลำดับที่": str(n), "มาตรการ/กิจกรรม": f"เรื่องที่ {n}",
             "ผู้รับผิดชอบ": division.name, "สรุปผลการดำเนินการ": "ทำแล้ว"}
            for n in range(first, first + count)
        ]  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            done = imported("measures", secretary, rows)
        assert (done.added, done.errors) == (count, [])
        return len(asked)

    few = queries(1, 3)
    assert queries(100, 40) <= few + 2
    assert Measure.objects.count() == MeasureUpdate.objects.count() == 43
    assert set(Measure.objects.values_list("divisions__name", flat=True)) == {"กองคลัง"}


def test_each_row_has_its_entry_in_the_log_and_in_the_search(measure, secretary):
    last = LogEntry.objects.latest("pk").pk

    imported("measure-evidence", secretary, addresses(5))

    keys = set(MeasureEvidence.objects.values_list("pk", flat=True))
    entries = LogEntry.objects.filter(pk__gt=last, content_type__model="measureevidence")
    assert {(entry.object_id, entry.actor, entry.action) for entry in entries} == {
        (key, secretary, LogEntry.Action.CREATE) for key in keys
    }
    found = SearchEntry.objects.filter(row_id__in=keys, kind="measure-evidence")
    assert found.count() == len(keys) == 5


def test_evidence_of_one_row_begins_one_draft_and_later_evidence_its_next_version(
    measure, secretary
):
    imported("measure-evidence", secretary, addresses(3))
    draft = MeasureUpdate.objects.get()
    assert (draft.author, draft.version, draft.writer_keys) == (secretary, 1, [secretary.pk])

    other = make.secretary("other")
    imported("measure-evidence", other, [EVIDENCE | {"ที่อยู่เว็บ": "https://example.go.th/more"}])

    later = MeasureUpdate.objects.get()
    assert (later.author, later.saved_by, later.version) == (secretary, other, 2)
    assert later.writer_keys == [secretary.pk, other.pk]
    assert later.saved_at > draft.saved_at


def test_a_row_stands_below_one_that_the_file_adds_before_it(secretary):
    make.fiscal_year()
    year = {"ปีงบประมาณ": "2566"}
    rows = [
        year | {"ลำดับที่": "1", "มาตรการ/กิจกรรม": "ด้าน", "เป็นหัวข้อ": "ใช่"},
        year | {"ลำดับที่": "1.1", "มาตรการ/กิจกรรม": "ย่อย", "อยู่ใต้ลำดับที่": "๑"},
        year | {"ลำดับที่": "1.2", "มาตรการ/กิจกรรม": "ย่อยอีก", "อยู่ใต้ลำดับที่": "1"},
    ]

    done = imported("measures", secretary, rows)

    assert errors_of(done) == []
    below = Measure.objects.filter(parent__number="1").values_list("number", flat=True)
    assert set(below) == {"1.1", "1.2"}


def test_roles_of_new_people_open_the_back_office_as_they_do_one_by_one(administrator):
    Division.objects.get_or_create(name="กองคลัง")
    rows = [
        {"ชื่อผู้ใช้": "clerk1", "บทบาท": "เจ้าหน้าที่", "ส่วนราชการที่รับผิดชอบ": "กองคลัง", "ใช้งานได้": "ใช่"},
        {"ชื่อผู้ใช้": "nobody1", "ส่วนราชการที่รับผิดชอบ": "กองคลัง", "ใช้งานได้": "ใช่"},
    ]

    imported("users", administrator, rows)

    flags = dict(User.objects.filter(username__endswith="1").values_list("username", "is_staff"))
    assert flags == {"clerk1": True, "nobody1": False}
    assert User.objects.get(username="nobody1").divisions.get().name == "กองคลัง"


# -- Rows that are there already ----------------------------------------------------------


def changed(slug, user, change):
    """Import the table as it is, each row with what `change` gives for its place."""
    sheet = sheets()[slug](user, all_years)
    rows = [
        dict(zip(sheet.headers, sheet.cells_of(row), strict=True))
        for row in sheet.rows(make.fiscal_year())
    ]
    return imported(slug, user, [row | change(place) for place, row in enumerate(rows)])


def test_a_changed_row_costs_one_query_for_the_rule_about_those_below_it(secretary):
    def queries(count):
        while Measure.objects.count() < count:
            measure = make.measure(published_at=None)
            make.draft(measure, author=secretary, results="เดิม")
        with CaptureQueriesContext(connection) as asked:
            done = changed("measures", secretary, lambda place: {
                "วิธีดำเนินการ": f"แบบ {count}.{place}", "สรุปผลการดำเนินการ": f"ผล {count}.{place}",
            })  # fmt: skip
        assert (done.edited, done.errors) == (count, [])
        return len(asked)

    few = queries(3)
    assert queries(30) <= few + 27 + 3
    assert set(MeasureUpdate.objects.values_list("results", flat=True)) == {
        f"ผล 30.{place}" for place in range(30)
    }
    assert set(Measure.objects.values_list("method", flat=True)) == {
        f"แบบ 30.{place}" for place in range(30)
    }


def test_of_many_changed_rows_the_one_that_breaks_a_rule_is_told(measure, secretary):
    imported("measure-evidence", secretary, addresses(5))

    done = changed("measure-evidence", secretary, lambda place: BACKWARD if place == 3 else {
        "ชื่อหลักฐาน": f"ใหม่ {place}",
    })  # fmt: skip

    assert errors_of(done) == [(5, "ทั้งแถว", "วันสุดท้ายของข้อมูลต้องไม่มาก่อนวันแรก")]
    assert set(MeasureEvidence.objects.values_list("title", flat=True)) == {"ประกาศ"}


def test_the_log_has_each_changed_cell_of_each_row(measure, secretary):
    imported("measure-evidence", secretary, addresses(3))
    last = LogEntry.objects.latest("pk").pk

    changed("measure-evidence", secretary, lambda place: {"ชื่อหลักฐาน": f"ใหม่ {place}"})

    entries = LogEntry.objects.filter(pk__gt=last, content_type__model="measureevidence")
    assert [entry.changes for entry in entries.order_by("object_id")] == [
        {"title": ["ประกาศ", f"ใหม่ {place}"]} for place in range(3)
    ]
    found = SearchEntry.objects.filter(kind="measure-evidence").order_by("row_id")
    assert [entry.title for entry in found] == ["ใหม่ 0", "ใหม่ 1", "ใหม่ 2"]


def test_new_and_changed_rows_stand_in_one_file(measure, secretary):
    imported("measure-evidence", secretary, addresses(2))

    sheet = sheets()["measure-evidence"](secretary, all_years)
    rows = [
        dict(zip(sheet.headers, sheet.cells_of(row), strict=True)) | {"ชื่อหลักฐาน": "ใหม่"}
        for row in sheet.rows(make.fiscal_year())
    ]
    new = EVIDENCE | {"ที่อยู่เว็บ": "https://example.go.th/new"}
    done = imported("measure-evidence", secretary, [rows[0], new, rows[1]])

    assert (done.added, done.edited, done.errors) == (1, 2, [])
    titles = MeasureEvidence.objects.order_by("pk").values_list("title", flat=True)
    assert list(titles) == ["ใหม่", "ใหม่", "ประกาศ"]
