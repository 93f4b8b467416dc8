"""
What the back office promises of the public site is pressed somewhere, and looked at as a stranger.

Every sentence of forms, messages and pages of the office that speaks of what the public sees
stands here beside the test that plays it. A new sentence without one fails.
"""

import re
from pathlib import Path

import pytest

from tests.floors import PACKAGES

ROOT = Path(__file__).resolve().parent.parent
SPOKEN = re.compile(r"[^\"'>{}%]*(?:ประชาชน|แสดงท้ายทุกหน้า|ผู้ที่เปิดที่อยู่เดิม)[^\"'<{}%]*")
# They speak of the portal to readers, not of readers to the office; a made-up town has contents.
READERS = {"open_data", "public_site", "search", "operations", "ita_portal", "sample_town"}

ACTS = "backoffice/test_publication.py::"
WITHDRAWN = f"{ACTS}test_withdrawn_means_gone_and_the_address_says_when_and_why"
APPROVED = f"{ACTS}test_approving_publishes_the_row_with_its_report"
HIDDEN = f"{ACTS}test_approving_in_a_year_that_is_not_public_says_what_is_so"
SEEN = "catalogue/test_visibility.py::test_the_answer_is_what_a_stranger_gets"
A_YEAR = f"{ACTS}test_a_year_shows_what_becomes_public_and_does_it_at_once"
RESTORED = f"{ACTS}test_a_restored_row_of_a_withdrawn_year_is_not_called_public"
START = "getting_started/test_what_citizens_see.py::"
IMPORT = "imports_assistant/test_what_strangers_see.py::"
DRAFTS = "test_promises_kept.py::test_minutes_that_nobody_checked_say_so_to_readers"

# The beginning, or a telling part, of each sentence → the test that plays it.
PROMISES = {
    "ประชาชนเห็นทันทีที่บันทึก ชื่อและตรา": f"{START}test_the_agency_is_seen_at_once",
    "ประชาชนเห็นชื่อส่วนราชการ เมื่อเผยแพร่ปี": f"{START}test_divisions_are_seen_with_their_year",
    "ประชาชนเห็นชื่อส่วนราชการที่รับผิดชอบ": f"{START}test_divisions_are_seen_with_their_year",
    "ประชาชนไม่เห็นชื่อบัญชี": f"{START}test_people_are_never_seen",
    "ประชาชนไม่เห็นปีที่ยังไม่เผยแพร่": f"{START}test_a_year_is_hidden_until_published",
    "ประชาชนเห็นมาตรการที่เผยแพร่แล้วเท่านั้น": f"{START}test_only_published_measures_of_a_published_year",
    "ประชาชนเห็นปีนี้ ทุกข้อในแบบตรวจ": A_YEAR,
    "แสดงท้ายทุกหน้าและในหน้านโยบาย": "test_promises_kept.py::test_the_date_of_the_notice_is_shown",
    "รายงานที่มีอยู่ไม่เปลี่ยน และประชาชนยังเห็นเหมือนเดิม": "test_promises_kept.py::"
    "test_own_statuses_of_a_year_change_nothing_for_readers",
    "ประชาชนยังเห็นทุกอย่างที่เผยแพร่แล้วเหมือนเดิม": "browser/test_acts.py::"
    "test_a_closed_year_stays_public_and_nothing_of_it_can_be_withdrawn",
    "ประชาชนเห็นแฟ้มใหม่ เมื่อรายการนี้เผยแพร่": "backoffice/test_meeting_page.py::"
    "test_the_signed_copy_is_offered_beside_the_minutes",
    "กรุณาระบุเหตุผลที่ถอนการเผยแพร่ ประชาชนจะอ่านเหตุผลนี้ได้": WITHDRAWN,
    "ผู้ที่เปิดที่อยู่เดิมจะเห็นว่าถูกถอนเมื่อใด": WITHDRAWN,
    "ประชาชนไม่เห็นแล้ว": WITHDRAWN,
    "ประชาชนจะไม่เห็น": WITHDRAWN,
    "ประชาชนจะเห็นอีกครั้ง": WITHDRAWN,
    "เมื่อนำกลับมาแล้ว ประชาชนยังไม่เห็น": RESTORED,
    "ประชาชนเห็นแล้ว": SEEN,
    "ประชาชนยังไม่เห็น": SEEN,
    "ไม่แสดงต่อประชาชน": "test_nothing_leaks.py::test_no_public_page_says_a_secret",
    "ตัวชี้วัดย่อยนี้ยังไม่มีข้อที่ประชาชนเห็น": SEEN,
    "ประชาชนจะเห็นคำว่าร่าง": DRAFTS,
    "ประชาชนเห็นคำว่าร่าง": DRAFTS,
    "ประชาชนยังเปิดหน้านี้ไม่ได้": "itas/test_itas_sheet.py::"
    "test_a_row_that_the_public_cannot_open_says_so",
    "ประชาชนเปิดหน้านี้": "itas/test_itas_sheet.py::test_a_row_that_the_public_cannot_open_says_so",
    "เผยแพร่แล้ว ประชาชนเห็นข้อมูลนี้แล้ว": APPROVED,
    "ประชาชนเห็นสถานะใหม่เมื่อเลขานุการอนุมัติแล้ว": APPROVED,
    "ประชาชนเห็นหลักฐานเมื่อรายงานได้รับอนุมัติ": "test_promises_kept.py::"
    "test_evidence_is_seen_when_its_report_is_approved",
    "ประชาชนเห็นเมื่อรายงานของข้อนี้ได้รับอนุมัติ": "test_promises_kept.py::"
    "test_evidence_is_seen_when_its_report_is_approved",
    "ยังไม่มีรายงานที่อนุมัติ ประชาชนเห็นว่า": "test_promises_kept.py::"
    "test_a_row_without_a_report_is_shown_as_not_done",
    "เมื่อเผยแพร่แล้ว ประชาชนจะเห็น": HIDDEN,
    "อนุมัติแล้ว แต่ประชาชนยังไม่เห็น": HIDDEN,
    "เก็บไว้ในระบบ ประชาชนไม่เห็น": "test_promises_kept.py::"
    "test_readers_get_the_result_of_a_look_and_neither_name_nor_note",
    "ประชาชนเห็นผลและวันที่ ไม่เห็นชื่อ": "test_promises_kept.py::"
    "test_readers_get_the_result_of_a_look_and_neither_name_nor_note",
    "ข้อความรายงานที่นำเข้าเป็นฉบับร่างเสมอ": "spreadsheets/test_what_an_import_changes.py::"
    "test_a_clerks_text_becomes_a_draft_and_the_public_sees_nothing_of_it",
    "หน้าที่ประชาชนเห็นจะไม่เปลี่ยน": f"{ACTS}test_a_list_asks_with_numbers_and_then_does_it_to_all",
    "สิ่งที่ประชาชนเห็นเปลี่ยนไป": f"{ACTS}test_a_list_asks_with_numbers_and_then_does_it_to_all",
    "ประชาชนจะเห็นเพิ่ม": A_YEAR,
    "รายการที่ประชาชนไม่เห็น จะไม่อยู่ในรายงาน": "annual_report/test_readiness.py::"
    "test_rows_that_the_public_does_not_see_are_told",
    "เก็บไว้กับฉบับนี้ ประชาชนอ่านได้": "annual_report/test_readiness.py::"
    "test_readers_see_the_note_but_not_what_is_hidden",
    "งานในส่วนราชการ ประชาชนเห็นข้อความนี้": "measures/test_pages.py::test_the_page_of_a_measure",
    "เป็นส่วนหนึ่งของรายงาน ประชาชนเห็นเมื่อเลขานุการอนุมัติแล้ว": "measures/test_pages.py::"
    "test_what_was_spent_is_public_once_its_report_is_approved",
    "ประชาชนเห็นทันทีที่บันทึก": "measures/test_table.py::"
    "test_what_is_saved_of_a_public_row_is_public_at_once",
    "ประชาชนจึงเคยเห็นได้": "criteria/test_import.py::test_nothing_goes_out_of_a_year_that_was_public",
    "ลบได้เฉพาะที่ยังไม่มีงานและประชาชนไม่เคยเห็น": "criteria/test_import.py::"
    "test_what_was_never_seen_and_has_no_work_goes_if_it_is_ticked",
    "ปีนี้ยังไม่เผยแพร่ ประชาชนยังไม่เห็น": f"{IMPORT}test_nothing_of_a_hidden_year_is_seen",
    "แต่ข้อที่เพิ่ม คะแนน และสิ่งที่แก้ในรายการที่ประชาชนเห็นอยู่แล้ว": f"{IMPORT}"
    "test_added_rows_of_a_public_year_are_drafts_and_changes_are_seen_at_once",
    "รายชื่อเก็บไว้ในระบบ ประชาชนไม่เห็น": f"{IMPORT}test_names_of_a_committee_are_not_seen",
    "ข้อที่เพิ่มจากรายงานนี้ ประชาชนจะเห็นทันที": f"{IMPORT}"
    "test_the_title_of_a_report_of_a_public_year_is_seen_at_once",
    "ประชาชนเปิดไฟล์ได้เมื่อการประชุมนี้เผยแพร่": "meetings/test_papers.py::"
    "test_a_paper_of_an_item_stands_in_the_agenda_and_opens_once_the_meeting_is_public",
    "ประชาชนเห็นเฉพาะการแก้ไขที่บันทึกเมื่อรับรองรายงาน": "meetings/test_circulating.py::"
    "test_nothing_of_it_is_public",
    "เอกสารของการประชุมนี้ ใช้ภายในหน่วยงาน": "meetings/test_papers.py::test_a_paper_is_a_private_pdf",
    # Links and headings of what is public now.
    "หน้าที่ประชาชนเห็น": "test_promises_kept.py::"
    "test_a_link_to_the_public_page_is_there_only_if_it_opens",
    "หน้าตรวจสอบที่ประชาชนเห็น": "annual_report/test_readiness.py::"
    "test_readers_see_the_note_but_not_what_is_hidden",
    "ที่ประชาชนเห็นตอนนี้": HIDDEN,
    "ที่ประชาชนเห็นและประวัติ": HIDDEN,
}  # fmt: skip
# The same letters in other words.
# A number, and names of posts.
NOT_MEANT = ("เลขประจำตัวประชาชน", "อธิบดี|คณบดี")


def sentences() -> set[str]:
    """What modules and templates of the back office say of the public."""
    modules = [
        path
        for package in PACKAGES
        if package not in READERS
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts
    ]
    pages = (ROOT / "templates/admin").rglob("*.html")
    found = set()
    for path in [*modules, *pages]:
        for match in SPOKEN.finditer(path.read_text(encoding="utf-8")):
            text = match[0].strip()
            if '"""' not in text and not text.startswith("#"):
                found.add(text)
    return found


def test_every_promise_is_played():
    unplayed = [
        text for text in sentences() if not any(part in text for part in (*PROMISES, *NOT_MEANT))
    ]
    assert sorted(unplayed) == []


@pytest.mark.parametrize("where", sorted(set(PROMISES.values())))
def test_the_test_that_plays_it_is_there_and_looks_as_a_stranger(where):
    path, _, name = where.partition("::")
    code = (ROOT / "tests" / path).read_text(encoding="utf-8")

    assert f"def {name}(" in code
    assert re.search(r"stranger|client|page\(|only_row", code)


def test_no_promise_is_kept_for_a_sentence_that_is_gone():
    spoken = sentences()

    gone = [part for part in PROMISES if not any(part in text for text in spoken)]
    assert gone == []
