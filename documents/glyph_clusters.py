"""New glyphs for a font: a consonant together with its marks, as one."""

import re
import unicodedata
from io import BytesIO

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

# Of the marks of a Thai consonant, the ones below it (ุ ู ฺ) are typed first.
BELOW = "\u0e38-\u0e3a"
ABOVE = "\u0e31\u0e34-\u0e37\u0e47-\u0e4e"
ABOVE_THEN_BELOW = re.compile(f"([{ABOVE}]+)([{BELOW}]+)")
NIKHAHIT, SARA_AA, SARA_AM = "\u0e4d", "\u0e32", "\u0e33"

# The tables by which a PDF reader draws glyphs; it asks the PDF for everything else.
DRAWING_TABLES = {"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}
NOTDEF = 0

# A part of a cluster: glyph number, and where it stands, in thousandths of the font size.
Part = tuple[int, float, float]


def as_typed(cluster: str) -> str:
    """
    The letters of a cluster, in the order of drawing, put in the order of typing.

    >>> as_typed("น\\u0e4d\\u0e49า") == "น\\u0e49\\u0e33"
    True
    """
    if cluster.endswith(SARA_AA) and NIKHAHIT in cluster:
        cluster = cluster[:-1].replace(NIKHAHIT, "", 1) + SARA_AM
    return ABOVE_THEN_BELOW.sub(r"\2\1", cluster)


class ClusterFont:
    """A font of a document: its glyphs' texts and widths, old and new."""

    def __init__(self, content: bytes, units_per_em: int):
        """content: a TrueType font of which the document keeps the glyphs it uses."""
        self.font = TTFont(BytesIO(content), recalcTimestamp=False)
        if "glyf" not in self.font:
            raise ValueError("not a TrueType font: its glyphs cannot be put together")
        self.scale = units_per_em / 1000
        self.texts: dict[int, str] = {}
        self.widths: dict[int, int] = {}
        self.parts: dict[int, tuple] = {}
        self.numbers: dict[tuple, int] = {}
        self.replaced: dict[int, int] = {}
        self.next_number = self.font["maxp"].numGlyphs
        self.marks: set[int] = set()  # glyphs that are nothing but marks
        self.nikhahits: set[int] = set()  # of these, the ones that may begin a sara am
        self.sara_aas: set[int] = set()
        self.spaces: set[int] = set()

    def add_glyphs(self, texts: dict[int, str], widths: dict[int, int], missing: set[int]) -> None:
        """
        Make glyphs known, by number; widths are in thousandths of the font size.

        missing: numbers that stand for no glyph; they are drawn as .notdef is.
        """
        for glyph, text in texts.items():
            if glyph in missing:
                self.replaced[glyph] = self.new_glyph(((NOTDEF, 0, 0),), text, widths[glyph])
            else:
                self.texts[glyph] = text
                self.widths[glyph] = widths[glyph]
                self.sort(glyph, text)

    def sort(self, glyph: int, text: str) -> None:
        """Remember what kind of glyph this is: pages ask for every glyph they show."""
        if all(unicodedata.category(character) == "Mn" for character in text):
            self.marks.add(glyph)
        if NIKHAHIT in text:
            self.nikhahits.add(glyph)
        if text == SARA_AA:
            self.sara_aas.add(glyph)
        if text.isspace():
            self.spaces.add(glyph)

    def joins(self, cluster: list[Part], glyph: int) -> bool:
        """Whether a glyph belongs to the cluster drawn before it."""
        if glyph in self.marks:
            return cluster[0][0] not in self.spaces
        if glyph in self.sara_aas and len(cluster) > 1:
            return any(part[0] in self.nikhahits for part in cluster)
        return False

    def cluster(self, parts: list[Part]) -> int:
        """The number of the glyph made of these, as a new one or as the one made before."""
        key = tuple((glyph, round(x * self.scale), round(y * self.scale)) for glyph, x, y in parts)
        if key not in self.numbers:
            text = as_typed("".join(self.texts[glyph] for glyph, _, _ in parts))
            width = sum(self.widths[glyph] for glyph, _, _ in parts)
            self.numbers[key] = self.new_glyph(key, text, width)
        return self.numbers[key]

    def new_glyph(self, parts: tuple, text: str, width: int) -> int:
        number = self.next_number
        self.next_number += 1
        self.parts[number], self.texts[number], self.widths[number] = parts, text, width
        return number

    def font_file(self) -> bytes:
        """The font with its new glyphs, reduced to what a PDF needs."""
        font, old = self.font, self.font.getGlyphOrder()
        glyphs, metrics = font["glyf"], font["hmtx"]
        for number, parts in self.parts.items():
            pen = TTGlyphPen(glyphs)
            for part, x, y in parts:
                pen.addComponent(old[part], (1, 0, 0, 1, x, y))
            name = f"cluster{number}"
            glyphs[name] = glyph = pen.glyph()
            glyph.recalcBounds(glyphs)
            # Its left edge as second number, or readers would move the glyph there.
            metrics[name] = (round(self.widths[number] * self.scale), glyph.xMin)
        for table in set(font.keys()) - DRAWING_TABLES - {"GlyphOrder"}:
            del font[table]
        buffer = BytesIO()
        font.save(buffer, reorderTables=None)
        return buffer.getvalue()
