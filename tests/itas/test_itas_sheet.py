"""The rows of the ITAS sheet: what the secretary types into NACC's form."""

from datetime import date

import pytest
from django.utils import timezone

from oit_checklist.itas.sheet import assemble, fingerprint, rows_as_json, rows_from_json
from oit_checklist.models import Instrument
from tests import make

pytestmark = pytest.mark.django_db


def only_row():
    (row,) = assemble(make.fiscal_year())
    return row


def test_a_row_has_the_public_address_and_what_the_page_says():
    make.published(make.item(number=12, title="แผนดำเนินงาน"), progress="- จัดทำแล้ว")

    row = only_row()

    assert row.url == "https://ita.example.go.th/2566/oit/o12/"
    assert (row.code, row.title, row.status_text) == ("o12", "แผนดำเนินงาน", "ดำเนินการ")
    assert row.explanation == "- จัดทำแล้ว"
    assert row.is_public


def test_the_secretarys_own_words_come_before_the_generated_ones():
    item = make.item(explanation="ดูแฟ้มแนบ", click_path="หน้าแรก › แผน")
    make.published(item, progress="- จัดทำแล้ว")

    row = only_row()

    assert (row.explanation, row.click_path) == ("ดูแฟ้มแนบ", "หน้าแรก › แผน")


def test_only_oit_items_of_the_year_are_on_the_sheet_in_their_order():
    make.item(number=2)
    make.item(number=1)
    make.item(instrument=Instrument.IIT)
    make.item(year=make.fiscal_year(2565))

    assert [row.code for row in assemble(make.fiscal_year())] == ["o1", "o2"]


def test_evidence_is_listed_only_while_it_is_public():
    item = make.item()
    make.evidence(item, title="แผน", url="https://a.go.th/1", document_date=date(2023, 1, 12))
    make.evidence(item, title="ร่าง", published_at=None)
    gone = make.evidence(item, title="ถอนแล้ว")
    gone.withdraw("ผิดฉบับ")
    gone.save()

    assert only_row().evidence_text == "1. แผน (12 ม.ค. 2566) https://a.go.th/1"


def test_a_stored_file_has_an_absolute_address():
    item = make.item()
    proof = make.evidence(item, url="", file="evidence/a.pdf")

    assert only_row().evidence[0].address == f"https://ita.example.go.th/evidence/{proof.uuid}/"


def test_elements_count_once_evidence_ticks_them_or_their_parent():
    item = make.item()
    parent = make.element(item, text="หัวข้อ")
    make.element(item, text="ส่วนที่ ๑", parent=parent)
    make.element(item, text="ส่วนที่ ๒", parent=parent)
    make.element(item, text="ไม่มีหลักฐาน")
    make.evidence(item).elements.add(parent)

    row = only_row()

    assert (row.elements_proved, row.elements_required) == (2, 3)
    assert row.missing_elements == ["ไม่มีหลักฐาน"]


def test_a_draft_evidence_proves_nothing():
    item = make.item()
    line = make.element(item)
    make.evidence(item, published_at=None).elements.add(line)

    assert only_row().elements_proved == 0


@pytest.mark.parametrize("what", ["withdrawn item", "draft year"])
def test_a_row_that_the_public_cannot_open_says_so(what):
    item = make.item(
        year=make.fiscal_year(published_at=None if what == "draft year" else timezone.now())
    )
    make.evidence(item)
    if what == "withdrawn item":
        item.withdraw("ผิด")
        item.save()

    row = only_row()

    assert not row.is_public
    assert row.evidence == ()


def test_rows_survive_being_stored_as_json():
    item = make.item(theme="แผน")
    line = make.element(item)
    make.evidence(item, document_date=date(2023, 1, 12)).elements.add(line)
    rows = assemble(make.fiscal_year())

    assert rows_from_json(rows_as_json(rows)) == rows


def test_the_fingerprint_changes_with_any_word_of_a_row():
    item = make.item()
    before = fingerprint(assemble(make.fiscal_year()))
    make.evidence(item)

    assert fingerprint(assemble(make.fiscal_year())) != before


@pytest.mark.parametrize("rows", [1, 3])
def test_costs_seven_queries_however_many_items(django_assert_num_queries, rows):
    year = make.fiscal_year()
    for _ in range(rows):
        item = make.item(divisions=[make.division()])
        make.evidence(item).elements.add(make.element(item))
        make.published(item)

    # items, divisions, elements, evidence; what it proves, as its elements and as keys
    with django_assert_num_queries(7):
        assert len(assemble(year)) == rows


def test_the_real_year_has_a_row_for_each_of_its_43_items(fy2566):
    rows = assemble(make.fiscal_year(2566))

    assert [row.code for row in rows] == [f"o{number}" for number in range(1, 44)]
    assert all(row.is_done and row.elements_required for row in rows)
