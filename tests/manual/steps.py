"""The numbered steps of the staff manual, and the names on screen that they say in bold."""

import re

from help_pages.documents import manual

_STEP = re.compile(r"^\d+\. (?:.+\n?)(?:^ {3}.+\n?)*", re.MULTILINE)
_NAME = re.compile(r"\*\*(.+?)\*\*")


def steps() -> dict[str, list[str]]:
    """The steps under each anchor of the manual that has any."""
    found = {
        section.anchor or section.chapter.slug: _STEP.findall(section.markdown)
        for section in manual().sections
    }
    return {anchor: lines for anchor, lines in found.items() if lines}


def names(anchor: str) -> list[str]:
    """What the steps under an anchor call by its name on screen, in their order."""
    return [name for step in steps()[anchor] for name in _NAME.findall(step)]
