"""No empty boxes: what Sarabun lacks has a font or a word, and the rest is told beforehand."""

from io import BytesIO

import docx
import pytest
from django.utils import timezone

from catalogue.notices import look_at
from documents.document import Document
from documents.font_coverage import unknown_characters
from documents.model import Paragraph
from documents.pdf import make_pdf
from documents.substitutes import with_words
from documents.word_writer import write_word
from tests import make
from tests.documents.reading import opened

SIGNS = "✓ ✔ ☑ ☐ ☒ ✗ → ← ⇒ ● ○ ■ □ ▪ ★ ☆ • ฿ ½ ² ⁴ ₂ № ℃ ① ➢ ☎ α β ≤ ລາວ ‑ € ❤"


def test_common_signs_and_lao_have_a_font():
    result = make_pdf(f'<html lang="th"><title>ก</title><p>{SIGNS}</p><p><b>{SIGNS}</b></p>')

    assert result.left_out == ()
    assert unknown_characters(SIGNS) == []
    with opened(result.data) as document:
        assert document.page_count if hasattr(document, "page_count") else document.pages


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ดี 😀👍🏽!", "ดี [ยิ้ม][ยกนิ้ว]!"),
        ("👨‍👩‍👧 ครอบครัว", "[คน] ครอบครัว"),
        ("🇹🇭", "[ธง]"),
        ("🦄", "[รูปสัญลักษณ์]"),
        ("ข้อ 1️⃣ ✔️ ✅ ❤️", "ข้อ 1 ✔ ✔ ❤"),
        ("𝐀𝟏 ＡＢ ㎡", "A1 AB m2"),
        ("☎ 0", "☎ 0"),
        ("ปกติ ๑๒ e\u0301", "ปกติ ๑๒ e\u0301"),
    ],
)
def test_emoji_are_words_in_print(typed, printed):
    assert with_words(typed) == printed
    assert with_words(printed) == printed
    assert unknown_characters(typed) == []


def test_paper_and_word_say_the_same_word():
    page = make_pdf('<html lang="th"><title>ก</title><p>งานดี 😀 ✓</p>')
    word = write_word(Document("ก", "ก", [Paragraph("งานดี 😀 ✓ ລາວ")], created=timezone.now()))

    runs = docx.Document(BytesIO(word)).paragraphs[0].runs

    assert page.left_out == ()
    assert [run.text for run in runs] == ["งานดี [ยิ้ม] ", "✓", " ", "ລາວ"]
    assert [run.font.name for run in runs] == [None, "Segoe UI Symbol", None, "Leelawadee UI"]


@pytest.mark.django_db
def test_what_no_font_has_is_told_where_it_is_typed():
    meeting = make.meeting(place="ห้อง 中国")
    item = meeting.agenda_items.create(order=1, title="เรื่อง ✓ 😀")

    notices = {notice.field: notice.text for notice in look_at([meeting])}

    assert "“中” “国”" in notices["place"]
    assert not [notice for notice in look_at([item]) if notice.id == "unprintable"]
    assert make_pdf('<html lang="th"><title>ก</title><p>中</p>').left_out
