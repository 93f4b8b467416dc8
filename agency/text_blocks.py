"""
Plain text with printed list markers, read as paragraphs and lists.

Officers write "- …" and "๑. …" at the start of a line; pages, PDF and Word show them as lists.
The words and the printed markers stay exactly as typed.
"""

import re
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_BULLET = re.compile(r"[-•–]\s*(?=\S)")
_NUMBER = re.compile(r"\(?[0-9๐-๙]{1,2}[.)](?![0-9๐-๙])\s*(?=\S)")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'ก-๙]+[^\s<>\"'ก-๙.,;:)]")


@dataclass(frozen=True)
class Line:
    """One line of the text: its printed marker ("", "-" or "๑.") and its words."""

    marker: str
    text: str

    @property
    def kind(self) -> str:
        """What the line is part of: "paragraph", "bullets" or "numbers"."""
        if not self.marker:
            return "paragraph"
        return "numbers" if any(character.isdigit() for character in self.marker) else "bullets"


@dataclass(frozen=True)
class Block:
    """Neighbouring lines of one kind, to be shown as one list or as paragraphs."""

    kind: str
    lines: list[Line] = field(default_factory=list)


def read_blocks(text: str) -> list[Block]:
    """Split a text at its lines and group neighbours of the same kind; empty lines vanish."""
    lines = [_read_line(line.strip()) for line in text.splitlines() if line.strip()]
    return [Block(kind, list(group)) for kind, group in groupby(lines, key=lambda line: line.kind)]


def to_html(text: str) -> SafeString:
    """The text as escaped HTML: paragraphs, lists with their printed markers, links."""
    return mark_safe("".join(_block_html(block) for block in read_blocks(text)))  # noqa: S308 - each part is escaped by format_html


def link_addresses(text: str) -> SafeString:
    """Escape a line and make the web addresses in it links."""
    parts, end = [], 0
    for match in _LINK.finditer(text):
        address = match[0]
        href = address if address.startswith("http") else f"https://{address}"
        parts.append(escape(text[end : match.start()]))
        parts.append(format_html('<a href="{}" rel="nofollow">{}</a>', href, address))
        end = match.end()
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped above


def _read_line(line: str) -> Line:
    if match := _NUMBER.match(line):
        return Line(match[0].strip(), line[match.end() :])
    if match := _BULLET.match(line):
        return Line("-", line[match.end() :])
    return Line("", line)


def _block_html(block: Block) -> SafeString:
    if block.kind == "paragraph":
        return format_html_join("", "<p>{}</p>", ((link_addresses(ln.text),) for ln in block.lines))
    if block.kind == "bullets":
        items = format_html_join(
            "", "<li>{}</li>", ((link_addresses(ln.text),) for ln in block.lines)
        )
        return format_html("<ul>{}</ul>", items)
    items = format_html_join(
        "",
        '<li><span class="marker">{}</span> {}</li>',
        ((line.marker, link_addresses(line.text)) for line in block.lines),
    )
    return format_html('<ol class="printed">{}</ol>', items)
