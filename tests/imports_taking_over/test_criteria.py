"""Criteria of a year in an office's table, taken over at the shell."""

import pytest

from agency.models import FiscalYear, User
from oit_checklist.models import ChecklistItem, Element
from tests import make
from tests.imports_taking_over.taking import reasons, table, take

pytestmark = pytest.mark.django_db
KIT_FILE = "criteria-2571.xlsx"
EITHER = (
    "ข้อ\tข้อมูล\tองค์ประกอบด้านข้อมูล\n"
    'o1\tแผน\t"• มีอย่างใดอย่างหนึ่ง\n(๑) โครงการ\n(๒) กิจกรรม"\n'
    "o2\tรายงาน\t• แสดงรายงาน\n"
)


@pytest.fixture(autouse=True)
def office():
    make.fiscal_year(2571, published_at=None)
    User.objects.create_superuser("boss", "boss@example.go.th", "รหัสผ่านของ-boss")


def test_the_criteria_of_the_kit_become_those_of_their_year(capsys):
    out = take(capsys, KIT_FILE, "criteria", "--decide", "E5=0", year=2571)

    items = ChecklistItem.objects.filter(fiscal_year__year_be=2571).order_by("number")
    assert [item.section.number for item in items][:5] == ["9.1", "9.1", "9.1", "9.10", "10.1"]
    assert out["added"] >= items.count()
    (sheet,) = out["sheets"]
    shown = {row["name"]: row["cell"] for row in sheet["rows"]}
    assert all(f"{item.instrument} {item.code} {item.title}" in shown for item in items)
    again = take(capsys, KIT_FILE, "criteria", "--decide", "E5=0", year=2571)
    assert (again["added"], again["changed"]) == (0, 0)


def test_what_is_doubtful_refuses_all_of_it(capsys):
    out = take(capsys, KIT_FILE, "criteria", year=2571)

    assert "E5" in reasons(out)
    assert not ChecklistItem.objects.exists()


@pytest.mark.parametrize(("answer", "is_enough"), [("0", False), ("1", True)])
def test_of_several_lines_one_is_enough_where_a_person_says_so(capsys, tmp_path, answer, is_enough):
    take(capsys, table(tmp_path, EITHER), "criteria", "--decide", f"C2={answer}", year=2571)

    head = Element.objects.get(item__number=1, parent=None)
    assert (head.text, head.one_is_enough) == ("มีอย่างใดอย่างหนึ่ง", is_enough)
    assert [part.text for part in head.parts.order_by("order")] == ["โครงการ", "กิจกรรม"]


def test_what_changes_is_said_and_what_the_file_lacks_stays(capsys, tmp_path):
    take(capsys, table(tmp_path, EITHER), "criteria", "--decide", "C2=0", year=2571)
    changed = table(tmp_path, "ข้อ\tข้อมูล\tองค์ประกอบด้านข้อมูล\no2\tรายงานประจำปี\t• แสดงรายงาน\n")

    out = take(capsys, changed, "criteria", year=2571)

    (row,) = [row for sheet in out["sheets"] for row in sheet["rows"]]
    assert row["cell"] == "A2"
    (change,) = row["changes"]
    assert (change["before"], change["after"]) == ("รายงาน", "รายงานประจำปี")
    assert ChecklistItem.objects.count() == 2
    assert any("ที่แฟ้มนี้ไม่มี ระบบคงไว้" in sentence for sentence in out["tell"])


def test_a_year_that_is_not_open_or_closed_takes_none(capsys, tmp_path):
    rows = table(tmp_path, EITHER)
    out = take(capsys, rows, "criteria", "--decide", "C2=0", year=2570)
    assert "2570" in reasons(out)

    make.closed(FiscalYear.objects.get(year_be=2571))
    out = take(capsys, rows, "criteria", "--decide", "C2=0", year=2571)
    assert "ปิด" in reasons(out)
    assert not ChecklistItem.objects.exists()
