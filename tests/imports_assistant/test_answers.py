"""Answers on the page of an import: each settles its own question, and means what was typed."""

import pytest

from agency.models import User
from imports.assistant.background import begin
from imports.assistant.shown import _answer
from imports.assistant.steps import store
from imports.models import OfficeImport
from imports.tables.decisions import decision_of
from measures.models import Measure
from tests import make
from tests.imports_assistant.pages import START, office, open_doubts, page, press, send

__all__ = ["office"]
pytestmark = pytest.mark.django_db
Step = OfficeImport.Step
TABLE = "ที่\tมาตรการ\tผู้รับผิดชอบ\tงบประมาณ\n1\tงดรับของขวัญ\tกองคลัง\t{budget}\n"


def test_one_answer_settles_one_question(office):
    people = "สังกัด\tชื่อ-สกุล\tตำแหน่ง\nกองคลังง\tนาย สมชาย ใจดี\tนักวิชาการ\n"
    one = send(office, people, "people")
    assert [doubt["cell"] for doubt in open_doubts(one)] == ["A2"]

    one = press(office, one, "answers", **{"choice-A2": "กองคลัง"})

    (doubt,) = open_doubts(one)
    assert (doubt["cell"], doubt["readings"]) == ("A2 (2)", [])
    one = press(office, one, "answers", **{"typed-A2 (2)": "somchai"})
    assert press(office, one, "store").step == Step.STORED
    assert User.objects.filter(username="somchai").exists()


@pytest.mark.parametrize(("typed", "kept"), [("0", "0.00"), ("1", "1.00")])
def test_a_typed_number_is_no_choice(office, typed, kept):
    one = send(office, TABLE.format(budget="5/0/500"), "measures")
    (doubt,) = open_doubts(one)
    assert doubt["readings"][0] == "5"

    one = press(office, one, "answers", **{f"typed-{doubt['cell']}": typed})

    assert open_doubts(one) == []
    assert one.proposal["rows"][0]["budget_planned"] == kept
    assert f"คำตอบเดิม: {typed})" in page(office, one)


def test_what_no_database_keeps_is_left_out_of_answers(office):
    one = send(office, TABLE.format(budget="5/0/500"), "measures")

    sent = {"typed-D2": "5\x00", "typed-Z\x009": "x", "sheet": "\x00"}
    one = press(office, one, "answers", **sent)

    assert (one.decisions, one.sheet) == ({"D2": "=5", "Z9": "=x"}, "")


def test_what_only_the_portal_can_answer_has_no_box_for_words(office):
    make.measure(year=make.fiscal_year(2566), number="1", title="มาตรการเดิมในระบบ")
    one = send(office, TABLE.format(budget="-"), "measures")
    (doubt,) = open_doubts(one)

    shown = page(office, one)

    assert f'name="choice-{doubt["cell"]}"' in shown
    assert f'name="typed-{doubt["cell"]}"' not in shown
    one = press(office, one, "answers", **{f"choice-{doubt['cell']}": doubt["readings"][1]})
    assert open_doubts(one) == []
    assert doubt["readings"][1] in page(office, one)


def test_a_row_of_another_year_is_refused_not_asked(office):
    one = send(office, "ปีงบประมาณ\tที่\tมาตรการ\tผู้รับผิดชอบ\n2567\t1\tก\tกองคลัง\n", "measures")

    assert open_doubts(one) == []
    assert "แถวนี้บอกปีงบประมาณ 2567" in page(office, one)
    assert press(office, one, "store").step == Step.READ
    assert not Measure.objects.exists()


def test_of_two_requests_only_the_first_begins(office):
    one = send(office, TABLE.format(budget="-"), "measures")
    first, second = (OfficeImport.objects.get(pk=one.pk) for _ in range(2))

    assert begin(first, Step.STORING)
    assert not begin(second, Step.STORING)

    one.refresh_from_db()
    assert (one.step, one.undo is not None) == (Step.STORED, True)
    first, second = (OfficeImport.objects.get(pk=one.pk) for _ in range(2))
    assert begin(first, Step.UNDOING)
    assert not begin(second, Step.UNDOING)
    one.refresh_from_db()
    assert (one.step, one.problem) == (Step.UNDONE, "")


@pytest.mark.parametrize("act", ["store", "answers", "forget"])
def test_a_press_that_comes_too_late_is_told_and_changes_nothing(office, monkeypatch, act):
    one = send(office, TABLE.format(budget="-"), "measures")
    monkeypatch.setattr("imports.assistant.background.is_as_seen", lambda *_: False)
    monkeypatch.setattr("imports.assistant.pages.is_as_seen", lambda *_: False)

    told = office.post(f"{START}{one.pk}/{act}/", follow=True).content.decode()

    assert "ระบบกำลังทำงานกับแฟ้มนี้อยู่" in told
    one.refresh_from_db()
    assert one.step == Step.READ
    assert not Measure.objects.exists()


def test_work_that_breaks_in_the_request_is_told(office, monkeypatch):
    one = send(office, TABLE.format(budget="-"), "measures")

    def explode(_one):
        raise RuntimeError

    monkeypatch.setattr("imports.assistant.steps.ACTS", {Step.STORING: explode})
    with pytest.raises(RuntimeError):
        office.post(f"{START}{one.pk}/store/")

    one.refresh_from_db()
    assert (one.step, one.process) == (Step.READ, "")
    assert "งานหยุดกลางคัน" in one.problem


def test_the_answer_that_was_chosen_is_told_as_it_was(office):
    one = send(office, TABLE.format(budget="5/0/500"), "measures")
    assert 'name="choice-D2" value="=0"' in page(office, one)

    one = press(office, one, "answers", **{"choice-D2": "=0"})

    assert open_doubts(one) == []
    assert one.proposal["rows"][0]["budget_planned"] == "0.00"
    assert "คำตอบเดิม: 0)" in page(office, one)


@pytest.mark.parametrize(
    ("reading", "sent"),
    [
        ("13:50", "13:50"),
        ("0", "=0"),
        ("", "01"),
        ("ก\nข", "01"),
        ("=1+1", "01"),
        ("ก" * 2000, "01"),
    ],
)
def test_a_form_sends_back_what_a_decision_can_tell_apart(reading, sent):
    assert _answer(1, reading) == sent
    assert decision_of({"A1": sent}, "A1", ("x", reading)).reading == 1


def test_work_that_ended_is_not_called_broken_off(office, monkeypatch):
    one = send(office, TABLE.format(budget="-"), "measures")

    def store_and_explode(one):
        store(one)
        raise RuntimeError

    monkeypatch.setattr("imports.assistant.steps.ACTS", {Step.STORING: store_and_explode})
    with pytest.raises(RuntimeError):
        office.post(f"{START}{one.pk}/store/")

    one.refresh_from_db()
    assert (one.step, one.problem) == (Step.STORED, "")
