"""The fonts we ship: checkboxes that Sarabun lacks, and Sarabun made small for the web."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from documents.font_files import FONTS

WEB_FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
THAI = {code for code in range(0x0E01, 0x0E5C) if not 0x0E3B <= code <= 0x0E3E}


@pytest.mark.parametrize(
    "path", [FONTS / "PortalBoxes.ttf", WEB_FONTS / "PortalBoxes.woff2"], ids=lambda p: p.name
)
def test_all_boxes_take_the_same_room(path):
    font = TTFont(path)
    cmap = font.getBestCmap()
    begun, empty, ticked = cmap[0x25E7], cmap[0x2610], cmap[0x2611]

    assert sorted(cmap) == [0x25E7, 0x2610, 0x2611]
    assert font["hmtx"][empty] == font["hmtx"][ticked] == font["hmtx"][begun]
    assert font["glyf"][empty].numberOfContours == 2
    assert font["glyf"][ticked].numberOfContours == 3


def test_a_checkbox_never_changes_the_height_of_a_line():
    boxes, sarabun = TTFont(FONTS / "PortalBoxes.ttf"), TTFont(FONTS / "Sarabun-Regular.ttf")

    for metric in ["ascent", "descent", "lineGap"]:
        assert getattr(boxes["hhea"], metric) == getattr(sarabun["hhea"], metric)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_web_font_holds_all_of_thai_and_places_its_marks(weight):
    full = TTFont(FONTS / f"Sarabun-{weight}.ttf")
    web = TTFont(WEB_FONTS / f"Sarabun-{weight}.woff2")

    assert set(web.getBestCmap()) >= THAI | set(range(0x20, 0x7F)) | set(map(ord, "“”‘’–—…•"))
    assert layout_features(web, "GPOS") >= {"kern", "mark", "mkmk"}
    assert layout_features(web, "GSUB") >= {"ccmp", "liga"}
    assert mark_pairs(web) == mark_pairs(full) > 0


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_web_font_is_small(weight):
    assert (WEB_FONTS / f"Sarabun-{weight}.woff2").stat().st_size <= 20_000


@pytest.mark.parametrize("folder", [FONTS, WEB_FONTS], ids=["documents", "static"])
def test_the_open_font_licence_lies_beside_the_fonts(folder):
    licence = (folder / "OFL.txt").read_text()

    assert "Sarabun Project Authors" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def layout_features(font: TTFont, table: str) -> set[str]:
    return {record.FeatureTag for record in font[table].table.FeatureList.FeatureRecord}


def mark_pairs(font: TTFont) -> int:
    """How many (lower, upper) pairs of Thai marks the font knows how to stack."""
    cmap = font.getBestCmap()
    thai = {cmap[code] for code in THAI if code in cmap}
    pairs = 0
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            if subtable.LookupType == 6:
                upper = thai & set(subtable.Mark1Coverage.glyphs)
                lower = thai & set(subtable.Mark2Coverage.glyphs)
                pairs += len(upper) * len(lower)
    return pairs
