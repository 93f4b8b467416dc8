"""
Which text each glyph of a font stands for, read out of the font itself.

A glyph may have a character of its own (cmap), a telling name ("uni0E49.small" is a smaller U+0E49,
"uni0E4D0E48" is U+0E4D with U+0E48), or be put in another's place by a rule of the font (GSUB).
"""

import unicodedata
from functools import lru_cache
from io import BytesIO

from fontTools import agl
from fontTools.ttLib import TTFont

SINGLE, MULTIPLE, ALTERNATE, LIGATURE, EXTENSION, REVERSE_SINGLE = 1, 2, 3, 4, 7, 8


@lru_cache(maxsize=16)  # a document uses the same few fonts as the one before
def glyph_texts(font_file: bytes, index: int = 0) -> dict[int, str]:
    """
    The text of each glyph, by glyph number; glyphs whose text the font does not tell are missing.

    font_file: a TrueType or OpenType font, or a collection of which `index` is meant.
    """
    with TTFont(BytesIO(font_file), fontNumber=index, lazy=True) as font:
        order = font.getGlyphOrder()
        texts, private = texts_by_cmap(font)
        for name in order:
            if name not in texts and (text := text_by_name(name)):
                texts[name] = text
        texts_by_rules(font, texts)
        texts = private | texts
        return {number: texts[name] for number, name in enumerate(order) if name in texts}


def texts_by_cmap(font: TTFont) -> tuple[dict[str, str], dict[str, str]]:
    """Texts of the glyphs that have a character, and of those with a private-use one alone."""
    texts: dict[str, str] = {}
    private: dict[str, str] = {}
    for code, name in sorted(font.getBestCmap().items()):
        # The lowest code wins: a space and no-break space, or - and its relatives, share a glyph.
        if is_private(chr(code)):
            private.setdefault(name, chr(code))
        else:
            texts.setdefault(name, plain(chr(code)))
    return texts, private


def text_by_name(name: str) -> str:
    """The text in a glyph's name by the rules of the Adobe Glyph List, or nothing."""
    text = plain(agl.toUnicode(name))
    return "" if any(is_private(character) for character in text) else text


def plain(text: str) -> str:
    """The letters "fi" for the ligature character ﬁ, which nobody types or searches for."""
    return unicodedata.normalize("NFKC", text) if "\ufb00" <= text <= "\ufb06" else text


def is_private(character: str) -> bool:
    return unicodedata.category(character) == "Co"


def texts_by_rules(font: TTFont, texts: dict[str, str]) -> None:
    """Add the glyphs that rules of substitution put in the place of known ones."""
    if "GSUB" not in font or not font["GSUB"].table.LookupList:
        return
    rules = []
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            if subtable.LookupType == EXTENSION:
                subtable = subtable.ExtSubTable
            rules.extend(substitutions(subtable))
    found = True
    while found:  # a rule may start from what another one gives
        found = False
        for given, result in rules:
            if result not in texts and all(name in texts for name in given):
                texts[result] = "".join(texts[name] for name in given)
                found = True


def substitutions(subtable) -> list[tuple[tuple[str, ...], str]]:
    """Which glyphs give which glyph, by one table of rules; contexts only refer to such tables."""
    kind = subtable.LookupType
    if kind == SINGLE:
        return [((name,), result) for name, result in subtable.mapping.items()]
    if kind == ALTERNATE:
        return [((name,), one) for name, many in subtable.alternates.items() for one in many]
    if kind == LIGATURE:
        return [
            ((first, *ligature.Component), ligature.LigGlyph)
            for first, ligatures in subtable.ligatures.items()
            for ligature in ligatures
        ]
    if kind == MULTIPLE:
        # One glyph drawn as several: the first stands for the text, unless it has its own.
        return [((name,), many[0]) for name, many in subtable.mapping.items() if many]
    if kind == REVERSE_SINGLE:
        return [
            ((name,), result)
            for name, result in zip(subtable.Coverage.glyphs, subtable.Substitute, strict=True)
        ]
    return []
