"""A page of the site as a page of the copy: its links lead to files, and it says what it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

MAIN = '<main id="content" tabindex="-1">'
LINKS = {"href", "src", "action", "poster"}
# Over file:// a browser refuses to fetch a font ahead of its use.
DROPPED = ("preload",)


class _Page(HTMLParser):
    """Notes which pieces of the text are replaced by what; everything else stays, byte by byte."""

    def __init__(self, text: str, to: Callable[[str], str | None], instead_of_form: str):
        super().__init__(convert_charrefs=False)
        self.text, self.to, self.instead_of_form = text, to, instead_of_form
        self.edits: list[tuple[int, int, str]] = []
        self.ids: set[str] = set()
        self.title, self.in_title = "", False
        self.form_at: int | None = None
        self.lines = [0]
        for line in text.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.in_title = tag == "title"
        if self.form_at is not None:
            return  # goes as a whole
        if "id" in values:
            self.ids.add(values["id"])
        start, raw = self._place(), self.get_starttag_text() or ""
        if tag == "link" and values.get("rel") in DROPPED:
            self.edits.append((start, start + len(raw), ""))
        elif tag == "form" and not values.get("action"):
            self.form_at = start
        else:
            new = self._with_links(raw, values)
            if new != raw:
                self.edits.append((start, start + len(raw), new))

    def handle_data(self, data):
        if self.in_title:
            self.title += data

    def handle_entityref(self, name):
        self.handle_data(unescape(f"&{name};"))

    def handle_charref(self, name):
        self.handle_data(unescape(f"&#{name};"))

    def handle_endtag(self, tag):
        self.in_title = False
        if tag == "form" and self.form_at is not None:
            end = self.text.index(">", self._place()) + 1
            self.edits.append((self.form_at, end, self.instead_of_form))
            self.form_at = None

    def _with_links(self, raw: str, values: dict) -> str:
        for name in LINKS & values.keys():
            link = self.to(values[name] or "")
            if link is not None:
                before = re.search(rf'\s{name}="(?=[^"]*")', raw, re.IGNORECASE)
                if before:
                    end = raw.index('"', before.end())
                    raw = raw[: before.end()] + escape(link) + raw[end:]
        return raw

    def _place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column


@dataclass(frozen=True)
class Facts:
    """What a page says: its title, the links as they are written, the ids of its elements."""

    title: str
    links: set[str]
    ids: set[str]


def facts_of(text: str) -> Facts:
    """Read a page."""
    links: set[str] = set()

    def note(link: str) -> None:
        links.add(link)

    page = _Page(text, note, "")
    return Facts(" ".join(page.title.split()), links, page.ids)


def rewritten(text: str, to: Callable[[str], str | None], note: str, instead_of_form: str) -> str:
    """
    The page with each link replaced by `to(link)`, unless that is None.

    `note` is printed above everything; a form that needs the server gives way to
    `instead_of_form`. Both are HTML.
    """
    page = _Page(text, to, instead_of_form)
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(page.edits):
        pieces += [text[at:start], new]
        at = end
    pieces.append(text[at:])
    return "".join(pieces).replace(MAIN, MAIN + note, 1)
