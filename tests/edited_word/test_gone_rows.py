"""What was edited in Word of rows that somebody deleted in the portal meanwhile is still told."""

import pytest

from imports.edited_word.proposals import changes_in, told_elsewhere
from imports.edited_word.reading import read_edited
from tests.edited_word.editing import edited, loaded, send, set_text, spoken, upload, with_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(meeting):
    return meeting.agenda_items.get(order=1)


@pytest.fixture
def second(item):
    return item.statements.get(order=2)


def say_more(docx) -> None:
    set_text(spoken(docx)[1].cells[1].paragraphs[0], "พูดทีหลัง และเพิ่มใน Word")


def resolve(docx) -> None:
    set_text(spoken(docx)[2].cells[1].paragraphs[0], "เห็นชอบ")


def found(meeting, data: bytes) -> list[tuple[str, str, bool]]:
    changes = changes_in(loaded(meeting), read_edited(data))
    return [(each.key, each.becomes, each.is_taken) for each in changes]


def elsewhere(meeting, data: bytes) -> str:
    told = told_elsewhere(loaded(meeting), read_edited(data))
    return "\n".join(piece.text for pieces in told for piece in pieces if piece.change)


def test_an_edited_statement_that_was_deleted_is_proposed_to_be_added(
    meeting, item, second, client, page
):
    third = item.statements.create(order=3, speaker="นายสาม ใจดี", text="พูดสุดท้าย")
    data = edited(meeting, say_more)
    first = item.statements.get(order=1)
    second.delete()

    answer = upload(client, page, data)
    key = f"added-{item.pk}-{first.pk}-1"
    shown = answer.content.decode()
    assert [each.key for each in answer.context["changes"]] == [key]
    assert answer.context["chosen"] == []
    assert "และเพิ่มใน Word" in shown
    assert "มีผู้ลบคำกล่าวนี้ในระบบ" in shown

    assert send(client, page, answer, key).status_code == 302
    said = [*item.statements.order_by("order").values_list("speaker", flat=True)]
    assert said == [first.speaker, second.speaker, third.speaker]


def test_what_was_added_behind_a_deleted_statement_stands_behind_the_one_before(
    meeting, item, second
):
    first = item.statements.get(order=1)
    third = item.statements.create(order=3, speaker="นายสาม ใจดี", text="พูดสุดท้าย")

    def lose_the_mark(docx):
        say_more(docx)
        row = spoken(docx)[2]
        for mark in list(row._tr.iter("{*}bookmarkStart")):
            mark.getparent().remove(mark)
        set_text(row.cells[0].paragraphs[0], "นายใหม่ ใจดี")

    data = edited(meeting, lose_the_mark)
    second.delete()

    keys = [key for key, *_ in found(meeting, data)]
    assert keys == [
        f"removed-{third.pk}", f"added-{item.pk}-{first.pk}-1", f"added-{item.pk}-{first.pk}-2",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["พูดทีหลัง", "ข้อ 5 และ 6", "๑. หนึ่ง\n๒. สอง"])
def test_what_nobody_edited_stays_deleted(meeting, second, words):
    second.text = words
    second.save()
    data = edited(meeting)
    second.delete()

    assert found(meeting, data) == []
    assert elsewhere(meeting, data) == ""


def test_a_statement_that_was_typed_again_takes_the_edit(meeting, item, second):
    data, untouched = edited(meeting, say_more), edited(meeting)
    second.delete()
    again = item.statements.create(order=2, speaker=second.speaker, text=second.text)

    assert found(meeting, untouched) == []
    assert found(meeting, data) == [
        (f"statement-{again.pk}-text", "พูดทีหลัง และเพิ่มใน Word", True),
    ]


def test_one_that_was_typed_again_with_other_words_is_not_ticked(meeting, item, second):
    data = edited(meeting, say_more)
    second.delete()
    other = item.statements.create(order=2, speaker=second.speaker, text="ข้อความอื่น")

    assert found(meeting, data) == [
        (f"statement-{other.pk}-text", "พูดทีหลัง และเพิ่มใน Word", False),
    ]


def test_a_resolution_that_was_emptied_is_told_if_it_was_edited(meeting, item):
    data, untouched = edited(meeting, resolve), edited(meeting)
    item.resolution = ""
    item.save()

    assert found(meeting, untouched) == []
    assert found(meeting, data) == [(f"resolution-{item.pk}-resolution", "เห็นชอบ", False)]


def test_what_was_edited_below_a_deleted_agenda_item_is_shown(meeting, item):
    def edit(docx):
        say_more(docx)
        resolve(docx)
        set_text(with_words(docx, "รายละเอียดเดิม"), "รายละเอียดใหม่")

    data, untouched = edited(meeting, edit), edited(meeting)
    for said in item.statements.all():
        said.delete()
    item.delete()

    told = elsewhere(meeting, data)
    for words in ("และเพิ่มใน Word", "เห็นชอบ", "รายละเอียดใหม่"):
        assert words in told
    assert "พูดก่อน" not in told
    assert found(meeting, data) == []
    assert elsewhere(meeting, untouched) == ""
