"""manage.py load_year: the municipality's own report, as printed."""

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agency.models import Agency, Division, FiscalYear
from measures.models import Measure
from meetings.models import Committee, Meeting
from oit_checklist.criteria_file import load_criteria
from oit_checklist.models import ChecklistItem, ItemUpdate
from tests.conftest import CRITERIA, YEAR

pytestmark = pytest.mark.django_db


def command(path=YEAR) -> str:
    out = StringIO()
    call_command("load_year", path, stdout=out)
    return out.getvalue()


def test_scores_of_both_years(fy2566):
    scores = {year.year_be: (year.total_score, year.grade) for year in FiscalYear.objects.all()}

    assert scores == {2565: (Decimal("98.73"), "AA"), 2566: (Decimal("99.33"), "ผ่านดีเยี่ยม")}


def test_every_row_is_done_and_public(fy2566):
    items = ChecklistItem.objects.published().for_list()

    assert len(items) == 51
    assert all(item.is_done and item.published_update.progress for item in items)


def test_the_divisions_of_the_43_items(fy2566):
    answers = [
        tuple(item.responsible)
        for item in ChecklistItem.objects.filter(instrument="OIT").for_list()
    ]

    assert answers.count(("สำนักปลัด",)) == 35
    assert answers.count(("กองคลัง",)) == 4
    assert answers.count(("สำนักปลัด", "กองคลัง")) == 3
    assert answers.count(("สำนักปลัด", "กองคลัง", "กองช่าง")) == 1


def test_the_first_indicator_is_everybodys(fy2566):
    assert ChecklistItem.objects.get(instrument="IIT", number=1).responsible == ["ทุกส่วนงาน"]


def test_measures_have_their_period_and_their_words(fy2566):
    third = Measure.objects.get(number=3)

    assert Measure.objects.count() == 3
    assert (third.starts_on, third.ends_on) == (date(2022, 10, 1), date(2023, 9, 30))
    assert "No Gfit Policy" in third.published_update.results  # as printed
    assert third.published_update.outcomes == "ไม่มีเจ้าหน้าที่คนใดถูกร้องเรียนด้านทุจริต"


def test_slips_of_the_published_record_stay(fy2566):
    o15 = ChecklistItem.objects.get(instrument="OIT", number=15)
    o37 = ChecklistItem.objects.get(instrument="OIT", number=37)

    assert o15.published_update.progress.endswith("ซึ่งเผยแพร่ผ่านเว็")
    assert any("ตามข้อ ๐๓๔" in element.text for element in o37.elements.all())


def test_committee_and_minutes_are_complete(fy2566):
    committee, meeting = Committee.objects.get(), Meeting.objects.for_minutes().get()
    statements = [row for item in meeting.agenda_items.all() for row in item.statements.all()]
    resolutions = [item for item in meeting.agenda_items.all() if item.resolution]

    assert (committee.members.count(), len(committee.duties.splitlines())) == (6, 4)
    assert "๑๕๕/๒๕๖๕" in committee.appointing_order
    assert len(meeting.present) == 7
    assert [item.number for item in meeting.agenda_items.all()] == list("๑๒๓๓๕")
    # Only the one that was printed against the order is stored.
    assert [item.printed_number for item in meeting.agenda_items.all()] == ["", "", "", "๓", ""]
    assert len(statements) + len(resolutions) == 10
    assert [row.name for row in meeting.signatures.all()] == [
        "นางสาวดวงตา ทรัพย์วิสัย",
        "นางสาววันเพ็ญ เงามาม",
    ]
    assert meeting.held_on == date(2022, 11, 29)


def test_what_does_not_add_up_is_told(fy2566):
    text = "\n".join(fy2566.notices)

    assert "๑ ๒ ๓ ๓ ๕" in text
    assert "พิมพ์ว่าวันพุธ แต่วันที่ 29 พฤศจิกายน 2565 เป็นวันอังคาร" in text
    assert "27 จาก 43 ข้อ คิดเป็นร้อยละ 62.79" in text
    assert "นางสาวดวงดา ทรัพย์วิสัย" in text
    assert len(fy2566.notices) == 4


def test_loading_again_changes_nothing(fy2566):
    before = ItemUpdate.objects.count()

    text = command()

    assert "เพิ่ม ไม่มี" in text
    assert ItemUpdate.objects.count() == before


def test_what_staff_reported_is_never_overwritten(fy2566):
    item = ChecklistItem.objects.get(instrument="OIT", number=1)
    item.divisions.set([Division.objects.get(name="กองช่าง")])
    Agency.objects.update(name="ชื่อใหม่")

    command()

    item.refresh_from_db()
    assert item.responsible == ["กองช่าง"]
    assert Agency.objects.get().name == "ชื่อใหม่"


def test_a_division_that_staff_renamed_does_not_come_back(fy2566):
    Division.objects.filter(name="สำนักปลัด").update(name="สำนักปลัดเทศบาล")

    command()

    assert not Division.objects.filter(name="สำนักปลัด").exists()


@pytest.mark.parametrize(
    ("words", "instead", "reason"),
    [
        ('divisions = ["กองคลัง"]', 'divisions = ["กองคลังแสง"]', "ไม่มีส่วนราชการชื่อ “กองคลังแสง”"),
        ("held_on = 2022-11-29", "held_on = 2022-11-99", "ไวยากรณ์ TOML ผิด"),
        ('status = "ดำเนินการ"', 'status = "สบายดี"', "ไม่รู้จัก “สบายดี”"),
        ("ต.ค.๖๕ - ก.ย.๖๖", "นานพอควร", "อ่านระยะเวลา"),
        ("number = 43\n", "number = 44\n", "ไม่มีข้อ OIT 44 ในเกณฑ์ปี 2566"),
        ("number = 43\n", "number = 42\n", "OIT 42 ซ้ำในแฟ้ม"),
        ('starts_at = "13:30"', 'starts_at = "บ่าย"', "อ่านเวลา “บ่าย” ไม่ออก"),
        ('ends_at = "14:30"', 'ends_at = "12:30"', "เวลาเลิกประชุมต้องไม่มาก่อนเวลาเริ่ม"),
    ],
)
def test_a_fault_is_told_and_nothing_is_half_loaded(tmp_path, words, instead, reason):
    load_criteria(CRITERIA)
    text = YEAR.read_text(encoding="utf-8")
    assert words in text
    faulty = tmp_path / "fy2566.toml"
    faulty.write_text(text.replace(words, instead, 1), encoding="utf-8")

    with pytest.raises(CommandError, match=r"fy2566\.toml บรรทัด \d+") as refused:
        command(faulty)

    assert reason in str(refused.value)
    assert not Agency.objects.exists()
    assert not Measure.objects.exists()
    assert not ItemUpdate.objects.exists()


def test_a_year_without_criteria_is_refused_with_what_to_do():
    with pytest.raises(CommandError, match="load_criteria"):
        command()
    assert not FiscalYear.objects.exists()


def test_a_year_twice_is_refused(tmp_path):
    load_criteria(CRITERIA)
    twice = tmp_path / "twice.toml"
    twice.write_text(YEAR.read_text(encoding="utf-8") + "\n[[year]]\nyear = 2566\n", "utf-8")

    with pytest.raises(CommandError, match="ปีงบประมาณ 2566 ซ้ำในแฟ้ม"):
        command(twice)
