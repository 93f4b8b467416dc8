"""A file of criteria brought into a year that is there: /admin/criteria/<year>/import/"""

from dataclasses import replace
from decimal import Decimal

import pytest
from auditlog.models import LogEntry

from agency.models import FiscalYear
from oit_checklist.criteria_set import ElementEntry, GradeEntry, ItemEntry, SectionEntry, Weights
from oit_checklist.models import ChecklistItem, Element, Section
from oit_checklist.year_criteria import set_of_year
from tests import make
from tests.criteria.files import APPLY, IMPORT, boxes_in, look, take, text_of, ticket_in, toml, xlsx
from tests.oit_checklist.test_ticks import ticked

pytestmark = pytest.mark.django_db
NEW = ItemEntry(
    instrument="OIT", number=9, title="ข้อใหม่", elements=(ElementEntry(text="บรรทัดใหม่"),)
)


def with_item(criteria, code: str, **values):
    """The set with other values of the item of this code."""
    items = [replace(each, **values) if each.code == code else each for each in criteria.items]
    return replace(criteria, items=tuple(items))


def without_item(criteria, code: str):
    return replace(criteria, items=tuple(each for each in criteria.items if each.code != code))


def item(code: str) -> ChecklistItem:
    return ChecklistItem.objects.get(fiscal_year__year_be=2569, number=int(code[1:]))


@pytest.mark.parametrize("as_file", [xlsx, toml])
def test_what_was_taken_out_changes_nothing(office, criteria, hidden_year, as_file):
    hidden_year.grade_bands.create(order=10, name="ผ่านดี", min_total=85)
    criteria = set_of_year(hidden_year)

    preview = look(office, as_file(criteria))

    assert "ไม่ต่างจากเกณฑ์ของปี 2569 ในระบบ" in text_of(preview)
    assert not ticket_in(preview)


@pytest.mark.parametrize("as_file", [xlsx, toml])
def test_everything_that_changes_is_shown_and_then_done(office, criteria, as_file):
    changed = with_item(criteria, "o2", title="ข้อมูลผู้บริหารทุกคน", section="9.10")
    changed = replace(
        changed,
        source="คู่มือฉบับแก้ไข",
        weights=Weights(iit=Decimal(30), eit=Decimal(30), oit=Decimal(40)),
        grades=(GradeEntry(name="ผ่าน", min_total=Decimal(85)),),
        sections=(*changed.sections[::-1], SectionEntry(number="10.1", title="ตัวใหม่")),
        items=(*changed.items, NEW),
    )

    preview = look(office, as_file(changed))

    shown = text_of(preview)
    for words in (
        "ปีงบประมาณ 1 รายการ", "ที่มาของเกณฑ์ คู่มือฉบับแก้ไข", "น้ำหนัก OIT ไม่ระบุ 40",
        "เพิ่ม ผ่าน (85+)", "เพิ่ม 10.1 ตัวใหม่", "ย้าย 9.1", "แก้ไข OIT o2 ข้อมูลผู้บริหาร",
        "9.1 ข้อมูลพื้นฐาน 9.10 การบริหารงาน", "ข้อมูลผู้บริหารทุกคน", "เพิ่ม OIT o9 ข้อใหม่", "เพิ่ม บรรทัดใหม่",
    ):  # fmt: skip
        assert words in shown, words
    assert "<ins" in preview.content.decode()
    assert item("o2").title == "ข้อมูลผู้บริหาร"  # nothing is done yet

    answer = take(office, preview)

    assert answer.url == "/admin/criteria/2569/"
    assert "นำเข้าเกณฑ์ของปี 2569 แล้ว เพิ่ม 4 รายการ" in text_of(office.get(answer.url))
    assert item("o2").section.number == "9.10"
    assert list(Section.objects.order_by("order").values_list("number", flat=True)) == [
        "9.10", "9.1", "10.1",
    ]  # fmt: skip
    assert set_of_year(FiscalYear.objects.get(year_be=2569)) == changed
    assert LogEntry.objects.get_for_object(item("o2")).filter(action=1).exists()
    again = look(office, as_file(changed))
    assert "ไม่ต่างจากเกณฑ์" in text_of(again)


def test_lines_are_found_by_their_words_and_keep_their_evidence(office, criteria, stored):
    proof = make.evidence(stored.item, published_at=None)
    proof.elements.add(stored.website)
    heading, alone = criteria.items[0].elements
    project, either, note = heading.parts
    website, poster = either.parts
    mended = replace(
        either,
        parts=(replace(poster, text="ป้ายประกาศหน้าสำนักงาน"), ElementEntry(text="วิทยุ"), website),
    )
    changed = with_item(
        criteria, "o1", elements=(alone, replace(heading, parts=(mended, note)), project)
    )

    preview = look(office, toml(changed))
    take(office, preview)

    assert set_of_year(stored.item.fiscal_year) == changed
    stored.website.refresh_from_db()
    assert (stored.website.text, stored.website.parent) == ("เว็บไซต์หลัก", stored.either)
    assert list(proof.elements.all()) == [stored.website]
    assert "อยู่ใต้ (1) ข้อมูลโครงการ ไม่อยู่ใต้บรรทัดใด" in text_of(preview)


def test_a_mended_line_is_found_again_elsewhere(office, criteria, stored):
    heading, alone = criteria.items[0].elements
    mended = replace(alone, text="ประกาศเจตนารมณ์สุจริต")
    changed = with_item(criteria, "o1", elements=(mended, heading))

    take(office, look(office, toml(changed)))

    stored.alone.refresh_from_db()
    assert (stored.alone.order, stored.alone.text) == (1, "ประกาศเจตนารมณ์สุจริต")
    assert stored.item.elements.count() == 7


def test_levels_may_change_places(office, criteria, stored):
    """A branch of three levels is taken apart: no state in between has four."""
    heading, alone = criteria.items[0].elements
    project, either, note = heading.parts
    changed = with_item(
        criteria,
        "o1",
        elements=(
            replace(alone, parts=(replace(heading, parts=(project,)),)),
            replace(note, is_note=False, parts=(either,)),
        ),
    )

    take(office, look(office, toml(changed)))

    assert set_of_year(stored.item.fiscal_year) == changed
    assert Element.objects.filter(item=stored.item).count() == 7


def test_what_a_file_lacks_stays_and_says_why(office, criteria, stored):
    proof = make.evidence(stored.item, published_at=None)
    proof.elements.add(stored.poster)
    make.draft(item("o2"), progress="ทำแล้ว")
    o1 = replace(criteria.items[0], elements=criteria.items[0].elements[1:])

    preview = look(office, toml(replace(criteria, items=(o1, NEW))))

    shown = text_of(preview)
    assert "คงไว้ ข้อในแบบตรวจ OIT o2 ข้อมูลผู้บริหาร (มีรายงาน 1 ฉบับ)" in shown
    assert "คงไว้ องค์ประกอบด้านข้อมูล ข้อ o1 (1) ข้อมูลโครงการ (มีหลักฐาน 1 รายการ)" in shown
    assert f"element:{stored.project.pk}" in boxes_in(preview)
    for forged in (f"element:{stored.heading.pk}", f"checklistitem:{item('o2').pk}"):
        assert take(office, preview, forged).status_code == 409
        preview = look(office, toml(replace(criteria, items=(o1, NEW))))
    take(office, preview)
    assert item("o2").updates.count() == 1
    assert stored.item.elements.count() == 7
    assert item("o9").title == "ข้อใหม่"


def test_what_was_never_seen_and_has_no_work_goes_if_it_is_ticked(office, criteria, stored):
    changed = without_item(criteria, "o2")
    changed = replace(changed, sections=changed.sections[1:])
    o2 = item("o2")

    preview = look(office, toml(changed))
    assert boxes_in(preview) == [f"checklistitem:{o2.pk}"]
    assert "คงไว้ ตัวชี้วัดย่อย 9.1 ข้อมูลพื้นฐาน (ยังมีข้อ o2 อยู่ในตัวชี้วัดย่อยนี้)" in text_of(preview)
    answer = take(office, preview, f"checklistitem:{o2.pk}")

    assert not ChecklistItem.objects.filter(pk=o2.pk).exists()
    page = office.get(answer.url).content.decode()
    assert "/admin/removed/" in page
    assert "ลบ 1 รายการ" in page
    section = Section.objects.get(number="9.1")
    second = look(office, toml(changed))
    take(office, second, f"section:{section.pk}")
    assert not Section.objects.filter(number="9.1").exists()


def test_without_a_tick_everything_stays(office, criteria, stored):
    preview = look(office, toml(without_item(criteria, "o2")))

    take(office, preview)

    assert item("o2").title == "ข้อมูลผู้บริหาร"


def test_nothing_goes_out_of_a_year_that_was_public(office, criteria, hidden_year):
    hidden_year.published_at = make.timezone.now()
    hidden_year.save()

    preview = look(office, toml(without_item(criteria, "o2")))

    assert not boxes_in(preview)
    assert "ปีนี้เคยเผยแพร่ ประชาชนจึงเคยเห็นได้" in text_of(preview)
    added = look(office, toml(replace(criteria, items=(*criteria.items, NEW))))
    assert "ประชาชนเห็นสิ่งที่เปลี่ยนทันที" in text_of(added)


def test_an_item_under_another_code_keeps_its_work_while_nobody_saw_the_year(office, criteria):
    o1, o2 = (make.draft(item(code)).assignment for code in ("o1", "o2"))
    changed = [replace(each, number={1: 3, 2: 1}[each.number]) for each in criteria.items]
    second = replace(NEW, number=2)

    preview = look(office, toml(replace(criteria, items=(changed[1], second, changed[0]))))

    assert "รหัส o1 o3" in text_of(preview)
    take(office, preview)
    numbers = {row.pk: row.number for row in ChecklistItem.objects.all()}
    assert (numbers[o1.pk], numbers[o2.pk]) == (3, 1)
    assert item("o2").title == "ข้อใหม่"
    assert o1.elements.count() == 7


def test_in_a_public_year_codes_stay_and_the_preview_warns_of_work(office, criteria, hidden_year):
    hidden_year.published_at = make.timezone.now()
    hidden_year.save()
    make.draft(item("o2"))
    titles = [each.title for each in criteria.items]
    swapped = with_item(criteria, "o1", title=titles[1])
    swapped = with_item(swapped, "o2", title=titles[0])

    shown = text_of(look(office, toml(swapped)))

    assert "ข้อ o2 “ข้อมูลผู้บริหาร” ในแฟ้มเป็น o1" in shown
    assert "รายงาน 1 ฉบับ ยังอยู่กับรหัส o2" in shown


def test_evidence_that_would_stand_at_quite_other_words_is_told(office, criteria):
    line = item("o2").elements.get()
    make.evidence(item("o2"), published_at=None).elements.add(line)
    changed = with_item(criteria, "o2", elements=(ElementEntry(text="แผนจัดซื้อจัดจ้าง"),))

    shown = text_of(look(office, toml(changed)))

    assert "มีหลักฐาน 1 รายการ ซึ่งจะอยู่กับข้อความใหม่" in shown


def test_a_withdrawn_item_is_no_part_of_the_set_and_stays_withdrawn(office, criteria, hidden_year):
    make.item(year=hidden_year, number=5, title="ตั้งผิด", withdrawn=True)
    assert "ไม่ต่างจากเกณฑ์" in text_of(look(office, toml(criteria)))

    take(
        office,
        look(office, toml(replace(criteria, items=(*criteria.items, replace(NEW, number=5))))),
    )

    assert item("o5").title == "ข้อใหม่"
    assert item("o5").withdrawn_at is not None


def test_ticks_fall_of_what_changed_and_of_nothing_else(office, criteria, stored, hidden_year):
    third = make.item(year=hidden_year, number=3, title="ข้อที่สาม", section=None)
    make.element(third, "หนึ่ง", order=5)
    make.element(third, "สอง", order=9)
    ticked(stored.item, item("o2"), third)
    changed = with_item(set_of_year(hidden_year), "o2", title="ชื่อใหม่")
    changed = with_item(changed, "o3", source="ที่มาใหม่")

    answer = take(office, look(office, toml(changed)))

    assert [item(code).is_checked for code in ("o1", "o2", "o3")] == [True, False, True]
    assert "ของข้อ o2 ถูกเอาออก" in text_of(office.get(answer.url))


def test_what_somebody_else_changed_since_is_looked_at_anew(office, criteria):
    preview = look(office, toml(with_item(criteria, "o2", title="ของฉัน")))
    other = item("o1")
    other.title = "ของเพื่อนร่วมงาน"
    other.save()

    answer = take(office, preview)

    assert answer.status_code == 409
    assert "เปลี่ยนไปหลังจากแสดงตัวอย่าง" in text_of(answer)
    assert item("o2").title == "ข้อมูลผู้บริหาร"
    assert "ของเพื่อนร่วมงาน" in text_of(answer)
    assert take(office, answer).status_code == 302
    assert item("o2").title == "ของฉัน"


def test_work_that_came_since_the_preview_refuses_the_whole(office, criteria):
    changed = without_item(with_item(criteria, "o1", title="ชื่อใหม่"), "o2")
    preview = look(office, toml(changed))
    box = f"checklistitem:{item('o2').pk}"
    make.evidence(item("o2"), published_at=None)

    answer = take(office, preview, box)

    assert answer.status_code == 409
    assert "ลบไม่ได้แล้ว" in text_of(answer)
    assert item("o2").evidence.count() == 1
    assert item("o1").title == "โครงสร้าง"


def test_a_closed_year_is_refused_before_and_after_the_preview(office, criteria, hidden_year):
    changed = toml(with_item(criteria, "o2", title="ชื่อใหม่"))
    preview = look(office, changed)
    make.closed(hidden_year)

    answer = take(office, preview)

    assert answer.status_code == 409
    assert "ปิดแล้วเมื่อ" in text_of(answer)
    assert not ticket_in(answer)
    assert item("o2").title == "ข้อมูลผู้บริหาร"
    assert "นำเข้าเกณฑ์ของปีที่ปิดแล้วไม่ได้" in text_of(office.get(IMPORT))


def test_a_ticket_is_good_once_and_for_its_person_and_year(office, criteria, client):
    preview = look(office, toml(with_item(criteria, "o2", title="ชื่อใหม่")))
    make.fiscal_year(2570)
    data = {"ticket": ticket_in(preview)}
    assert office.post(APPLY.replace("2569", "2570"), data).url == IMPORT.replace("2569", "2570")
    client.force_login(make.administrator("อีกคน"))
    assert client.post(APPLY, data).url == IMPORT
    assert item("o2").title == "ข้อมูลผู้บริหาร"


def test_a_secretary_takes_over_items_and_is_told_of_what_is_not_theirs(
    client, secretary, criteria
):
    client.force_login(secretary)
    graded = replace(criteria, grades=(GradeEntry(name="ผ่าน", min_total=Decimal(85)),))

    refused = look(client, toml(graded))
    assert "เพิ่มระดับคะแนน ซึ่งท่านไม่มีสิทธิ์" in text_of(refused)
    assert not ticket_in(refused)

    answer = take(client, look(client, toml(with_item(criteria, "o2", title="ชื่อใหม่"))))
    assert answer.status_code == 302
    assert item("o2").title == "ชื่อใหม่"


def test_clerks_and_strangers_bring_nothing(client, clerk, criteria):
    assert "/admin/login/" in look(client, toml(criteria)).url
    client.force_login(clerk)
    assert look(client, toml(criteria)).status_code == 403
    assert client.post(APPLY, {"ticket": "x"}).status_code == 403


@pytest.mark.parametrize("changed", [3, 120])
def test_a_preview_costs_the_same_however_many_items(
    office, hidden_year, django_assert_num_queries, changed
):
    for number in range(1, 121):
        make.element(make.item(year=hidden_year, number=number, section=None), order=1)
    criteria = set_of_year(hidden_year)
    items = [replace(each, title=f"ใหม่ {each.number}") for each in criteria.items[:changed]]
    file = toml(replace(criteria, items=(*items[1:], *criteria.items[changed:])))
    look(office, file)
    file.seek(0)

    with django_assert_num_queries(15):
        assert look(office, file).status_code == 200
