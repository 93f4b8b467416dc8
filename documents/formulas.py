"""
Texts that a spreadsheet program would run as formulas: made harmless, and made whole again.

A CSV file has no types, so such a text gets an apostrophe in front. An XLSX cell says itself that
it holds text. Both are read by the same rule, whichever program stored the file in between.
"""

from documents.spreadsheet_text import FORMULA_STARTS

# An apostrophe of the text's own is doubled: otherwise reading would take it for ours.
_DOUBTFUL = (*FORMULA_STARTS, "'")


def escape(text: str) -> str:
    """The text for a CSV cell: behind an apostrophe where a program might run it."""
    return f"'{text}" if text.startswith(_DOUBTFUL) else text


def protect(text: str) -> str:
    """The text for an XLSX cell, whose type already keeps a program from running it."""
    return f"'{text}" if unescape(text) != text else text


def unescape(text: str) -> str:
    """The text that `escape` or `protect` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_DOUBTFUL) else text
