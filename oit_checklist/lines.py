"""The lines of a criterion in words: nested, notes and alternatives marked, wherever printed."""

from collections.abc import Iterator

from catalogue.report_tables import Line
from oit_checklist.models import ChecklistItem, Element

ONE_IS_ENOUGH = "ข้อย่อยต่อไปนี้อย่างใดอย่างหนึ่ง"
NOTE = "หมายเหตุ"


def words_of(element: Element, *, has_parts: bool) -> str:
    """The words of a line without its marker; says if it is a note, or if one part is enough."""
    text = element.text
    if element.is_note and not text.lstrip().startswith(NOTE):
        text = f"{NOTE}: {text}"
    return f"{text} ({ONE_IS_ENOUGH})" if element.one_is_enough and has_parts else text


def lines_of(item: ChecklistItem) -> list[Line]:
    """The lines of an item, each with those below it, as pages and the report print them."""
    return [_line(element) for element in item.top_elements]


def _line(element: Element) -> Line:
    parts = tuple(_line(part) for part in element.nested)
    has_parts = any(not part.is_note for part in element.nested)
    return Line(words_of(element, has_parts=has_parts), element.marker, parts)


def lines_to_prove(item: ChecklistItem) -> Iterator[tuple[int, Element]]:
    """The lines of an item that evidence may be of, each with its level: all but the notes."""
    for element in item.top_elements:
        yield from _to_prove(element, 0)


def _to_prove(element: Element, level: int) -> Iterator[tuple[int, Element]]:
    if not element.is_note:
        yield level, element
        for part in element.nested:
            yield from _to_prove(part, level + 1)
