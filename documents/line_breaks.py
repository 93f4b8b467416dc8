"""
Where WeasyPrint breaks lines of Thai, mended in two places.

At the border of an inline element it looks at the letters on both sides alone; no Thai word is
known from two letters, so it never broke there. And text that must not wrap ran over the edge of a
cell narrower than itself: now it wraps when it has a line of its own and is wider still.
"""

from typing import Any

from weasyprint.layout import inline

from thai.clusters import divides_no_cluster

_fit_line = inline.split_first_line
_may_part = inline.can_break_text


def install() -> None:
    """Use both in every document of this process."""
    inline.split_first_line = _fit_line_or_wrap
    inline.can_break_text = _may_part_thai


def _fit_line_or_wrap(
    text: str, style: Any, context: Any, max_width: Any, spacing: Any, **options: Any
) -> tuple:
    fitted = _fit_line(text, style, context, max_width, spacing, **options)
    width = fitted[3]
    if (
        style["white_space"] != "nowrap"
        or style["overflow_wrap"] != "anywhere"
        or max_width is None
        or width <= max_width
        or not options.get("is_line_start")
    ):
        return fitted
    # A person's two names part between them, if that is enough.
    for space in [place for place, letter in enumerate(text) if letter == " "][::-1]:
        layout, length, _, width, *rest = _fit_line(
            text[:space], style, context, max_width, spacing, **options
        )
        if 0 < width <= max_width:
            return (layout, length, len(text[:space].encode()) + 1, width, *rest)
    wrapping = style.copy()
    wrapping["white_space"] = "normal"
    return _fit_line(text, wrapping, context, max_width, spacing, **options)


def _may_part_thai(text: str, lang: str | None) -> bool | None:
    if len(text) == 2 and all("ก" <= letter <= "๎" for letter in text):
        return divides_no_cluster(text, 1)
    return _may_part(text, lang)
