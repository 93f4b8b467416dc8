"""manage.py load_criteria: all or nothing, again and again, never over somebody's work."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agency.models import FiscalYear
from oit_checklist.models import ChecklistItem, Element, Section
from tests import make
from tests.conftest import CRITERIA

pytestmark = pytest.mark.django_db

SMALL = """
fiscal_year = 2568
standing = "provisional"
source = "ทดสอบ"

[[grade]]
name = "ผ่าน"
min_total = "85"

[[section]]
number = "9.1"
title = "ข้อมูลพื้นฐาน"

[[item]]
instrument = "IIT"
number = 1
title = "การปฏิบัติหน้าที่"
[[item.element]]
text = "ปฏิบัติงานเท่าเทียม"

[[item]]
instrument = "OIT"
number = 1
section = "9.1"
theme = "ข้อมูลพื้นฐาน"
title = "โครงสร้าง"
period = "current_year"
[[item.element]]
text = "แสดงแผนผัง อย่างน้อยประกอบด้วย"
[[item.element.part]]
marker = "(๑)"
text = "ชื่อ"
[[item.element.part]]
marker = "(๒)"
text = "ตำแหน่ง"
"""


@pytest.fixture
def load(tmp_path):
    """Load a text as a criteria file and return what the command printed."""

    def run(text: str = SMALL, **options) -> str:
        path = tmp_path / "criteria.toml"
        path.write_text(text, encoding="utf-8")
        return command(path, **options)

    return run


def command(path, **options) -> str:
    out = StringIO()
    call_command("load_criteria", path, stdout=out, **options)
    return out.getvalue()


def test_loads_items_with_nested_elements(load):
    assert "องค์ประกอบด้านข้อมูล 4" in load()

    item = ChecklistItem.objects.get(instrument="OIT")
    assert (item.section.number, item.theme, item.period_rule) == (
        "9.1",
        "ข้อมูลพื้นฐาน",
        "current_year",
    )
    assert [(row.order, row.marker, row.parent_id is None) for row in item.elements.all()] == [
        (1, "", True),
        (2, "(๑)", False),
        (3, "(๒)", False),
    ]


def test_a_new_year_waits_to_be_published(load):
    load()

    assert not FiscalYear.objects.get(year_be=2568).is_published


def test_loading_again_adds_nothing(load):
    load()

    assert "เพิ่ม ไม่มี" in load()
    assert ChecklistItem.objects.count() == 2


def test_words_changed_by_staff_are_reported_and_kept(load):
    load()
    ChecklistItem.objects.filter(instrument="OIT").update(title="แก้โดยเจ้าหน้าที่")

    assert "ต่างจากแฟ้ม" in load()
    assert ChecklistItem.objects.get(instrument="OIT").title == "แก้โดยเจ้าหน้าที่"


def test_words_change_when_asked_and_reports_stay(load):
    load()
    item = ChecklistItem.objects.get(instrument="OIT")
    make.published(item, progress="รายงานไว้แล้ว")

    assert "แก้ข้อความแล้ว" in load(SMALL.replace('"โครงสร้าง"', '"โครงสร้างใหม่"'), change_texts=True)
    item.refresh_from_db()
    assert (item.title, item.published_update.progress) == ("โครงสร้างใหม่", "รายงานไว้แล้ว")


def test_rows_missing_from_the_file_are_never_deleted(load):
    load()

    load(SMALL[: SMALL.index('[[item]]\ninstrument = "OIT"')])

    assert ChecklistItem.objects.filter(instrument="OIT").exists()


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("words", "instead", "reason"),
    [
        ('title = "โครงสร้าง"', 'title = "โครง', "ไวยากรณ์ TOML ผิด"),
        ('section = "9.1"', 'section = "9.9"', "อยู่ในตัวชี้วัดย่อย “9.9” แต่แฟ้มไม่มี"),
        ('period = "current_year"', 'period = "someday"', "ไม่รู้จักช่วงเวลาของข้อมูล “someday”"),
        ('instrument = "OIT"', 'instrument = "MOIT"', "MOIT เป็นแบบตรวจของกระทรวงสาธารณสุข"),
        ("fiscal_year = 2568", "fiscal_year = 2025", "ต้องเป็น พ.ศ."),
        ('min_total = "85"', 'min_total = "มาก"', "ต้องเป็นตัวเลข"),
        ('theme = "ข้อมูลพื้นฐาน"', 'tehme = "ข้อมูลพื้นฐาน"', "ไม่รู้จักช่อง tehme"),
        ('marker = "(๒)"\ntext = "ตำแหน่ง"', 'marker = "(๒)"\ntext = 5', "ผิดชนิด"),
    ],
)
def test_a_fault_is_told_with_file_line_and_reason_and_nothing_is_loaded(
    load, words, instead, reason
):
    faulty = SMALL.replace(words, instead)
    line = line_of(faulty, instead) + instead.count("\n")

    with pytest.raises(CommandError) as refused:
        load(faulty)

    assert reason in str(refused.value)
    assert f"criteria.toml บรรทัด {line}:" in str(refused.value)
    assert not FiscalYear.objects.exists()
    assert not Section.objects.exists()


def test_an_item_twice_is_refused_at_its_second_place(load):
    twice = SMALL + SMALL[SMALL.index('[[item]]\ninstrument = "OIT"') :]

    with pytest.raises(CommandError, match="ข้อ OIT 1 ซ้ำ"):
        load(twice)
    assert not ChecklistItem.objects.exists()


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(CommandError, match="เปิดแฟ้มไม่ได้"):
        command(tmp_path / "none.toml")


def test_the_criteria_of_2566_are_complete():
    command(CRITERIA)

    year = FiscalYear.objects.get(year_be=2566)
    counts = {
        instrument: year.checklistitems.filter(instrument=instrument).count()
        for instrument in ("IIT", "EIT", "OIT")
    }
    oit = year.checklistitems.filter(instrument="OIT")
    assert counts == {"IIT": 5, "EIT": 3, "OIT": 43}
    assert [row.number for row in year.sections.all()] == [
        "9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2",
    ]  # fmt: skip
    assert [row.items.count() for row in year.sections.all()] == [10, 8, 4, 4, 4, 8, 5]
    assert len(set(oit.values_list("theme", flat=True))) == 15
    assert year.grade_bands.count() == 5
    assert not year.criteria_are_official


def test_the_period_rules_of_2566_are_those_of_the_manual():
    command(CRITERIA)

    def codes(rule: str) -> set[str]:
        return {
            item.code for item in ChecklistItem.objects.filter(instrument="OIT", period_rule=rule)
        }

    assert codes("first_half") == {"o12", "o16", "o21", "o24", "o29", "o33", "o37"}
    assert codes("previous_year") == {"o13", "o17", "o22", "o26", "o38"}
    assert codes("previous_ita") == {"o42"}
    assert len(codes("")) == 13
    assert len(codes("current_year")) == 17


def test_nested_required_elements_are_rows_of_their_own():
    command(CRITERIA)

    o22 = Element.objects.filter(item__instrument="OIT", item__number=22)
    assert [row.text for row in o22.filter(parent__isnull=False)] == [
        "งบประมาณที่ใช้ในการจัดซื้อจัดจ้าง",
        "สรุปรายการที่มีการจัดซื้อจัดจ้าง",
        "ปัญหา/อุปสรรค",
        "ข้อเสนอแนะ",
    ]
