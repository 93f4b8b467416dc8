"""Sets of criteria between files, plain values and the database."""

from dataclasses import replace
from datetime import date

import pytest

from oit_checklist.criteria_checks import check_set
from oit_checklist.criteria_set import (
    CriteriaError,
    CriteriaSet,
    ElementEntry,
    ItemEntry,
    SectionEntry,
)
from oit_checklist.criteria_toml import parse_toml, write_toml
from oit_checklist.models import Element
from oit_checklist.shipped_sets import shipped_set, shipped_sets
from oit_checklist.year_criteria import apply_set, set_of_year
from tests import make


def line(text: str, *parts: ElementEntry, **values) -> ElementEntry:
    return ElementEntry(text=text, parts=parts, **values)


def item(number: int = 1, *elements: ElementEntry, **values) -> ItemEntry:
    values = {"instrument": "OIT", "title": "โครงสร้าง", "section": "9.1", **values}
    return ItemEntry(number=number, elements=elements, **values)


def criteria(*items: ItemEntry, **values) -> CriteriaSet:
    sections = (SectionEntry(number="9.1", title="ข้อมูลพื้นฐาน"),)
    return CriteriaSet(**{"fiscal_year": 2571, "sections": sections, "items": items, **values})


def reasons(of: CriteriaSet) -> list[str]:
    return [fault.reason for fault in check_set(of)]


THREE_LEVELS = criteria(
    item(
        1,
        line(
            "มีอย่างใดอย่างหนึ่ง",
            line("โครงการ", line("ชื่อโครงการ", marker="(ก)"), marker="(๑)"),
            line("กิจกรรม"),
            line("ไม่นับการประชุม", is_note=True),
            one_is_enough=True,
            confidence="low",
            source="หน้าของ “เทศบาล” \\ ตัวอย่าง",
        ),
        period="previous_year",
        period_basis="printed",
        confidence="medium",
        source="หน้าเว็บ",
        note="บรรทัดแรก\nบรรทัดสอง",
    ),
    item(10, section="", title="ไม่ทราบตัวชี้วัดย่อย", period="unknown"),
    copied_from=2570,
    source="ทดสอบ",
    oit_rule="mean_of_means",
)


@pytest.mark.parametrize("each", [THREE_LEVELS, *shipped_sets()], ids=lambda of: of.fiscal_year)
def test_what_is_written_reads_back_the_same(each):
    assert parse_toml(write_toml(each).encode(), "written.toml") == each


@pytest.mark.django_db
@pytest.mark.parametrize("each", [THREE_LEVELS, *shipped_sets()], ids=lambda of: of.fiscal_year)
def test_a_year_holds_what_its_set_says(each):
    year = make.fiscal_year(each.fiscal_year)

    apply_set(each, year)

    # A rule without weights estimates nothing, but it is kept.
    assert set_of_year(year) == each
    assert not apply_set(each, year).added


def test_all_faults_are_told_at_once_each_with_its_place():
    faulty = criteria(
        item(1, place="แถว 2"),
        item(1, place="แถว 3"),
        item(2, section="9.9", places={"section": "แถว 4 ช่อง C"}),
        item(3, instrument="MOIT"),
        item(4, period="เมื่อไรก็ได้"),
        item(5, line("ก", line("ข", line("ค", line("ง"))))),
        item(6, line("อย่างใดอย่างหนึ่ง", line("โครงการ"), one_is_enough=True)),
        item(7, title="ย" * 501),
    )

    found = [str(fault) for fault in check_set(faulty)]

    assert found[0] == "แถว 3: ข้อ OIT 1 ซ้ำในแฟ้ม (ครั้งแรกที่แถว 2)"
    assert found[1].startswith("แถว 4 ช่อง C: ข้อ o2 อยู่ในตัวชี้วัดย่อย “9.9”")
    assert found[2].startswith("MOIT เป็นแบบตรวจของกระทรวงสาธารณสุข")
    assert "“เมื่อไรก็ได้” ใช้ได้เฉพาะ 6 เดือนแรกของปีงบประมาณ" in found[3]
    assert "ไม่เกิน 3 ระดับ" in found[4]
    assert "ตั้งแต่สองบรรทัด" in found[5]
    assert "501 ตัวอักษร" in found[6]
    assert len(found) == 7


def test_a_line_that_is_its_own_part_is_told_and_ends_the_walk():
    circle = line("วนกลับ")
    object.__setattr__(circle, "parts", (circle,))

    assert reasons(criteria(item(1, circle))) == ["องค์ประกอบของข้อ o1 อยู่ใต้ตัวเอง: “วนกลับ”"]


def test_lines_of_the_same_words_are_no_circle():
    assert not reasons(criteria(item(1, line("แสดงข้อมูล", line("แสดงข้อมูล")))))


@pytest.mark.django_db
def test_a_year_of_120_items_is_taken():
    year = make.fiscal_year(2571)

    apply_set(criteria(*(item(number) for number in range(1, 121))), year)

    assert year.checklistitems.count() == 120


@pytest.mark.django_db
def test_nothing_is_stored_of_a_set_with_a_fault():
    year = make.fiscal_year(2571)

    with pytest.raises(CriteriaError, match="ซ้ำในแฟ้ม"):
        apply_set(criteria(item(1), item(1)), year)

    assert not year.sections.exists()


@pytest.mark.django_db
def test_a_closed_year_takes_no_criteria():
    year = make.closed(make.fiscal_year(2571))

    with pytest.raises(CriteriaError, match="ปิดแล้ว"):
        apply_set(criteria(item(1)), year)


@pytest.mark.django_db
def test_a_line_put_between_others_leaves_evidence_with_its_words():
    year = make.fiscal_year(2571)
    apply_set(criteria(item(1, line("ก"), line("ข"))), year)
    second = Element.objects.get(text="ข")
    proof = make.evidence(second.item)
    proof.elements.add(second)

    apply_set(criteria(item(1, line("ก"), line("ใหม่"), line("ข"))), year, change_texts=True)

    assert [element.text for element in second.item.elements.all()] == ["ก", "ใหม่", "ข"]
    assert [element.text for element in proof.elements.all()] == ["ข"]


@pytest.mark.django_db
def test_a_line_of_the_office_s_own_stays_behind_those_of_the_set():
    year = make.fiscal_year(2571)
    apply_set(criteria(item(1, line("ก"))), year)
    own = make.element(year.checklistitems.get(), "ของหน่วยงานเอง")

    apply_set(criteria(item(1, line("ก"), line("ข"))), year, change_texts=True)

    assert [element.text for element in own.item.elements.all()] == ["ก", "ข", "ของหน่วยงานเอง"]


def checked(year) -> None:
    row = year.checklistitems.get()
    row.checked_on, row.checked_against = date(2027, 11, 1), "คู่มือ ITA 2571"
    row.checked_by = make.secretary()
    row.save()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "elements", "stays"),
    [
        ({"title": "โครงสร้างและหน้าที่"}, ["ก"], False),
        ({"period": "first_half"}, ["ก"], False),
        ({}, ["ก แก้"], False),
        ({}, ["ก", "ข"], False),
        ({"source": "คู่มือ"}, ["ก"], True),
    ],
)
def test_a_tick_goes_with_the_words_that_it_stands_for(values, elements, stays):
    year = make.fiscal_year(2571)
    apply_set(criteria(item(1, line("ก"))), year)
    checked(year)

    later = criteria(item(1, *map(line, elements), **values))
    report = apply_set(later, year, change_texts=True)

    assert year.checklistitems.get().is_checked == stays
    assert report.unticked == ([] if stays else ["ข้อ o1"])


@pytest.mark.django_db
def test_a_year_keeps_the_weights_that_the_office_typed_before_its_criteria():
    year = make.fiscal_year(2571, iit_weight=20, eit_weight=30, oit_weight=50)

    report = apply_set(replace(shipped_set(2566), fiscal_year=2571), year)

    assert year.oit_weight == 50
    assert any("น้ำหนัก OIT" in line for line in report.differing)


@pytest.mark.django_db
def test_items_of_the_year_before_are_named_where_the_crosswalk_knows():
    for year_be in (2568, 2569):
        apply_set(shipped_set(year_be), make.fiscal_year(year_be))

    later = make.fiscal_year(2569).checklistitems
    assert [row.code for row in later.get(number=11).earlier_items.all()] == []
    assert [row.code for row in later.get(number=20).earlier_items.order_by("number")] == [
        "o21",
        "o22",
    ]
