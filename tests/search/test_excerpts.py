"""Excerpts: what was found is marked, and no Thai cluster is torn."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.excerpts import BEFORE, LENGTH, Piece, excerpt, mark_matches
from search.query import read_query
from thai.spelling import normalise

THAI = st.text(st.sampled_from("กขนมเแโาำะิีุ้่๊ํัๆฯ ab12๒\n"), max_size=400)


def marked(text, typed):
    return [piece.text for piece in mark_matches(text, read_query(typed)) if piece.is_match]


@pytest.mark.parametrize(
    ("text", "typed", "matches"),
    [
        ("นโยบายคุ้มครองข้อมูลส่วนบุคคล", "คุ้มครอง", ["คุ้มครอง"]),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖", "2566", ["๒๕๖๖"]),
        ("ผลการประเมิน ITA", "ita", ["ITA"]),
        ("แผนป้องกันการทุจริต", "ทุจริต แผน", ["แผน", "ทุจริต"]),
        ("ข้อ o13 รายงาน", "ข้อ 13", ["o13"]),
        ("ข้อ o13 รายงาน", "o1", []),
        ("ร้อยละ 74.48%", "%", ["%"]),
    ],
)
def test_marks_what_was_found_as_it_is_written(text, typed, matches):
    assert marked(text, typed) == matches


@pytest.mark.parametrize(
    ("text", "typed", "cluster"),
    [("ที่นี้", "น", "นี้"), ("น้ำใจ", "น", "น้ำ"), ("เก่า", "ก", "เก่า"), ("กำ", "ำ", "กำ")],
)
def test_a_mark_takes_in_the_whole_cluster(text, typed, cluster):
    assert marked(text, typed) == [cluster]


def test_a_long_text_is_cut_around_the_match_at_spaces():
    text = "ก่อนหน้านี้ " * 30 + "คำที่ค้นหา " + "หลังจากนั้น " * 30

    pieces = excerpt(text, read_query("คำที่ค้น"))

    assert pieces[0] == Piece("… ")
    assert pieces[1].text.startswith("ก่อนหน้านี้")
    assert Piece("คำที่ค้น", is_match=True) in pieces
    assert pieces[-1] == Piece(" …")


def test_without_a_match_the_text_is_shown_from_its_beginning():
    pieces = excerpt("เริ่มต้นที่นี่", read_query("ไม่มี"))

    assert pieces == [Piece("เริ่มต้นที่นี่")]


@given(THAI, THAI.map(lambda text: text[:20]))
def test_no_cut_and_no_mark_divides_a_cluster(text, typed):
    text = normalise(text)

    pieces = excerpt(text, read_query(typed))

    shown = "".join(piece.text for piece in pieces)
    bare = shown.removeprefix("… ").removesuffix(" …")
    assert bare in text.replace("\n", " ")
    assert len(bare) <= LENGTH + BEFORE + 200
    for before, after in pairwise(pieces):
        assert after.text[0] not in "าำะิีุ้่๊ํัๆฯ"
        assert before.text[-1] not in "เแโ"
