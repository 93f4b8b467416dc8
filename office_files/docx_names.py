"""Names of the XML of Word, and the few questions that every reader of it asks."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

STEP = 360  # twentieths of a point that count as one step from the margin
MOST_STEPS = 40
_OFF = {"0", "false", "off", "none"}


def value(parent: etree._Element | None, name: str) -> str | None:
    """What `<w:name w:val="…"/>` below the element says; None where it is not there."""
    found = parent.find(W + name) if parent is not None else None
    return None if found is None else found.get(W + "val", "")


def is_on(parent: etree._Element | None, name: str) -> bool:
    """Whether a switch such as `<w:vanish/>` is there and not turned off."""
    found = value(parent, name)
    return found is not None and found.lower() not in _OFF


def number(text: str | None, otherwise: int = 0) -> int:
    """A whole number of an attribute, bounded; forged ones count as `otherwise`."""
    try:
        return max(-100_000, min(int(float(text or "")), 100_000))
    except (ValueError, OverflowError):
        return otherwise


def left_edge(properties: etree._Element | None) -> int | None:
    """Where the first line of a paragraph begins, in twentieths of a point; None if unsaid."""
    indent = properties.find(W + "ind") if properties is not None else None
    if indent is None:
        return None
    left = indent.get(W + "left") or indent.get(W + "start")
    first, hanging = indent.get(W + "firstLine"), indent.get(W + "hanging")
    return number(left) + (-number(hanging) if hanging else number(first))


def steps(edge: int) -> int:
    """So many steps from the margin."""
    return max(0, min(round(edge / STEP), MOST_STEPS))
