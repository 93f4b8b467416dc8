"""
Makes the fonts that we derive or draw ourselves. Nobody needs to run this to use the portal.

    python documents/fonts/build.py

From the Sarabun TTFs beside this file (SIL Open Font License, OFL.txt) come the web subsets
static/fonts/Sarabun-*.woff2; "Portal Boxes", the boxes ☐ ☑ ◧ which Sarabun lacks, is drawn
here and written as TTF (documents) and as WOFF2 (web). The result is the same on every run.
"""

from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
WEB_FONTS = HERE.parent.parent / "static" / "fonts"

WEB_WEIGHTS = ["Regular", "Bold"]
# Basic Latin, no-break space « · » × ÷, Thai, general punctuation, arrows, dotted circle (which
# shows a stray Thai mark). Layout features stay as fontTools keeps them: all that apply unasked.
WEB_CHARACTERS = [
    *range(0x20, 0x7F),
    *(0xA0, 0xA9, 0xAB, 0xB0, 0xB1, 0xB7, 0xBB, 0xD7, 0xF7),
    *range(0x0E00, 0x0E80),
    *range(0x2000, 0x2070),
    *range(0x2190, 0x2194),
    0x25CC,
]

# Units of 1/1000 em. The square stands on Sarabun's baseline, a little taller than a consonant
# (ก is 586 high), as wide as its line is even; both glyphs take the same room.
ADVANCE = 760
BOX_LEFT, BOX_BOTTOM, BOX_RIGHT, BOX_TOP = 60, -30, 700, 610
LINE = 56
TICK = [(172, 318), (322, 142), (598, 490)]
TICK_WIDTH = 98
SARABUN_ASCENT, SARABUN_DESCENT = 1068, -232  # the same line height: a box never moves a line
FONT_EPOCH = 3786912000  # 2024-01-01 in the font's own count of seconds, since 1904


def rectangle(pen: TTGlyphPen, corners: tuple[int, int, int, int], hole: bool = False) -> None:
    """A rectangle (left, bottom, right, top); drawn the other way round, it is a hole."""
    left, bottom, right, top = corners
    points = [(left, bottom), (left, top), (right, top), (right, bottom)]
    polygon(pen, points[::-1] if hole else points)


def polygon(pen: TTGlyphPen, points: list[tuple[int, int]]) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def tick_outline() -> list[tuple[int, int]]:
    """The tick's middle line thickened to both sides, with square ends and a sharp elbow."""
    (x1, y1), (x2, y2), (x3, y3) = TICK
    down, up = unit(x2 - x1, y2 - y1), unit(x3 - x2, y3 - y2)
    half = TICK_WIDTH / 2
    # Where the two thickened strokes meet: along the bisector of their normals.
    normal_down, normal_up = (-down[1], down[0]), (-up[1], up[0])
    bisector = unit(normal_down[0] + normal_up[0], normal_down[1] + normal_up[1])
    reach = half / (bisector[0] * normal_down[0] + bisector[1] * normal_down[1])
    upper = [
        (x1 + half * normal_down[0], y1 + half * normal_down[1]),
        (x2 + reach * bisector[0], y2 + reach * bisector[1]),
        (x3 + half * normal_up[0], y3 + half * normal_up[1]),
    ]
    lower = [
        (2 * x - ux, 2 * y - uy) for (x, y), (ux, uy) in zip(TICK[::-1], upper[::-1], strict=True)
    ]
    return [(round(x), round(y)) for x, y in upper + lower]


def unit(x: float, y: float) -> tuple[float, float]:
    length = (x * x + y * y) ** 0.5
    return x / length, y / length


def box_glyph(*, ticked: bool = False, half: bool = False):
    pen = TTGlyphPen(None)
    rectangle(pen, (BOX_LEFT, BOX_BOTTOM, BOX_RIGHT, BOX_TOP))
    inside = (BOX_LEFT + LINE, BOX_BOTTOM + LINE, BOX_RIGHT - LINE, BOX_TOP - LINE)
    rectangle(pen, inside, hole=True)
    if ticked:
        polygon(pen, tick_outline())
    if half:
        middle = (BOX_LEFT + BOX_RIGHT) // 2
        rectangle(pen, (BOX_LEFT + LINE, BOX_BOTTOM + LINE, middle, BOX_TOP - LINE))
    return pen.glyph()


def blank_glyph():
    return TTGlyphPen(None).glyph()


def boxes_font() -> TTFont:
    """Portal Boxes: U+2610 ☐, U+2611 ☑ and U+25E7 ◧."""
    names = [".notdef", "uni2610", "uni2611", "uni25E7"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x2610: "uni2610", 0x2611: "uni2611", 0x25E7: "uni25E7"})
    builder.setupGlyf(
        {
            ".notdef": blank_glyph(),
            "uni2610": box_glyph(),
            "uni2611": box_glyph(ticked=True),
            "uni25E7": box_glyph(half=True),
        }
    )
    builder.setupHorizontalMetrics(dict.fromkeys(names, (ADVANCE, BOX_LEFT)))
    builder.setupHorizontalHeader(ascent=SARABUN_ASCENT, descent=SARABUN_DESCENT)
    builder.setupNameTable(
        {
            "familyName": "Portal Boxes",
            "styleName": "Regular",
            "fullName": "Portal Boxes",
            "psName": "PortalBoxes",
            "version": "1.0",
            "licenseDescription": "Drawn for this portal; licensed as the rest of it (MIT).",
        },
        mac=False,
    )
    builder.setupOS2(
        sTypoAscender=SARABUN_ASCENT,
        sTypoDescender=SARABUN_DESCENT,
        usWinAscent=SARABUN_ASCENT,
        usWinDescent=-SARABUN_DESCENT,
    )
    builder.setupPost()
    builder.updateHead(created=FONT_EPOCH, modified=FONT_EPOCH)
    builder.font.recalcTimestamp = False
    return builder.font


def web_subset(path: Path) -> TTFont:
    """The part of a Sarabun TTF that the website uses, in its smallest form."""
    options = subset.Options(flavor="woff2", hinting=False, desubroutinize=True)
    options.name_IDs = [0, 1, 2, 13, 14]  # the copyright and the licence travel with the font
    font = subset.load_font(path, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=WEB_CHARACTERS)
    subsetter.subset(font)
    return font


def main() -> None:
    WEB_FONTS.mkdir(parents=True, exist_ok=True)
    boxes = boxes_font()
    boxes.save(HERE / "PortalBoxes.ttf")
    boxes.flavor = "woff2"
    boxes.save(WEB_FONTS / "PortalBoxes.woff2")
    for weight in WEB_WEIGHTS:
        font = web_subset(HERE / f"Sarabun-{weight}.ttf")
        font.flavor = "woff2"
        font.save(WEB_FONTS / f"Sarabun-{weight}.woff2")


if __name__ == "__main__":
    main()
