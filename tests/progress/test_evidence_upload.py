"""What the portal notes about a file when a clerk adds it to a row."""

import re

import pytest

from progress.models import Evidence
from tests import make
from tests.backoffice import test_meeting_page as meeting_page
from tests.backoffice.row_page import address, form_of, new_evidence
from tests.sample_files import PROGRAM, archive, locked_pdf, pdf_of, scanned_pdf, upload, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(palad, client, clerk):
    client.force_login(clerk)
    return make.item(divisions=[palad])


def add(client, item, name: str, data: bytes):
    values = new_evidence(title="หลักฐาน", file=upload(name, data))
    return client.post(address(item), {**form_of(client, item), **values, "_continue": "1"})


WORDS = pdf_of(b"BT /F1 12 Tf 72 700 Td (Annual report of the office) Tj ET")
FILES = {
    "เขียน.pdf": (lambda: WORDS, Evidence.Reading.TEXT),
    "สแกน.pdf": (scanned_pdf, Evidence.Reading.NO_TEXT),
    "มีรหัส.pdf": (locked_pdf, Evidence.Reading.UNREADABLE),
    "รวม.zip": (lambda: archive({"a.pdf": WORDS}), ""),
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_noted_whether_the_text_can_be_read(client, item, name):
    make_file, reading = FILES[name]

    add(client, item, name, make_file())

    assert item.evidence.get().reading == reading


def test_numbers_of_people_are_noted_masked_and_shown_on_the_row(client, item):
    make.agency(phone="0 3569 5021")
    data = word("นางสาวดวงดา เลขประจำตัว ๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑", "โทร 035-695021")

    add(client, item, "รายชื่อ.docx", data)

    noted = [{"kind": "เลขประจำตัวประชาชน", "masked": "1-xxxx-xxxxx-xx-1"}]
    assert item.evidence.get().personal_data == noted
    page = client.get(address(item)).content.decode()
    assert "1-xxxx-xxxxx-xx-1" in page
    assert "2345" not in page


def test_the_whole_file_is_stored_after_it_was_read(client, item):
    add(client, item, "เขียน.pdf", WORDS)

    with item.evidence.get().file.open() as stored:
        assert stored.read() == WORDS


def test_a_program_named_pdf_is_refused_and_leaves_nothing(client, item):
    page = add(client, item, "แผน.pdf", PROGRAM).content.decode()

    assert "แฟ้มนี้ชื่อลงท้าย .pdf แต่เนื้อในเป็นโปรแกรมของ Windows" in page
    assert not item.evidence.exists()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("แผน.doc", "pdf"),
        ("งบ.xls", "xlsx หรือ pdf"),
        ("นำเสนอ.pptx", "pdf"),
        ("แผน.odt", "pdf"),
        ("ภาพ.webp", "jpg หรือ png"),
    ],
)
def test_a_kind_that_is_not_taken_is_refused_with_what_to_do(client, item, name, kind):
    page = add(client, item, name, b"whatever").content.decode()

    assert "ระบบรับแฟ้ม pdf" in page
    assert re.search(rf"แฟ้ม \.[a-z]+: กรุณา[^<\"]* บันทึกเป็น {kind} ", page)
    assert not item.evidence.exists()


def test_a_program_cannot_pass_for_a_signed_copy_either(client, secretary):
    meeting = make.meeting()
    client.force_login(secretary)
    values = {"signed_copies-TOTAL_FORMS": 1, "signed_copies-0-published_at": "29/11/2565 15:00"}
    file = upload("ลงนาม.pdf", PROGRAM)

    values |= meeting_page.form(meeting, **values, **{"signed_copies-0-file": file})
    page = client.post(meeting_page.address(meeting), values).content.decode()

    assert "แต่เนื้อในเป็นโปรแกรมของ Windows" in page
    assert not meeting.signed_copies.exists()
