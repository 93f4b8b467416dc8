"""The fonts that documents are set in; no font of the computer is ever used."""

from pathlib import Path

FONTS = Path(__file__).resolve().parent / "fonts"
FONT_FILES = [
    "Sarabun-Regular.ttf",
    "Sarabun-Bold.ttf",
    "Sarabun-Italic.ttf",
    "Sarabun-BoldItalic.ttf",
    "PortalBoxes.ttf",
    # What Sarabun lacks (documents/fonts/build_others.py).
    "PortalLetters.ttf",
    "PortalMath.ttf",
    "PortalSymbols.ttf",
    "PortalSymbols2.ttf",
    "PortalLao-Regular.ttf",
    "PortalLao-Bold.ttf",
]
