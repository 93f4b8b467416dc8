"""
Exact text: what readers copy out of our PDFs, and search in them, equals what was printed.

WeasyPrint tells readers, for each glyph, the text of the cluster in which it met the glyph first.
In Thai that is wrong most of the time. And were it right, readers would still put the letters in
the wrong order, or spaces between them, because they go by where the glyphs stand: ำ is drawn as
ํ + tone mark + า, some fonts draw a tone mark before ุ, and marks take no room of their own.

So each consonant with its marks becomes one glyph: น้ำ is shown as น้ำ. The new glyph is made of
the font's own (documents.glyph_clusters), looks the same, is as wide as what it replaces, and
stands for the whole cluster as it is typed. The text of single glyphs is read out of the font
(documents.glyph_texts). Readers then have nothing to put together, and nothing to get wrong.

A sara am typed in two parts (ํ + า) cannot be told from ำ, and is read as ำ.
"""

from math import ceil

import pydyf
from weasyprint.text.fonts import get_hb_object_data

from documents.glyph_clusters import ClusterFont
from documents.glyph_texts import glyph_texts
from documents.shown_text import with_clusters

MAPPINGS_PER_BLOCK = 100  # a limit of the CMap format


def correct_text(document, pdf: pydyf.PDF) -> None:
    """Make the text of a document exact. A step of WeasyPrint's `finisher`."""
    fonts = cluster_fonts(document)
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and b"BT" in stream.stream:
            stream.stream = list(with_clusters(stream.stream, fonts))
    for font in pdf.objects:
        if isinstance(font, pydyf.Dictionary) and "DescendantFonts" in font:
            rewrite_font(pdf, font, fonts[font["BaseFont"][1:7].decode()])


def cluster_fonts(document) -> dict[str, ClusterFont]:
    """The fonts of a document by the names that its pages call them."""
    fonts: dict[str, ClusterFont] = {}
    for font in document.fonts.values():
        texts = glyph_texts(get_hb_object_data(font.hb_face), font.index)
        # For a character that the font lacks, WeasyPrint draws .notdef with a number of its own.
        missing = {glyph: chr(code) for code, glyph in font.missing.items()}
        used = {
            glyph: missing.get(glyph) or texts.get(glyph) or first_seen
            for glyph, first_seen in font.to_unicode.items()
        }
        # WeasyPrint may keep one font file as several fonts, for instance in two sizes.
        known = fonts.setdefault(font.hash, ClusterFont(font.file_content, font.upem))
        known.add_glyphs(used, font.widths, set(missing))
    return fonts


def rewrite_font(pdf: pydyf.PDF, font: pydyf.Dictionary, known: ClusterFont) -> None:
    """Put the new glyphs, their widths and all texts into the PDF's font."""

    def target(reference: bytes):
        return pdf.objects[int(reference.split()[0])]

    target(font["ToUnicode"]).stream = unicode_map_lines(known.texts)
    font["Encoding"] = "/Identity-H"  # WeasyPrint's own map hides .notdef: no glyph of ours is it
    descendant = target(font["DescendantFonts"][0])
    descendant["W"] = width_array(known.widths)
    font_file = target(target(descendant["FontDescriptor"])["FontFile2"])
    content = known.font_file()
    font_file.stream = [content]
    font_file.extra["Length1"] = len(content)


def width_array(widths: dict[int, int]) -> pydyf.Array:
    """Glyph widths as the W array of a CID font (ISO 32000-1, 9.7.4.3)."""
    array = pydyf.Array()
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            run = pydyf.Array()
            array.extend([glyph, run])
        run.append(widths[glyph])
    return array


def unicode_map_lines(texts: dict[int, str]) -> list[bytes]:
    """A ToUnicode CMap (ISO 32000-1, 9.10.3) for two-byte glyph numbers."""
    lines = [
        b"/CIDInit /ProcSet findresource begin",
        b"12 dict begin",
        b"begincmap",
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        b"/CMapName /Adobe-Identity-UCS def",
        b"/CMapType 2 def",
        b"1 begincodespacerange",
        b"<0000> <ffff>",
        b"endcodespacerange",
    ]
    mappings = sorted(texts.items())
    for block in range(ceil(len(mappings) / MAPPINGS_PER_BLOCK)):
        part = mappings[block * MAPPINGS_PER_BLOCK : (block + 1) * MAPPINGS_PER_BLOCK]
        lines.append(b"%d beginbfchar" % len(part))
        lines.extend(
            b"<%04x> <%s>" % (glyph, text.encode("utf-16-be").hex().encode())
            for glyph, text in part
        )
        lines.append(b"endbfchar")
    return [*lines, b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end"]
