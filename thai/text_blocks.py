"""
Plain text with printed list markers, read as paragraphs and lists.

Officers write "- …" and "๑. …" at the start of a line; pages, PDF and Word show them as lists.
The words and the printed markers stay exactly as typed.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from thai.dates import MONTHS, SHORT_MONTHS

_BULLET = re.compile(r"[-•–]\s*(?=\S)")
_NUMBER = re.compile(r"\(?[0-9๐-๙]{1,2}[.)](?![0-9๐-๙])\s*(?=\S)")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'ก-๙]+[^\s<>\"'ก-๙.,;:)]")
_DIGITS = "[0-9๐-๙][0-9๐-๙.,]*"
_UNITS = "ข้อ|คน|ปี|เดือน|วัน|บาท|คะแนน|ฉบับ|ครั้ง|คู่มือ|เรื่อง|โครงการ|น[.]"
# What a line break would tear apart: a person's two names, a date, a number and its unit, and the
# word that the portal is about, whose last half alone on a line reads as another word.
# นายก is a mayor or a premier, not the title of a man.
_TOGETHER = re.compile(
    "(?:นางสาว|นาง|นาย(?!ก))[ก-๎]+ [ก-๎]+"
    f"|{_DIGITS} (?:{'|'.join(MONTHS)}|{'|'.join(map(re.escape, SHORT_MONTHS))})"
    f"(?: (?:พ[.]ศ[.] ?)?{_DIGITS})?"
    f"|พ[.]ศ[.] ?{_DIGITS}"
    f"|(?:ข้อ|ที่|ร้อยละ|ชั้น|เฟส|ปี|จำนวน) {_DIGITS}(?: (?:{_UNITS}))?"
    f"|{_DIGITS} (?:{_UNITS})"
    "|ความโปร่งใส"
)
_MARKED = re.compile(f"(?P<link>{_LINK.pattern})|(?P<together>{_TOGETHER.pattern})")
# The same words stand in every page made anew; the HTML of so many texts is kept.
_KEPT = 2048


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


@lru_cache(_KEPT)
def to_html(text: str) -> SafeString:
    """The text as escaped HTML: paragraphs, lists with their printed markers, links."""
    return mark_safe("".join(_block_html(block) for block in read_blocks(text)))  # noqa: S308 # nosec B308 B703 # each part is escaped by format_html


def in_short(text: str, length: int = 220) -> str:
    """The beginning of a text on one line, at most this many characters; dashes become dots."""
    lines = [line for block in read_blocks(text) for line in block.lines]
    words = " · ".join(
        f"{line.marker} {line.text}" if line.kind == "numbers" else line.text for line in lines
    )
    if len(words) <= length:
        return words
    # A vowel or tone mark is never torn from its consonant.
    while length and unicodedata.category(words[length]) == "Mn":
        length -= 1
    return words[:length].rstrip() + "…"


@lru_cache(_KEPT)
def mark_words(text: str) -> SafeString:
    """Escape a line; make its web addresses links and keep together what belongs together."""
    parts, end = [], 0
    for match in _MARKED.finditer(text):
        parts.append(escape(text[end : match.start()]))
        if address := match["link"]:
            link = '<a href="{}" rel="nofollow">{}</a>'
            parts.append(format_html(link, _address(address), address))
        else:
            parts.append(format_html('<span class="together">{}</span>', match[0]))
        end = match.end()
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 # nosec B308 B703 # each part is escaped above


def pieces_of(text: str) -> list[tuple[str, str | None]]:
    """A line as pieces of (words, address): the address of a link, None for plain words."""
    pieces: list[tuple[str, str | None]] = []
    end = 0
    for match in _LINK.finditer(text):
        pieces.append((text[end : match.start()], None))
        pieces.append((match[0], _address(match[0])))
        end = match.end()
    pieces.append((text[end:], None))
    return [piece for piece in pieces if piece[0]]


def _address(link: str) -> str:
    return link if link.startswith("http") else f"https://{link}"


def _read_line(line: str) -> Line:
    if match := _NUMBER.match(line):
        return Line(match[0].strip(), line[match.end() :])
    if match := _BULLET.match(line):
        return Line("-", line[match.end() :])
    return Line("", line)


def _block_html(block: Block) -> SafeString:
    if block.kind == "paragraph":
        return format_html_join("", "<p>{}</p>", ((mark_words(ln.text),) for ln in block.lines))
    if block.kind == "bullets":
        items = format_html_join("", "<li>{}</li>", ((mark_words(ln.text),) for ln in block.lines))
        return format_html("<ul>{}</ul>", items)
    items = format_html_join(
        "",
        '<li><span class="marker">{}</span> {}</li>',
        ((line.marker, mark_words(line.text)) for line in block.lines),
    )
    return format_html('<ol class="printed">{}</ol>', items)
