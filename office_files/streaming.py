"""XML of any size, element by element: what has been read is dropped."""

from collections.abc import Iterator

from lxml import etree

from office_files.contents import OfficeFileError
from office_files.parts import TOO_BIG, Unpacked, cause_of, refuse_entities

MOST_ELEMENTS = 4_000_000  # seconds of work; blank cells with a format count


def walk(
    stream: Unpacked, names: set[str], events: tuple[str, ...] = ("end",)
) -> Iterator[tuple[str, etree._Element]]:
    """
    The elements of these names as ("start" or "end", element), the whole never in memory.

    An element that has ended is dropped before the next one comes; those around it stay.
    """
    for event, element in elements(stream, names, events):
        yield event, element
        if event == "end":
            drop(element)
            stream.forget()


def elements(
    stream: Unpacked, names: set[str], events: tuple[str, ...]
) -> Iterator[tuple[str, etree._Element]]:
    """The same, where whoever takes them drops what has been read. Raises OfficeFileError."""
    count = 0
    tags = [f"{{*}}{name}" for name in names]
    try:
        for event, element in etree.iterparse(
            stream, events=events, tag=tags, resolve_entities=False, no_network=True,
            remove_comments=True, remove_pis=True, huge_tree=False,
        ):  # fmt: skip
            count += 1
            if count == 1:
                refuse_entities(element)
            if count > MOST_ELEMENTS:
                raise OfficeFileError(TOO_BIG)
            yield event, element
    except (etree.XMLSyntaxError, OSError, ValueError, EOFError) as error:
        raise OfficeFileError(cause_of(error)) from error


def drop(element: etree._Element) -> None:
    """Forget what stands in an element that has ended, and what came before it."""
    if len(element):
        element.clear(keep_tail=False)
    # Without this the empty elements alone fill the memory.
    while element.getprevious() is not None:
        del element.getparent()[0]
