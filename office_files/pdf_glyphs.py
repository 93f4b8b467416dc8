"""
A program of its own: what stands on the pages of a PDF, as lines of JSON on standard output.

Run as `python -I pdf_glyphs.py FILE MOST_PAGES`, with limits of memory and time around it, since a
PDF may harm whatever reads it. The first line tells how many pages there are, or why none; each
further one is a page: its letters, ruling lines, links and pictures, all from the upper left.
"""

import ctypes
import json
import math
import re
import struct
import sys
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from fontTools.ttLib import TTFont, TTLibError

MOST_LETTERS = 60_000  # of a page
MOST_OBJECTS = 200_000
LINE_ENDS = (2, 10, 13, 0xFFFE)
DEEPEST = 6  # forms within forms
THIN = 3.0  # points; a filled area this thin is a ruling line
LARGE = 0.5  # of the page: a picture from which on it is a scan

THAI = range(0x0E01, 0x0E5C)
MOST_FONT = 4 * 1024 * 1024  # bytes of a font's file
# What broken and forged files make the libraries raise, beside their own errors.
FAULTS = (
    pikepdf.PdfError, pikepdf.PasswordError, TTLibError, struct.error, ArithmeticError,
    AssertionError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip
TEXT_OF_GLYPH = re.compile(rb"<([0-9a-fA-F]{4})>(\s*)<([0-9a-fA-F]*)>")

Matrix = tuple[float, float, float, float, float, float]
Spot = tuple[float, float]
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


class _Page:
    """Turns places in the file into places on the sheet, from its upper left corner."""

    def __init__(self, page: pypdfium2.PdfPage):
        self.raw = page.raw
        self.left, self.bottom, right, top = page.get_bbox()
        self.wide, self.high = right - self.left, top - self.bottom
        self.turned = page.get_rotation()

    @property
    def size(self) -> Spot:
        return (self.wide, self.high) if self.turned % 180 == 0 else (self.high, self.wide)

    def spot(self, x: float, y: float) -> Spot:
        x, y = x - self.left, y - self.bottom
        if self.turned == 90:
            return y, x
        if self.turned == 180:
            return self.wide - x, y
        if self.turned == 270:
            return self.high - y, self.wide - x
        return x, self.high - y


def main(path: str, most_pages: int) -> None:
    """Write what the file holds."""
    try:
        document = pypdfium2.PdfDocument(_with_letters_of_fonts(path) or path)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        _write({"error": "locked" if is_locked else "broken"})
        return
    _write({"pages": len(document)})
    for number in range(min(len(document), most_pages)):
        page = document[number]
        _write(_content(page))
        page.close()


def _with_letters_of_fonts(path: str) -> bytes:
    """
    The file with its Thai letters as its fonts name them; b"" where it needs nothing.

    Some programs give each glyph the text beside which it first stood: "ำ" for the half of it that
    is also "า", nothing for the other half.
    """
    try:
        with pikepdf.open(path) as pdf:
            mended_fonts = [_mend(one) for one in pdf.objects if _is_font_of_glyphs(one)]
            if not any(mended_fonts):
                return b""
            mended = BytesIO()
            pdf.save(mended)
            return mended.getvalue()
    except FAULTS:
        return b""  # what is broken is told by the program that reads it


def _is_font_of_glyphs(one: object) -> bool:
    """Whether an object is a font whose text is written as numbers of its glyphs."""
    return (
        isinstance(one, pikepdf.Dictionary)
        and one.get("/Subtype") == "/Type0"
        and one.get("/Encoding") == "/Identity-H"
        and "/ToUnicode" in one
    )


def _mend(font: pikepdf.Object) -> bool:
    """Write down the Thai letter of each glyph that the font itself names; whether any differed."""
    written = font.ToUnicode.read_bytes()
    file = font.DescendantFonts[0].FontDescriptor.get("/FontFile2")
    if file is None or b"beginbfrange" in written or b"beginbfchar" not in written:
        return False
    data = file.read_bytes()
    if len(data) > MOST_FONT:
        return False
    with TTFont(BytesIO(data), lazy=True) as own:
        letters = {own.getGlyphID(name): code for code, name in (own.getBestCmap() or {}).items()}

    def named(match: re.Match[bytes]) -> bytes:
        code = letters.get(int(match[1], 16), 0)
        text = b"%04x" % code if code in THAI else match[3]
        return b"<%s>%s<%s>" % (match[1], match[2], text)

    mended = TEXT_OF_GLYPH.sub(named, written)
    if mended.lower() == written.lower():
        return False
    font.ToUnicode.write(mended)
    return True


def _write(line: dict) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def _content(page: pypdfium2.PdfPage) -> dict:
    sheet = _Page(page)
    text = page.get_textpage()
    rules: list[list[float]] = []
    pictures = 0
    for rule, is_scan in _drawn(sheet):
        pictures += is_scan
        if rule:
            rules.append([round(place, 1) for place in rule])
    return {
        "size": sheet.size,
        "letters": list(_letters(text, sheet)),
        "rules": rules,
        "scans": pictures,
        "links": list(_links(document=page.pdf, sheet=sheet)),
    }


def _letters(text: pypdfium2.PdfTextPage, sheet: _Page) -> Iterator[list]:
    """Each letter: where its pen was put down, its left and right end, its base line, its size."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    for at in range(min(text.count_chars(), MOST_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text.raw, at)
        # The library puts in line ends of its own; of its spaces, some are those of the file.
        if code in LINE_ENDS:
            continue
        pdfium.FPDFText_GetCharOrigin(text.raw, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text.raw, at, box)
        pdfium.FPDFText_GetMatrix(text.raw, at, matrix)
        origin, base = sheet.spot(x.value, y.value)
        ends = sorted((sheet.spot(box.left, box.top)[0], sheet.spot(box.right, box.bottom)[0]))
        size = pdfium.FPDFText_GetFontSize(text.raw, at) * math.hypot(matrix.b, matrix.d)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        yield [letter, *(round(place, 1) for place in (origin, *ends, base, size)), _font(text, at)]


def _font(text: pypdfium2.PdfTextPage, at: int) -> int:
    """1 for a font of signs such as Wingdings, else 0."""
    name = ctypes.create_string_buffer(100)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text.raw, at, name, 100, flags)
    return int(b"wingdings" in name.value.lower() or b"dingbat" in name.value.lower())


def _drawn(sheet: _Page) -> Iterator[tuple[list[float], bool]]:
    """The ruling lines of a page; for a picture, whether it is as large as a scan."""
    left = MOST_OBJECTS
    waiting = [(_objects(sheet.raw, is_form=False), PLAIN, 0)]
    while waiting:
        objects, matrix, depth = waiting.pop()
        for one in objects:
            left -= 1
            if left < 0:
                return
            kind = pdfium.FPDFPageObj_GetType(one)
            placed = _after(_matrix(one), matrix)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield from ((rule, False) for rule in _rules(one, placed, sheet))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                area = abs(placed[0] * placed[3] - placed[1] * placed[2])
                yield [], area > LARGE * sheet.wide * sheet.high
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                waiting.append((_objects(one, is_form=True), placed, depth + 1))


def _objects(holder: object, is_form: bool) -> Iterator[object]:
    count = pdfium.FPDFFormObj_CountObjects if is_form else pdfium.FPDFPage_CountObjects
    get = pdfium.FPDFFormObj_GetObject if is_form else pdfium.FPDFPage_GetObject
    return (get(holder, at) for at in range(max(0, count(holder))))


def _matrix(one: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(one, found):
        return PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _after(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    A, B, C, D, E, F = outer  # noqa: N806 - as the format names them
    return (
        a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D,
        e * A + f * C + E, e * B + f * D + F,
    )  # fmt: skip


def _rules(path: object, matrix: Matrix, sheet: _Page) -> Iterator[list[float]]:
    """The straight lines of a path that are drawn, and filled areas thin enough to be some."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    lines = list(_segments(path, matrix, sheet))
    if stroke.value:
        yield from (line for line in lines if _is_straight(line))
    elif fill.value and lines:
        across = [value for line in lines for value in (line[0], line[2])]
        down = [value for line in lines for value in (line[1], line[3])]
        left, right, top, bottom = min(across), max(across), min(down), max(down)
        if right - left <= THIN < bottom - top:
            yield [(left + right) / 2, top, (left + right) / 2, bottom]
        elif bottom - top <= THIN < right - left:
            yield [left, (top + bottom) / 2, right, (top + bottom) / 2]


def _is_straight(line: list[float]) -> bool:
    across, down = abs(line[0] - line[2]), abs(line[1] - line[3])
    return min(across, down) <= 1 < max(across, down)


def _segments(path: object, matrix: Matrix, sheet: _Page) -> Iterator[list[float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    start: Spot | None = None
    last: Spot | None = None
    for at in range(min(max(0, pdfium.FPDFPath_CountSegments(path)), MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        a, b, c, d, e, f = matrix
        spot = sheet.spot(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = spot
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last:
            yield [*last, *spot]
        last = spot
        if pdfium.FPDFPathSegment_GetClose(segment) and start:
            yield [*spot, *start]
            last = start


def _links(document: pypdfium2.PdfDocument, sheet: _Page) -> Iterator[list]:
    """The addresses that areas of the page lead to."""
    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    box = pdfium.FS_RECTF()
    address = ctypes.create_string_buffer(4_000)
    while pdfium.FPDFLink_Enumerate(sheet.raw, place, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        if pdfium.FPDFAction_GetURIPath(document.raw, action, address, 4_000) > 1:
            first, second = sheet.spot(box.left, box.top), sheet.spot(box.right, box.bottom)
            across, down = sorted((first[0], second[0])), sorted((first[1], second[1]))
            yield [*across, *down, address.value.decode("utf-8", "replace")]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
