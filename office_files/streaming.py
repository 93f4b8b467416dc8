"""XML of any size, element by element: what has been read is dropped."""

from collections.abc import Iterator

from lxml import etree

from office_files.contents import OfficeFileError
from office_files.parts import BROKEN, Unpacked


def walk(stream: Unpacked, names: set[str]) -> Iterator[tuple[str, etree._Element]]:
    """
    The elements of these names as ("start" or "end", element), the whole never in memory.

    An element that has ended is dropped before the next one comes.
    """
    tags = [f"{{*}}{name}" for name in names]
    try:
        for event, element in etree.iterparse(
            stream, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True,
            remove_comments=True, remove_pis=True, huge_tree=False,
        ):  # fmt: skip
            yield event, element
            if event == "end":
                _drop(element)
    except (etree.XMLSyntaxError, OSError, ValueError, EOFError) as error:
        raise OfficeFileError(BROKEN) from error


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    element.clear(keep_tail=False)
    # What came before has ended too; without this the empty elements alone fill the memory.
    while parent is not None and element.getprevious() is not None:
        del parent[0]
