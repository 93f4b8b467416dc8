"""What the sheets of an Excel file refer to: shared texts, formats, places."""

import re

from lxml import etree

from office_files.cleaning import clean_cell
from office_files.contents import OfficeFileError
from office_files.number_formats import BUILT_IN, GENERAL
from office_files.parts import TOO_BIG, Parts, local
from office_files.streaming import walk
from office_files.symbols import as_characters, is_symbol_font
from office_files.whole_numbers import whole

MOST_TEXTS = 1_000_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")

Place = tuple[int, int]


def place_of(name: str) -> Place | None:
    """Row and column of a cell's name: B3 is (3, 2). None for none within a sheet."""
    found = _PLACE.fullmatch(name)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def area_of(names: str) -> tuple[Place, Place] | None:
    """The first and the last cell of an area such as A1:B3, or of a single cell."""
    first, _, last = names.partition(":")
    ends = place_of(first), place_of(last or first)
    if ends[0] is None or ends[1] is None:
        return None
    rows, columns = zip(*(ends[0], ends[1]), strict=True)
    return (min(rows), min(columns)), (max(rows), max(columns))


def text_within(element: etree._Element) -> str:
    """The text of a shared or inline string, its runs joined, without how it is pronounced."""
    found = []
    for child in element:
        name = local(child)
        if name == "t":
            found.append(unescape(child.text or ""))
        elif name == "r":
            text = unescape("".join(one.text or "" for one in child if local(one) == "t"))
            font = _font_name(child.find("{*}rPr"))
            found.append(as_characters(text, font) if is_symbol_font(font) else text)
    return "".join(found)


def _font_name(font: etree._Element | None) -> str:
    """The name of a font, as styles (name) and runs of a text (rFont) tell it."""
    if font is None:
        return ""
    return next((one.get("val", "") for one in font if local(one) in ("name", "rFont")), "")


def unescape(text: str) -> str:
    """Characters that XML cannot hold are written as _x000D_; half a letter is none."""
    return _ESCAPED.sub(_named, text) if "_x" in text else text


def _named(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)


def shared_texts(parts: Parts, name: str) -> list[str]:
    """The texts that cells name by their number."""
    texts: list[str] = []
    stream = parts.stream(name)
    if stream is None:
        return texts
    for _, element in walk(stream, {"si"}):
        texts.append(clean_cell(text_within(element)))
        if len(texts) > MOST_TEXTS:
            raise OfficeFileError(TOO_BIG)
    return texts


def cell_formats(parts: Parts, name: str) -> list[str]:
    """The number format of each style that cells name by its number."""
    tree = parts.xml(name)
    if tree is None:
        return []
    codes: dict[int, str] = dict(BUILT_IN)
    for found in tree.iter("{*}numFmt"):
        codes[whole(found.get("numFmtId"), 0)] = unescape(found.get("formatCode", ""))
    styles = tree.find("{*}cellXfs")
    if styles is None:
        return []
    return [codes.get(whole(style.get("numFmtId"), 0), GENERAL) for style in styles]


def symbol_fonts(parts: Parts, name: str) -> dict[int, str]:
    """The styles, by number, whose letters are signs: ticks and boxes of Wingdings."""
    tree = parts.xml(name)
    styles = None if tree is None else tree.find("{*}cellXfs")
    if tree is None or styles is None:
        return {}
    names = [_font_name(font) for font in tree.iterfind("{*}fonts/{*}font")]
    used = ((at, whole(style.get("fontId"), 0)) for at, style in enumerate(styles))
    return {
        at: names[font] for at, font in used if font < len(names) and is_symbol_font(names[font])
    }
