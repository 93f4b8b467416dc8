"""What axe does not see: reflow, larger text, wider spacing, motion, the tables' headings."""

from pathlib import Path

QUESTIONS = Path(__file__).with_name("questions.js").read_text(encoding="utf-8")
# WCAG 1.4.12: the spacing that a reader may set.
WIDE_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""


def ask(page, question: str):
    """The open page's answer to one of the questions in questions.js."""
    return page.evaluate(f"() => ({QUESTIONS}).{question}()")


def layout_faults(page) -> list[str]:
    """What is wrong with the layout of the page that is open; it is left disturbed."""
    found = _faults(page, ["moves", "tables"], "")
    for width, size in ((1280, "100%"), (1280, "200%"), (320, "100%")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        found += _faults(page, ["tooWide", "cutOff"], f"{width} px, text {size}")
    page.add_style_tag(content=WIDE_SPACING)
    return found + _faults(page, ["tooWide", "cutOff"], "320 px, wide spacing")


def _faults(page, questions: list[str], where: str) -> list[str]:
    return [f"{where}: {fault}" for question in questions for fault in ask(page, question)]
