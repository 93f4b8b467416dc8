"""What a year file says of proof and of several committees."""

from datetime import date

import pytest
from django.core.management import CommandError

from meetings.models import Committee, Meeting
from oit_checklist.criteria_file import load_criteria
from oit_checklist.models import ChecklistItem, Instrument
from tests.conftest import CRITERIA, YEAR
from tests.loading.test_load_year import command

pytestmark = pytest.mark.django_db

EVIDENCE = """
[[progress.evidence]]
title = "ผังโครงสร้าง"
url = "www.example.go.th/ผัง 2566.pdf"
document_date = 2565-11-22
covers = "ตลอดปีงบประมาณ 2566"
elements = [1, 2]

[[progress.evidence]]
title = "คำสั่ง"
url = "https://www.example.go.th/order.pdf"
document_date = "๒๒ พ.ย. ๖๕"
"""
FIRST = 'committee = "คณะกรรมการติดตามและพัฒนาผลการประเมิน ITA ของเทศบาลตำบลเพชรเมืองทอง"\n'
SECOND = """
[[committee]]
name = "คณะทำงานติดตาม"

[[committee.member]]
name = "นายทดลอง ตั้งใจ"
post = "ปลัดเทศบาล"
role = "หัวหน้าคณะทำงาน"

[[meeting]]
committee = "คณะทำงานติดตาม"
number = "1/2566"
held_on = 2566-01-10
starts_at = 13.30
ends_at = "๑๕.๐๐ น."
place = "ห้องประชุม"
"""


@pytest.fixture
def load(tmp_path):
    """Load the shipped year with a text behind its item o1, or behind its last line."""
    load_criteria(CRITERIA)

    def run(*, of_o1: str = "", more: str = "", of_the_first: str = "") -> str:
        text = YEAR.read_text(encoding="utf-8").replace("\n[committee]\n", "\n[[committee]]\n")
        text = text.replace("\n[[meeting]]\n", f"\n[[meeting]]\n{of_the_first}")
        at = text.index('instrument = "OIT"\nnumber = 2\n')
        head = text.rindex("[[progress]]", 0, at)
        path = tmp_path / "fy2566.toml"
        path.write_text(text[:head] + of_o1 + "\n" + text[head:] + more, encoding="utf-8")
        return command(path)

    return run


def o1() -> ChecklistItem:
    return ChecklistItem.objects.get(instrument=Instrument.OIT, number=1)


def test_links_of_an_item_come_in_and_are_public_with_its_report(load):
    load(of_o1=EVIDENCE)

    first, second = o1().evidence.order_by("pk")
    assert first.url == "https://www.example.go.th/ผัง%202566.pdf"
    assert first.document_date == second.document_date == date(2022, 11, 22)
    assert (first.covers_from, first.covers_to) == (date(2022, 10, 1), date(2023, 9, 30))
    assert [element.order for element in first.elements.all()] == [1, 2]
    assert o1().evidence.published().count() == 2


def test_loaded_again_no_link_is_doubled(load):
    load(of_o1=EVIDENCE)
    load(of_o1=EVIDENCE)

    assert o1().evidence.count() == 2


@pytest.mark.parametrize(
    ("words", "instead", "reason"),
    [
        ("elements = [1, 2]", "elements = [99]", "ข้อนี้ไม่มีองค์ประกอบลำดับ 99"),
        ("elements = [1, 2]", "elements = [[1]]", "ช่อง elements ผิดชนิด: [1]"),
        ("elements = [1, 2]", "elements = [true]", "ช่อง elements ผิดชนิด: True"),
        ("22 พ.ย. ๖๕", "32 พ.ย. ๖๕", "ไม่มีวันที่"),
        ("https://www.example.go.th/order.pdf", "ดูที่เว็บไซต์", "ไม่พบที่อยู่เว็บ"),
    ],
)
def test_a_fault_is_told_with_its_line(load, words, instead, reason):
    words = words.replace("22", "๒๒")
    assert words in EVIDENCE

    with pytest.raises(CommandError, match=r"บรรทัด \d+") as refused:
        load(of_o1=EVIDENCE.replace(words, instead))

    assert reason in str(refused.value)
    assert not ChecklistItem.objects.filter(evidence__isnull=False).exists()


def test_several_committees_each_have_their_meetings(load):
    load(more=SECOND, of_the_first=FIRST)

    meeting = Meeting.objects.get(committee__name="คณะทำงานติดตาม")
    assert meeting.held_on == date(2023, 1, 10)
    assert f"{meeting.starts_at:%H:%M} {meeting.ends_at:%H:%M}" == "13:30 15:00"
    assert Committee.objects.count() == 2
    assert Meeting.objects.count() == 2


def test_a_meeting_of_two_committees_has_to_name_one(load):
    with pytest.raises(CommandError, match="กรุณาระบุว่าเป็นการประชุมของคณะกรรมการใด"):
        load(more=SECOND.replace('\ncommittee = "คณะทำงานติดตาม"', ""))
