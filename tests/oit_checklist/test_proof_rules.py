"""What needs proof in up to three levels, and what "x จาก y" counts."""

from datetime import date

import pytest

from oit_checklist.checks import check_item
from oit_checklist.models import ChecklistItem
from progress.findings import Severity, blocking
from progress.models import Status
from progress.work import Task
from tests import make
from tests.oit_checklist.findings import context_of, found
from tests.oit_checklist.three_levels import three_levels

pytestmark = pytest.mark.django_db
TOO_OLD = date(2019, 1, 1)


@pytest.fixture
def lines():
    return three_levels()


def covering(*elements, **values):
    evidence = make.evidence(elements[0].item, **values)
    evidence.elements.set(elements)


def counts(item):
    context = context_of(item)
    return context.proved, context.required


def state_of(element):
    lines = context_of(element.item).lines
    return next(line.mark.state for line in lines if line.element == element)


def test_headings_and_notes_are_not_counted_and_a_group_of_which_one_is_enough_is_one(lines):
    assert [line.element.text for line in context_of(lines.item).proofs] == [
        "ชื่อโครงการ",
        "ช่องทางเผยแพร่",
        "ประกาศเจตนารมณ์",
    ]
    assert counts(lines.item) == (0, 3)


def test_one_alternative_completes_its_group_and_the_other_is_not_needed(lines):
    covering(lines.website)

    assert counts(lines.item) == (1, 3)
    assert state_of(lines.either) == state_of(lines.website) == "complete"
    assert state_of(lines.poster) == "not_needed"


def test_evidence_of_a_heading_covers_all_below_it_whatever_their_level(lines):
    covering(lines.heading)

    assert counts(lines.item) == (2, 3)
    assert state_of(lines.poster) == "complete"
    assert "element-without-evidence" in found(lines.item)


def test_evidence_of_a_group_is_enough_for_it(lines):
    covering(lines.either)

    assert counts(lines.item) == (1, 3)


def test_evidence_of_a_note_proves_nothing_and_a_note_asks_for_none(lines):
    covering(lines.note)
    assert counts(lines.item) == (0, 3)

    covering(lines.project, lines.poster, lines.alone)
    assert context_of(lines.item).proof.words == "หลักฐานครบ (3 จาก 3)"


def test_lines_below_a_note_belong_to_it(lines):
    make.element(lines.item, "ตัวอย่าง", parent=lines.note)

    assert counts(lines.item) == (0, 3)


def test_a_half_proved_alternative_is_incomplete_and_says_what_to_do(lines):
    make.element(lines.item, "ภาพหน้าเว็บ", parent=lines.poster)
    half = make.element(lines.item, "ภาพป้าย", parent=lines.poster)
    covering(half)

    assert state_of(lines.either) == "incomplete"
    texts = [f.text for f in check_item(context_of(lines.item)) if "element" in f.check]
    assert any("ยังไม่มีข้อย่อยใดของ “(a) ช่องทางเผยแพร่”" in text for text in texts)


def test_a_heading_with_only_notes_below_it_asks_for_evidence_itself(lines):
    make.element(lines.item, "หมายเหตุ", parent=lines.alone, is_note=True)

    assert counts(lines.item) == (0, 3)
    covering(lines.alone)
    assert counts(lines.item) == (1, 3)


def test_a_period_that_is_inferred_warns_and_holds_nothing_back(lines):
    item = lines.item
    item.period_rule, item.period_basis = "current_year", "inferred"
    item.save()
    covering(lines.heading, lines.alone, document_date=TOO_OLD)
    make.published(item, status=Status.DONE)

    context = context_of(item)
    findings = check_item(context)
    told = [finding for finding in findings if finding.check == "wrong-period"]
    assert [finding.severity for finding in told] == [Severity.INFO]
    assert "อนุมาน" in told[0].text
    assert not {"wrong-period", "done-but-unproved"} & {f.check for f in blocking(findings)}
    assert counts(item) == (3, 3)
    assert "อาจไม่ใช่ช่วงเวลา" in context.marks[0].words


@pytest.mark.parametrize("basis", ["", "printed"])
def test_a_firm_period_blames_evidence_of_another_one(lines, basis):
    ChecklistItem.objects.update(period_rule="current_year", period_basis=basis)
    covering(lines.alone, document_date=TOO_OLD)

    assert counts(lines.item) == (0, 3)
    assert "wrong-period" in {f.check for f in blocking(check_item(context_of(lines.item)))}


def test_an_inferred_period_is_firm_once_the_item_was_compared_with_the_manual(lines):
    ChecklistItem.objects.update(
        period_rule="current_year",
        period_basis="inferred",
        checked_on=date(2026, 1, 1),
        checked_by=make.secretary(),
        checked_against="คู่มือ 2569",
    )
    covering(lines.alone, document_date=TOO_OLD)

    assert counts(lines.item) == (0, 3)


def test_an_unknown_period_asks_nothing_and_says_so(lines):
    ChecklistItem.objects.update(period_rule="unknown")
    covering(lines.alone, document_date=TOO_OLD)

    assert counts(lines.item) == (1, 3)
    assert "ยังไม่ทราบว่าคู่มือกำหนดช่วงเวลาใด" in found(lines.item)["period-unknown"]
    assert "undated" not in found(lines.item)


def test_a_provisional_item_without_elements_is_never_complete():
    item = make.item(number=2, confidence="low")
    make.published(item, status=Status.DONE)
    make.evidence(item)

    context = context_of(item)
    assert context.proof.state == "unknown"
    assert not context.is_proved
    assert "ยังไม่ทราบองค์ประกอบ" in context.proof.words
    assert "ไม่ได้หมายความว่าไม่ต้องมี" in found(item)["elements-unknown"]
    assert not Task(context, item.label).is_sound


def test_the_offices_own_item_without_elements_is_proved_by_one_evidence():
    item = make.item(number=2)
    make.evidence(item)

    assert context_of(item).proof.state == "complete"
