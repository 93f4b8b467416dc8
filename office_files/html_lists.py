"""Lists of a web page: what a browser prints before each item."""

from dataclasses import dataclass

from lxml import etree

from office_files.html_styles import styles_of
from office_files.list_marks import written
from office_files.whole_numbers import whole

LISTS = {"ol", "ul", "menu", "dir", "blockquote"}
STEP = 2  # from one list to that within it

_BY_TYPE = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BY_STYLE = {
    "thai": "thaiNumbers", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero",
}  # fmt: skip


@dataclass
class _List:
    number_format: str = ""  # "" for a list that is not counted
    next_number: int = 1


class Lists:
    """The lists around the place that is read, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_List] = []

    @property
    def steps(self) -> int:
        """How far the items stand from the margin."""
        return STEP * max(0, len(self._open) - 1)

    def open(self, element: etree._Element) -> None:
        """A list begins."""
        if element.tag != "ol":
            self._open.append(_List())
            return
        style = styles_of(element).get("list-style-type", "").strip()
        found = _BY_TYPE.get(element.get("type", ""), _BY_STYLE.get(style, "decimal"))
        self._open.append(_List(found, whole(element.get("start"), 1)))

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()

    def mark(self, item: etree._Element) -> str:
        """What is printed before this item, with a space behind it."""
        around = self._open[-1] if self._open else _List()
        if not around.number_format:
            return "• "
        number = whole(item.get("value"), around.next_number)
        around.next_number = number + 1
        return f"{written(number, around.number_format)}. "
