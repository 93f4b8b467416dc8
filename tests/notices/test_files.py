"""load_year and load_criteria say on stderr what is odd, and load it all the same."""

from io import StringIO

import pytest
from django.core.management import call_command

from agency.models import FiscalYear
from meetings.models import Meeting
from oit_checklist.models import Section
from tests.conftest import CRITERIA, YEAR
from tests.loading.test_load_criteria import SMALL

pytestmark = pytest.mark.django_db


def told(command, path) -> str:
    errors = StringIO()
    call_command(command, path, stdout=StringIO(), stderr=errors)
    return errors.getvalue()


def test_the_shipped_year_is_told_what_is_truly_odd_in_its_print(db):
    criteria = told("load_criteria", CRITERIA).splitlines()
    year = told("load_year", YEAR).splitlines()

    assert len(criteria) == 1
    assert "เลขข้อ “๒.” ซ้ำกับ “๒.”" in criteria[0]
    assert len(year) == 4


def test_a_year_of_slips_is_loaded_as_it_is_written(tmp_path):
    call_command("load_criteria", CRITERIA, stdout=StringIO(), stderr=StringIO())
    text = YEAR.read_text(encoding="utf-8")
    slips = {
        'total = "99.33"': 'total = "99.33"\niit = "29.8"\neit = "28.04"\noit = "95"',
        "held_on = 2022-11-29": "held_on = 2566-11-29",
        "document_date = 2022-11-22": "document_date = 1990-11-22",
        'ends_at = "14:30"': 'ends_at = "23:30"',
    }
    for right, wrong in slips.items():
        assert right in text
        text = text.replace(right, wrong)
    path = tmp_path / "year.toml"
    path.write_text(text, encoding="utf-8")

    said = told("load_year", path)

    assert "คะแนน EIT 28.04 ดูเหมือนเป็นคะแนนที่ถ่วงน้ำหนักแล้ว (เต็ม 30)" in said
    assert "วันที่ประชุม 29 พฤศจิกายน 2566 อยู่ในปีงบประมาณ 2567" in said
    assert "วันที่ของเอกสารเป็น 22 พฤศจิกายน 2533" in said
    assert "ประชุมนานกว่า 8 ชั่วโมง" in said
    assert str(FiscalYear.objects.get(year_be=2566).eit_score) == "28.04"
    assert Meeting.objects.get().held_on.isoformat() == "2023-11-29"


def test_criteria_with_a_scale_that_climbs(tmp_path):
    path = tmp_path / "criteria.toml"
    climbing = '[[grade]]\nname = "ดีเยี่ยม"\nmin_total = "95"\n\n[[section]]'
    path.write_text(SMALL.replace("[[section]]", climbing, 1), encoding="utf-8")

    assert "สูงกว่าระดับ “ผ่าน”" in told("load_criteria", path)
    assert Section.objects.count() == 1
