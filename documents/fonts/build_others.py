"""
Makes the fonts for what Sarabun lacks: symbols, Greek, Lao. Nobody needs to run this.

    apt-get install fonts-noto-core
    python documents/fonts/build_others.py /usr/share/fonts/truetype/noto

They are parts of the Noto fonts (SIL Open Font License, OFL-Noto.txt), each with the characters
that no font before it has. Emoji are in none: documents/substitutes.py writes a word for them.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
OWN = ["Sarabun-Regular.ttf", "PortalBoxes.ttf"]
LAO = range(0x0E80, 0x0F00)
# Letters and hyphens of the Latin world, Greek, currencies, letterlike signs, fractions.
LETTERS = [*range(0x00A0, 0x0250), *range(0x0370, 0x0400), *range(0x2010, 0x2028),
           *range(0x2030, 0x2060), *range(0x2070, 0x20A0), *range(0x20A0, 0x20D0),
           *range(0x2100, 0x2190)]  # fmt: skip
ARROWS_AND_SUMS = range(0x2190, 0x2300)
SYMBOLS = [*range(0x2300, 0x2800), *range(0x2900, 0x2C00)]
PARTS = [
    ("NotoSans-Regular.ttf", "PortalLetters.ttf", LETTERS),
    ("NotoSansMath-Regular.ttf", "PortalMath.ttf", ARROWS_AND_SUMS),
    ("NotoSansSymbols-Regular.ttf", "PortalSymbols.ttf", [*ARROWS_AND_SUMS, *SYMBOLS]),
    ("NotoSansSymbols2-Regular.ttf", "PortalSymbols2.ttf", [*ARROWS_AND_SUMS, *SYMBOLS]),
    ("NotoSansLao-Regular.ttf", "PortalLao-Regular.ttf", LAO),
    ("NotoSansLao-Bold.ttf", "PortalLao-Bold.ttf", LAO),
]


def part_of(path: Path, characters: set[int]) -> TTFont:
    """The part of a font that draws these characters, without hints; its licence stays in it."""
    options = subset.Options(hinting=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = subset.load_font(str(path), options)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def main(source: Path) -> None:
    known: set[int] = set()
    for name in OWN:
        known |= set(TTFont(HERE / name).getBestCmap())
    for name, target, wanted in PARTS:
        has = set(TTFont(source / name).getBestCmap())
        characters = has & set(wanted) - known
        part_of(source / name, characters).save(HERE / target)
        if "Lao" not in target:
            known |= characters


if __name__ == "__main__":
    main(Path(sys.argv[1]))
