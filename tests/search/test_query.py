"""What people type, read as words and as codes."""

import pytest

from search.query import MAX_LENGTH, MAX_TERMS, read_query


@pytest.mark.parametrize(
    "typed",
    ["o13", "O13", "o 13", "o-13", "โอ 13", "โอ13", "OIT 13", "ข้อ 13", "ข้อ ๑๓", "ข้อที่ 13",
     "ข้อ o13", "๐๑๓", "013", "ข้อ ๐๑๓", "o๑๓", "  o13  ", "o013"],
)  # fmt: skip
def test_a_code_is_read_however_it_is_typed(typed):
    assert read_query(typed).codes == ["o13"]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("ตัวชี้วัดที่ 6", ["iit6", "eit6"]),
        ("ตัวชี้วัด ๖", ["iit6", "eit6"]),
        ("EIT 6", ["eit6"]),
        ("iit1", ["iit1"]),
        ("มาตรการที่ 2", ["m2"]),
        ("7", ["o7", "iit7", "eit7", "m7"]),
    ],
)
def test_indicators_measures_and_bare_numbers_have_codes_too(typed, codes):
    assert read_query(typed).codes == codes


@pytest.mark.parametrize(
    "typed", ["2566", "ตัวชี้วัดย่อย 9.1", "ข้อมูล", "photo13", "1/2566", "0.13", "o0", "ข้อ 100"]
)
def test_what_only_looks_like_a_code_is_none(typed):
    assert read_query(typed).codes == []


def test_words_and_codes_stand_together():
    terms = read_query("แผน ข้อ 13 ป้องกัน").terms

    assert [term.text for term in terms] == ["แผน", "ข้อ 13", "ป้องกัน"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [("๒๕๖๖", "2566"), ("ITA", "ita"), ("นํ้า", "น้ำ"), ("น\u200bโยบาย", "นโยบาย"), ("%_\\", "%_\\")],
)
def test_a_word_has_one_spelling(typed, text):
    assert [term.text for term in read_query(typed).terms] == [text]


def test_a_word_typed_twice_is_searched_once():
    assert len(read_query("แผน แผน แผน").terms) == 1


def test_too_long_a_query_is_refused_with_a_sentence():
    query = read_query("ก" * 10_000)

    assert query.terms == ()
    assert len(query.typed) == MAX_LENGTH
    assert f"ยาวเกิน {MAX_LENGTH} ตัวอักษร" in query.notes[0]


def test_too_many_words_are_cut_with_a_sentence():
    query = read_query(" ".join(f"คำ{letter}" for letter in "กขคงจฉชซฌญฎฏ"))

    assert len(query.terms) == MAX_TERMS
    assert f"ไม่เกิน {MAX_TERMS} คำ" in query.notes[0]


def test_control_characters_are_taken_out_and_that_is_said():
    query = read_query("แผน\x00\x1bงาน")

    assert [term.text for term in query.terms] == ["แผนงาน"]
    assert "อักขระที่มองไม่เห็น" in query.notes[0]


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "\u200b\n\t"])
def test_nothing_typed_is_nothing_to_search(typed):
    assert read_query(typed).terms == ()


@pytest.mark.parametrize("typed", ["29/11/2565", "๒๙/๑๑/๒๕๖๕", "29-11-65", "29.11.2565"])
def test_a_day_in_digits_is_also_its_words(typed):
    (term,) = read_query(typed).terms

    assert term.words == ("29 พฤศจิกายน", "2565")


@pytest.mark.parametrize("typed", ["32/11/2565", "29/13/2565", "1/2566", "9.1.1", "29/11-2565"])
def test_what_only_looks_like_a_day_is_none(typed):
    assert [term.words for term in read_query(typed).terms] == [()]


def test_quotation_marks_are_not_searched():
    assert [term.text for term in read_query('"แผน ป้องกัน" “ทุจริต”').terms] == [
        "แผน",
        "ป้องกัน",
        "ทุจริต",
    ]
