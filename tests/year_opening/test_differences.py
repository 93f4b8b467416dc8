"""What changed between two Thai texts, in pieces."""

from time import perf_counter

from thai.differences import Piece, pieces


def test_equal_texts_have_no_change():
    assert pieces("แผนดำเนินงาน", "แผนดำเนินงาน") == [Piece("แผนดำเนินงาน")]
    assert pieces("", "") == []


def test_a_year_is_taken_out_and_put_in_whole():
    found = pieces("แผน ปี พ.ศ. 2569", "แผน ปี พ.ศ. 2570")

    assert found == [Piece("แผน ปี พ.ศ. "), Piece("2569", "removed"), Piece("2570", "added")]


def test_marks_stay_with_their_letter():
    found = pieces("ที่นี่", "ที่นั่น")

    assert all(not piece.text.startswith(("\u0e48", "\u0e31", "\u0e35")) for piece in found)


def test_the_pieces_make_both_texts_again():
    old = "รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล ประจำปี 2568"
    new = "รายงานผลการพัฒนาทรัพยากรบุคคลและการบริหาร ประจำปี 2569"

    found = pieces(old, new)

    assert "".join(piece.text for piece in found if piece.change != "added") == old
    assert "".join(piece.text for piece in found if piece.change != "removed") == new


def test_long_texts_are_told_whole_and_at_once():
    began = perf_counter()

    found = pieces("กข" * 20_000, "ขก" * 20_000)

    assert perf_counter() - began < 2
    assert len(found) <= 4
