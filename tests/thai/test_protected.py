"""What belongs together stays whole, told by its look or by the office's own data."""

import pytest

from thai.protected import Vocabulary, as_typed, protected_spans, unbreakable, use_source
from thai.text_blocks import keep_together, mark_words

OWN = ["ผ่านดีเยี่ยม", "ผ่านดี", "กองสาธารณสุขและสิ่งแวดล้อม", "พระครูสังฆรักษ์ สมหมาย", "คณะ" * 40]


@pytest.fixture
def own():
    words = Vocabulary(OWN[2:], levels=["ผ่าน", *OWN[:2]])
    use_source(lambda: words)
    return words


def whole(text: str, words: Vocabulary) -> list[str]:
    return [text[start:end] for start, end in protected_spans(text, words)]


@pytest.mark.parametrize(
    "words",
    [
        "วันที่ ๒๐ ตุลาคม ๒๕๖๕",
        "เมื่อวันพุธที่ ๒๐ ตุลาคม พ.ศ. ๒๕๖๕",
        "๒๐ - ๒๒ ต.ค. 65",
        "เดือนตุลาคม ๒๕๖๕",
        "ปีงบประมาณ พ.ศ. ๒๕๖๖",
        "๑,๒๓๔,๕๖๗.๕๐ บาท",
        "๑๒.๕ ล้านบาท",
        "มาตรา ๑๔",
        "ครั้งที่ ๑/๒๕๖๖"[5:],
        "เลขที่โครงการ 65117123456",
        "e-GP",
        "ว่าที่ร้อยตรีหญิง มานี มีนา",
        "นางสาววันเพ็ญ เงามาม",
        "ผ่านดีเยี่ยม",
        "กองสาธารณสุขและสิ่งแวดล้อม",
        "พระครูสังฆรักษ์ สมหมาย",
    ],
)
def test_stays_whole(own, words):
    assert whole(f"ตาม{words} ต่อไป", own) == [words]


def test_the_longest_grade_wins_and_no_cluster_is_divided(own):
    assert whole("ได้ผ่านดีเยี่ยมและผ่านดี กับ ผ่านดี่", own) == ["ผ่านดีเยี่ยม", "ผ่านดี"]


def test_a_name_longer_than_a_line_may_break(own):
    assert whole("คณะ" * 40, own) == []


def test_brackets_and_commas_stay_with_their_word(own):
    html = mark_words("(นายดำ ขาว), “ผ่านดี”")

    assert '<span class="together">(นายดำ ขาว),</span>' in html
    assert '<span class="together">“ผ่านดี”</span>' in html


def test_a_value_of_its_own_is_escaped():
    assert keep_together("<b>") == '<span class="together">&lt;b&gt;</span>'
    assert keep_together("") == ""


def test_word_gets_spaces_and_joints_that_do_not_break(own):
    text = "นายดำ ขาว ได้ระดับผ่านดีเยี่ยม เมื่อวันที่ ๒๐ ตุลาคม ๒๕๖๕"

    joined = unbreakable(text)

    assert "นายดำ\u00a0ขาว ได้ระดับผ่าน\u2060ดี\u2060เยี่ยม " in joined
    assert "เมื่อวันที่\u00a0๒๐\u00a0ตุลาคม\u00a0๒๕๖๕" in joined
    assert as_typed(joined) == text


@pytest.mark.parametrize("unit", ["นาย", "๑.", "๑ ", "ผ่านดี", "วันที่ ", "a-", "พระครู"])
def test_reading_costs_what_the_text_is_long(own, unit):
    asked = 0

    class Counting(frozenset):
        def __contains__(self, word):
            nonlocal asked
            asked += 1
            return super().__contains__(word)

    own.words = Counting(own.words)
    protected_spans(unit * 2000, own)

    assert asked <= 2000 * len(unit) * 5
