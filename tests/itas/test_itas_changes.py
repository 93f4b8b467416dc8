"""What changed on the public pages since the ITAS form was filled in."""

from dataclasses import replace
from datetime import date

import pytest

from oit_checklist.itas.changes import compare, count_changed_items
from oit_checklist.itas.sheet import assemble
from oit_checklist.models import ItasSheet
from progress.models import Status
from tests import make

pytestmark = pytest.mark.django_db


def changes_of(before) -> dict[str, tuple[str, str]]:
    """The differences of the only item that changed: subject to before and after."""
    (item,) = compare(before, assemble(make.fiscal_year()))
    return {change.subject: (change.before, change.after) for change in item.changes}


@pytest.fixture
def item():
    item = make.item(number=12, title="แผนดำเนินงาน")
    make.published(item, progress="- จัดทำแล้ว")
    make.item(number=13)
    return item


@pytest.fixture
def before(item):
    return assemble(make.fiscal_year())


def test_nothing_changed_gives_no_lines(before):
    assert compare(before, assemble(make.fiscal_year())) == []


def test_a_new_report_changes_status_and_text(item, before):
    make.published(item, status=Status.NOT_DONE, progress="- กำลังจัดทำ")

    assert changes_of(before) == {
        "สถานะ": ("ดำเนินการ", "ยังไม่ได้ดำเนินการ"),
        "ความก้าวหน้า": ("- จัดทำแล้ว", "- กำลังจัดทำ"),
    }


def test_a_new_title_changes_the_click_path_that_was_typed(item, before):
    item.title = "แผนปฏิบัติการ"
    item.save()

    found = changes_of(before)

    assert found["ชื่อข้อมูล"] == ("แผนดำเนินงาน", "แผนปฏิบัติการ")
    assert found["ลำดับการคลิก"][1].endswith("แผนปฏิบัติการ")


def test_the_secretarys_own_explanation_is_compared(item, before):
    item.explanation = "ดูแฟ้มแนบ"
    item.save()

    assert changes_of(before) == {"คำอธิบาย": ("ไม่มี", "ดูแฟ้มแนบ")}


def test_responsible_divisions_and_other_facts_of_the_page_count(item, before):
    item.divisions.add(make.division("กองคลัง"))
    item.period_rule = "first_half"
    item.save()

    assert changes_of(before) == {
        "ผู้รับผิดชอบ": ("ไม่มี", "กองคลัง"),
        "ช่วงเวลาของข้อมูล": ("ไม่มี", "6 เดือนแรกของปีงบประมาณ"),
    }


def test_added_evidence_is_told_with_its_address(item, before):
    make.evidence(item, title="แผน", url="https://a.go.th/1", document_date=date(2023, 1, 12))

    assert changes_of(before) == {"เพิ่มหลักฐาน": ("ไม่มี", "แผน 12 ม.ค. 2566 https://a.go.th/1")}


def test_withdrawn_evidence_is_told(item):
    proof = make.evidence(item, title="แผน", url="https://a.go.th/1")
    before = assemble(make.fiscal_year())
    proof.withdraw("ผิดฉบับ")
    proof.save()

    assert changes_of(before) == {"ถอนหลักฐาน": ("แผน https://a.go.th/1", "ถอนออกจากหน้าเว็บแล้ว")}


def test_changed_evidence_is_told_before_and_after(item):
    proof = make.evidence(item, title="แผน", url="https://a.go.th/1")
    before = assemble(make.fiscal_year())
    proof.url, proof.document_date = "https://a.go.th/2", date(2023, 1, 12)
    proof.save()

    assert changes_of(before) == {
        "หลักฐาน “แผน”: ที่อยู่": ("https://a.go.th/1", "https://a.go.th/2"),
        "หลักฐาน “แผน”: วันที่ของเอกสาร": ("ไม่มี", "12 ม.ค. 2566"),
    }


def test_elements_that_gain_evidence_or_are_reworded_are_told(item):
    line, other = make.element(item, text="แผนผัง"), make.element(item, text="เดิม")
    proof = make.evidence(item, title="แผน")
    before = assemble(make.fiscal_year())
    proof.elements.add(line)
    other.text = "ใหม่"
    other.save()

    assert changes_of(before) == {
        "องค์ประกอบ: แผนผัง": ("ยังไม่มีหลักฐาน", "มีหลักฐาน"),
        "องค์ประกอบ: เดิม": ("ยังไม่มีหลักฐาน", "ไม่มี"),
        "องค์ประกอบ: ใหม่": ("ไม่มี", "ยังไม่มีหลักฐาน"),
        "หลักฐาน “แผน”: องค์ประกอบที่แสดง": ("ไม่มี", "แผนผัง"),
    }


def test_a_withdrawn_item_is_one_change_whatever_was_on_its_page(item):
    make.evidence(item)
    before = assemble(make.fiscal_year())
    item.withdraw("ผิด")
    item.save()

    assert changes_of(before) == {"การเผยแพร่": ("ประชาชนเปิดหน้านี้ได้", "ประชาชนเปิดหน้านี้ไม่ได้")}


def test_an_item_whose_address_is_gone_stays_on_the_list(item, before):
    item.number = 40
    item.save()

    found = compare(before, assemble(make.fiscal_year()))

    assert [(row.code, row.changes[0].after) for row in found] == [
        ("o40", "เพิ่มแล้ว https://ita.example.go.th/2566/oit/o40/"),
        ("o12", "ไม่มีข้อนี้แล้ว ที่อยู่เดิมเปิดไม่ได้"),
    ]


def test_another_web_address_of_the_portal_changes_every_item(before):
    now = [replace(row, url=row.url.replace("ita.", "www.")) for row in before]

    assert [row.changes[0].subject for row in compare(before, now)] == ["URL", "URL"]


def test_the_count_compares_with_the_newest_frozen_sheet(item):
    year = make.fiscal_year()
    assert count_changed_items(year) == 0
    make.itas_sheet(year)
    make.published(item, progress="- ใหม่")
    assert count_changed_items(year) == 1
    make.itas_sheet(year)

    assert ItasSheet.objects.count() == 2
    assert count_changed_items(year) == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_counting_costs_seven_queries_however_many_items(django_assert_num_queries, item, rows):
    for _ in range(rows):
        make.evidence(make.item()).elements.add(make.element(item))
    make.itas_sheet(make.fiscal_year())

    with django_assert_num_queries(7):  # the frozen sheet, then the rows of today
        assert count_changed_items(item.fiscal_year) == 0
