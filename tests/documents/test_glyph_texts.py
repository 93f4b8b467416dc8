"""The text of each glyph, read out of the font: by its character, its name, the font's rules."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from documents.font_files import FONTS
from documents.glyph_clusters import ClusterFont, as_typed
from documents.glyph_texts import glyph_texts

SARABUN = FONTS / "Sarabun-Regular.ttf"
LOMA = Path("/usr/share/fonts/truetype/tlwg/Loma.ttf")


def texts_by_name(path: Path, content: bytes | None = None) -> dict[str, str]:
    texts = glyph_texts(content or path.read_bytes())
    return {name: texts.get(i) for i, name in enumerate(TTFont(path).getGlyphOrder())}


def nameless(path: Path) -> bytes:
    """The font without glyph names, as most fonts on the web are."""
    font = TTFont(path)
    font["post"].formatType = 3.0
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("glyph", "text"),
    [
        ("uni0E01", "ก"),
        ("space", " "),
        ("hyphen", "-"),
        ("uni0E49.small", "\u0e49"),
        ("uni0E4D0E48", "\u0e4d\u0e48"),
        ("uni0E4D0E49.narrow", "\u0e4d\u0e49"),
        ("uni0E240E45", "ฤๅ"),
        ("fi", "fi"),
    ],
)
def test_characters_and_names_tell_the_text(glyph, text):
    assert texts_by_name(SARABUN)[glyph] == text


def test_rules_of_the_font_tell_the_rest():
    assert texts_by_name(SARABUN)["yoYingthai.less"] == "ญ"


@pytest.mark.parametrize(
    ("path", "glyphs"),
    [
        (SARABUN, ["uni0E49.small", "uni0E31.narrow", "doChadathai.short", "uni0E4D0E48"]),
        (LOMA, ["uni0E48.low", "uni0E4C.low", "uni0E0D.descless"]),
    ],
    ids=["sarabun", "loma"],
)
def test_rules_alone_tell_the_same_as_names(path, glyphs):
    names, rules = texts_by_name(path), texts_by_name(path, nameless(path))

    for glyph in glyphs:
        assert sorted(rules[glyph]) == sorted(names[glyph])


def test_a_private_character_never_hides_the_real_one():
    cmap = TTFont(LOMA).getBestCmap()
    assert "uni0E48.low" in {name for code, name in cmap.items() if 0xE000 <= code <= 0xF8FF}

    assert texts_by_name(LOMA)["uni0E48.low"] == "\u0e48"


@pytest.mark.parametrize(
    ("drawn", "typed"),
    [
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("ด\u0e4d\u0e32", "ดำ"),
        ("ผ\u0e49\u0e39", "ผู้"),
        ("ธ\u0e4c\u0e38", "ธุ์"),
        ("ปั้", "ปั้"),
        ("ส\u0e4d", "ส\u0e4d"),
    ],
)
def test_a_cluster_is_read_as_it_is_typed(drawn, typed):
    assert as_typed(drawn) == typed


@pytest.mark.parametrize(
    ("cluster", "glyph", "belongs"),
    [
        ("น", "\u0e49", True),
        ("น\u0e4d\u0e49", "า", True),
        ("น\u0e49", "า", False),
        ("น", "า", False),
        ("น", "ก", False),
        (" ", "\u0e49", False),
    ],
)
def test_marks_and_the_aa_of_sara_am_join_their_consonant(cluster, glyph, belongs):
    font = ClusterFont(SARABUN.read_bytes(), 1000)
    numbers = {character: number for number, character in enumerate(" กนา\u0e49\u0e4d")}
    texts = {number: character for character, number in numbers.items()}
    font.add_glyphs(texts, dict.fromkeys(texts, 500), missing=set())

    parts = [(numbers[character], 0, 0) for character in cluster]
    assert font.joins(parts, numbers[glyph]) is belongs
