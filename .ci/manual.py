"""The commands of docs/operations.md, in the order of the page."""

import re
from dataclasses import dataclass
from pathlib import Path

MANUAL = Path(__file__).resolve().parent.parent / "docs/operations.md"
_BLOCK = re.compile(
    r"(?:<!-- not tried: (?P<why>[^\n]+) -->\n)?```sh\n(?P<text>.*?)```\n", re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """Commands under a heading; `not_tried` says why no test can run them, or is empty."""

    heading: str
    text: str
    not_tried: str


def blocks() -> list[Block]:
    """All blocks of commands of the manual."""
    page = MANUAL.read_text(encoding="utf-8")
    headings = [
        (found.start(), found[1]) for found in re.finditer(r"^##+ (.+)$", page, re.MULTILINE)
    ]
    return [
        Block(
            heading=[name for at, name in headings if at < found.start()][-1],
            text=found["text"],
            not_tried=found["why"] or "",
        )
        for found in _BLOCK.finditer(page)
    ]
