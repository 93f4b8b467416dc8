"""Markdown of our own documents as HTML for the back office, and as plain words for the search."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

# Raw HTML stays text: a document brings no tag of its own.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
# An anchor stands on a line of its own before its heading, where other readers of Markdown
# find it too.
ANCHOR = r'<a id="(?P<anchor>[a-z0-9-]+)"></a>'
_HEADING = r"^(?:" + ANCHOR + r"\n+)?{marks} (?P<title>[^\n]+)$"


@dataclass(frozen=True)
class Block:
    """The text under a heading, up to the next one of its level."""

    anchor: str
    title: str
    markdown: str


def split_at_headings(markdown: str, level: int) -> tuple[str, list[Block]]:
    """What stands before the first heading of the level, and a block for each heading."""
    pattern = re.compile(_HEADING.replace("{marks}", "#" * level), re.MULTILINE)
    found = list(pattern.finditer(markdown))
    ends = [*(match.start() for match in found), len(markdown)][1:]
    blocks = [
        Block(match["anchor"] or "", match["title"].strip(), markdown[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    ]
    return (markdown[: found[0].start()] if found else markdown).strip(), blocks


def as_html(markdown: str, address_of: Callable[[str], str]) -> SafeString:
    """
    HTML of the text; `address_of` says where a link or picture of the document leads.

    The words of a link for which it has no address stay without a link.
    """
    tokens = _MARKDOWN.parse(markdown)
    for token in _all(tokens):
        _point(token.children or [], address_of)
    _name_tables(tokens)
    # The library escapes every piece of text, and knows no raw HTML.
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return mark_safe(html)  # noqa: S308 # nosec B308 B703 # our own manual, raw HTML off


def _name_tables(tokens: list[Token]) -> None:
    """A table is named by the words of its head, whose cells say that they head columns."""
    table: Token | None = None
    names: list[str] = []
    in_head = False
    for token in tokens:
        if token.type == "table_open":
            table, names = token, []
        elif token.type == "th_open":
            token.attrSet("scope", "col")
            in_head = True
        elif token.type == "th_close":
            in_head = False
        elif token.type == "inline" and in_head:
            names.append(token.content)
        elif token.type == "thead_close" and table:
            table.attrSet("aria-label", ", ".join(names))


def _point(line: list[Token], address_of: Callable[[str], str]) -> None:
    tag = "a"
    for token in line:
        if token.type == "image":
            token.attrSet("src", address_of(str(token.attrGet("src"))))
        elif token.type == "link_open":
            address = address_of(str(token.attrGet("href")))
            tag = "a" if address else "span"
            token.tag, token.attrs = tag, {"href": address} if address else {}
        elif token.type == "link_close":
            token.tag = tag


def as_words(markdown: str) -> str:
    """The words that the text shows, in one line."""
    written = (
        token.content
        for token in _all(_MARKDOWN.parse(markdown))
        if token.type in ("text", "code_inline", "fence", "code_block")
    )
    return " ".join(" ".join(written).split())


def _all(tokens: Iterable[Token]) -> Iterable[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())
