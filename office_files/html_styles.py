"""What the styles written at an element of a web page say of its text."""

import re

from lxml import etree

_PROPERTY = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|cm|mm|in|px)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75}
STEP = 18  # points that count as one step from the margin
MOST_STEPS, MOST_TABS = 40, 20


def styles_of(element: etree._Element) -> dict[str, str]:
    """The properties of the style attribute, all in small letters."""
    return dict(_PROPERTY.findall(element.get("style", "").lower()))


def is_hidden(element: etree._Element) -> bool:
    """Whether the element itself says that nobody is to see it."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    if not style:
        return False
    styles = styles_of(element)
    return (
        styles.get("display", "").strip() == "none"
        or styles.get("visibility", "").strip() in ("hidden", "collapse")
        or styles.get("mso-hide", "").strip() == "all"
    )


def is_overflow(element: etree._Element) -> bool:
    """Whether a cell spans columns only because its text is long, as Excel writes it."""
    return "mso-ignore" in element.get("style", "") and "mso-ignore" in styles_of(element)


def is_list_mark(element: etree._Element) -> bool:
    """Whether it holds the mark of a list, as Word writes it."""
    return "mso-list" in element.get("style", "").lower() and (
        styles_of(element).get("mso-list", "").strip() == "ignore"
    )


def font_of(element: etree._Element) -> str:
    """The first font that the element asks for; "" if it asks for none."""
    if element.tag == "font":
        return element.get("face", "").partition(",")[0].strip()
    style = element.get("style", "")
    if "font-family" not in style.lower():
        return ""
    styles = styles_of(element)
    font = styles.get("mso-symbol-font-family") or styles.get("font-family", "")
    return font.partition(",")[0].strip(" \"'")


def tabs_of(element: etree._Element) -> int:
    """How many tabs Word has written as spaces."""
    count = styles_of(element).get("mso-tab-count", "") if element.get("style") else ""
    found = re.match(r"\d{1,3}", count)
    return min(int(found[0]), MOST_TABS) if found else 0


def steps_of(element: etree._Element) -> int:
    """How many steps from the margin the first line begins."""
    if not element.get("style"):
        return 0
    styles = styles_of(element)
    points = _points(styles.get("margin-left", "")) + _points(styles.get("text-indent", ""))
    return max(0, min(round(points / STEP), MOST_STEPS))


def _points(length: str) -> float:
    found = _LENGTH.search(length)
    return float(found[1][:8]) * _POINTS[found[2]] if found else 0.0
