"""Minutes edited in Word come back as a proposal: /admin/imports/minutes/<meeting>/"""

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO

import pytest
from auditlog.models import LogEntry
from docx import Document
from docx.oxml.ns import qn

from imports.edited_word.proposals import changes_in
from imports.edited_word.reading import read_edited
from meetings.models import Meeting
from tests import make
from tests.edited_word.editing import edited, loaded, send, set_text, spoken, upload, with_words

pytestmark = pytest.mark.django_db


def changes(meeting: Meeting, edit: Callable[[Document], None]) -> list[tuple[str, str]]:
    found = changes_in(loaded(meeting), read_edited(edited(meeting, edit)))
    return [(change.key, change.becomes) for change in found]


def test_a_document_that_nobody_edited_changes_nothing(meeting):
    assert changes(meeting, lambda docx: None) == []


def test_changed_words_are_found_in_their_passage_and_other_lines_stay_as_typed(meeting):
    item = meeting.agenda_items.first()

    def edit(docx):
        set_text(with_words(docx, "ประธานกล่าวเปิด"), "ประธานกล่าวต้อนรับ")
        set_text(with_words(docx, "รายละเอียดเดิม"), "รายละเอียดใหม่")
        set_text(spoken(docx)[0].cells[1].paragraphs[1], "บรรทัดใหม่")
        set_text(spoken(docx)[1].cells[0].paragraphs[0], "นายสอง ใจงาม")
        set_text(spoken(docx)[2].cells[1].paragraphs[0], "เห็นชอบ")

    first, second = item.statements.order_by("order")
    assert changes(meeting, edit) == [
        (f"opening-{meeting.pk}-opening", "ประธานกล่าวต้อนรับ\n  ๑.๑ ข้อที่ย่อหน้า"),
        (f"agenda-{item.pk}-details", "รายละเอียดใหม่\n- ข้อหนึ่ง\n  - ข้อย่อย"),
        (f"statement-{first.pk}-text", "พูดก่อน\nบรรทัดใหม่"),
        (f"statement-{second.pk}-speaker", "นายสอง ใจงาม"),
        (f"resolution-{item.pk}-resolution", "เห็นชอบ"),
    ]


def test_paragraphs_may_be_added_and_removed_below_a_heading(meeting):
    first, second = meeting.agenda_items.order_by("order")

    def edit(docx):
        old = with_words(docx, "รายละเอียดเดิม")
        old._p.addnext(new := deepcopy(old._p))
        set_text(type(old)(new, old._parent), "ย่อหน้าที่เพิ่ม")
        gone = with_words(docx, "ข้อหนึ่ง")._p
        gone.getparent().remove(gone)
        nothing = [each for each in docx.paragraphs if "-ไม่มี-" in each.text][-1]
        set_text(nothing, "มีเรื่องเสนอ")

    found = dict(changes(meeting, edit))

    assert found == {
        f"agenda-{first.pk}-details": "รายละเอียดเดิม\nย่อหน้าที่เพิ่ม\n  - ข้อย่อย",
        f"agenda-{second.pk}-details": "มีเรื่องเสนอ",
    }


def test_a_row_that_was_added_removed_or_lost_its_mark_is_understood(meeting):
    item = meeting.agenda_items.first()
    first, second = item.statements.order_by("order")

    def edit(docx):
        rows = spoken(docx)
        table = rows[0]._tr.getparent()
        for mark in list(rows[1]._tr.iter(qn("w:bookmarkStart"))):
            mark.getparent().remove(mark)  # somebody typed the whole row anew
        set_text(rows[1].cells[1].paragraphs[0], "พูดใหม่")
        added = deepcopy(rows[1]._tr)
        rows[1]._tr.addnext(added)
        set_text(type(rows[1])(added, rows[1]._parent).cells[0].paragraphs[0], "นายสาม ใจดี")
        table.remove(rows[0]._tr)

    assert changes(meeting, edit) == [
        (f"statement-{second.pk}-text", "พูดใหม่"),
        (f"removed-{first.pk}", ""),
        (f"added-{item.pk}-0-1", "นายสาม ใจดี\nพูดใหม่"),
    ]


def test_only_what_is_ticked_is_stored_and_the_log_knows_it(meeting, client, page):
    item = meeting.agenda_items.first()

    def edit(docx):
        set_text(spoken(docx)[2].cells[1].paragraphs[0], "เห็นชอบ")
        set_text(with_words(docx, "ประธานกล่าวเปิด"), "ไม่เอา")
        row = spoken(docx)[0]._tr
        row.addnext(added := deepcopy(row))
        for mark in list(added.iter(qn("w:bookmarkStart"))):
            mark.getparent().remove(mark)
        set_text(
            type(spoken(docx)[0])(added, spoken(docx)[0]._parent).cells[0].paragraphs[0],
            "นายใหม่ ใจดี",
        )

    answer = upload(client, page, edited(meeting, edit))
    shown = answer.content.decode()
    first = item.statements.order_by("order")[0]
    added = f"added-{item.pk}-{first.pk}-1"
    done = send(client, page, answer, f"resolution-{item.pk}-resolution", added)

    assert "<ins" in shown
    assert "นายใหม่ ใจดี" in shown
    assert done.status_code == 302
    item.refresh_from_db()
    meeting.refresh_from_db()
    assert item.resolution == "เห็นชอบ"
    assert meeting.opening.startswith("ประธานกล่าวเปิด")
    speakers = list(item.statements.order_by("order").values_list("speaker", flat=True))
    assert speakers == ["นายหนึ่ง ใจดี", "นายใหม่ ใจดี", "นายสอง ใจดี"]
    assert LogEntry.objects.filter(object_pk=str(item.pk), changes__has_key="resolution").exists()


def test_what_others_changed_after_the_download_is_told_and_not_ticked(meeting, client, page):
    item = meeting.agenda_items.first()
    data = edited(meeting, lambda docx: set_text(spoken(docx)[2].cells[1].paragraphs[0], "เห็นชอบ"))
    item.resolution = "รับทราบและให้ดำเนินการ"
    item.save()

    answer = upload(client, page, data)

    assert "หลังจากดาวน์โหลดแฟ้ม" in answer.content.decode()
    assert answer.context["chosen"] == []


def test_what_others_changed_while_the_page_was_open_is_never_overwritten(meeting, client, page):
    item = meeting.agenda_items.first()
    answer = upload(
        client,
        page,
        edited(meeting, lambda docx: set_text(spoken(docx)[2].cells[1].paragraphs[0], "เห็นชอบ")),
    )
    item.resolution = "คนอื่นแก้"
    item.save()

    done = send(client, page, answer, f"resolution-{item.pk}-resolution")

    item.refresh_from_db()
    assert done.status_code == 409
    assert "มีผู้แก้ไขข้อความนี้ในระบบ" in done.content.decode()
    assert item.resolution == "คนอื่นแก้"


def test_certified_minutes_take_nothing_back(meeting, client, page):
    data = edited(meeting)
    meeting.state, meeting.certified_before = Meeting.State.CERTIFIED, "ประชุมก่อน"
    meeting.save()

    assert "รับรองแล้ว แก้ไขไม่ได้" in client.get(page).content.decode()
    assert upload(client, page, data).status_code == 409


def test_files_of_other_origin_are_refused_in_thai(meeting, client, page):
    plain, buffer = Document(), BytesIO()
    plain.add_paragraph("รายงานการประชุม")
    plain.save(buffer)
    other = edited(make.meeting(committee=meeting.committee, starts_at="15:00"))

    for data, words in (
        (b"%PDF-1.7", "ไม่ใช่เอกสาร Word"),
        (b"PK\x03\x04broken", "เนื้อในของแฟ้มนี้ไม่ครบ"),
        (buffer.getvalue(), "ไม่พบเครื่องหมายของระบบ"),
        (other, "รายงานของการประชุมอื่น"),
    ):
        answer = upload(client, page, data)
        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_lines_outside_every_passage_are_shown_and_not_taken(meeting, client, page):
    answer = upload(
        client, page, edited(meeting, lambda docx: set_text(with_words(docx, "ณ ห้อง"), "ณ ศาลา"))
    )

    shown = answer.content.decode()
    assert "ส่วนอื่นที่แก้ในแฟ้ม" in shown
    assert "ศาลา" in shown
    assert answer.context["changes"] == []


def test_a_clerk_reads_nothing_back(meeting, client, page):
    client.force_login(make.clerk(make.division("กองคลัง"), username="other"))

    assert client.get(page).status_code == 403
