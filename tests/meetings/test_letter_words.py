"""What stands in letters and minutes is what was typed: addresses, numbers, dashes."""

import time

import pytest

from agency.models import Agency
from correspondence.forms import letter_document
from documents.html_writer import HtmlWriter
from meetings.minutes_notices import wrong_shares
from meetings.models import MeetingLetter as Letter
from meetings.papers.lists import agenda_document
from tests import make
from thai.text_blocks import to_html


def html_of(document) -> str:
    return str(HtmlWriter(printed=True, entries=[]).blocks(document.blocks))


@pytest.mark.django_db
def test_addresses_in_letters_and_papers_keep_their_digits():
    address = "https://zoom.example.go.th/j/12345"
    letter = Letter(form="memo", subject="ประชุม 5", to="ทุกท่าน", body=f"ผ่าน {address} เวลา 9.30 น.")

    html = html_of(letter_document(letter, make.agency(), "หนังสือ"))

    assert f'href="{address}"' in html
    assert "๙.๓๐" in html
    assert "ประชุม ๕" in html
    meeting = make.meeting(place=f"ผ่าน {address} ชั้น 2")
    assert address in html_of(agenda_document(meeting))


@pytest.mark.parametrize("number", ["อท 72001/123", "อท๗๒๐๐๑/๑๒๓", "/123"])
def test_the_prefix_of_a_number_stands_once_however_it_was_typed(number):
    letter = Letter(form="memo", number=number, subject="ก", to="ข", body="ค")
    agency = Agency(name="เทศบาลตำบลตัวอย่าง", document_prefix="อท ๗๒๐๐๑")

    assert html_of(letter_document(letter, agency, "หนังสือ")).count("๗๒๐๐๑") == 1


@pytest.mark.parametrize("typed", ["-ไม่มี-", "-5 องศา", "–ไม่มี–"])
def test_a_dash_that_marks_no_list_stays_a_word(typed):
    assert to_html(typed) == f"<p>{typed}</p>"


def test_shares_are_read_within_a_sentence_and_take_the_time_of_the_text():
    assert list(wrong_shares("ร้อยละ ๗๔.๔๘ มีจำนวน ๔๓ ข้อ ดำเนินการครบ ๒๗ ข้อ")) == [
        ("74.48", 27, 43, 62.79)
    ]
    assert list(wrong_shares("ร้อยละ 1.2.3 มีจำนวน 5 ข้อ ครบ 5 ข้อ")) == []
    spent = []
    for count in (4_000, 32_000):
        text = "ร้อยละ 1 " * count + "มีจำนวน 1 ข้อ " * count
        begun = time.process_time()
        list(wrong_shares(text))
        spent.append(time.process_time() - begun)
    assert spent[1] < spent[0] * 24  # eight times the text; a square would take 64 times
