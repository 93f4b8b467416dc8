"""What a person would read of a web page: its title, its heading, its words. In linear time."""

import re
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

# What is read of a page; the rest says no more about what kind of page it is.
ENOUGH = 200_000
_CHARSET = re.compile(rb"charset=[\"']?([a-z0-9_-]{2,20})", re.IGNORECASE)
_OLD_THAI = (b"windows-874", b"tis-620", b"cp874", b"iso-8859-11")
_ALERT = re.compile(r"alert\(\s*[\"']([^\"']{1,200})[\"']")
_HIDDEN = frozenset(("script", "style", "noscript", "template"))
_WITHIN = frozenset(("a", "b", "em", "i", "span", "strong", "font", "small", "u"))


class _Reader(HTMLParser):
    """Collects the texts of a page by the element that they stand in, and where it leads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.headings: list[str] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.places: list[str] = []
        self.asks_password = False
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.asks_password |= tag == "input" and (values.get("type") or "").lower() == "password"
        self.places += [values[name] or "" for name in ("href", "src", "data") if name in values]
        if tag in _HIDDEN or tag in ("title", "h1"):
            self.inside = tag
        if tag == "h1":
            self.headings.append("")
        if tag not in _WITHIN:
            self.texts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""
        if tag not in _WITHIN:
            self.texts.append("\n")

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts.append(data)
        elif self.inside == "title":
            self.title.append(data)
        elif self.inside not in _HIDDEN:
            if self.inside == "h1":
                self.headings[-1] += data
            self.texts.append(data)


@dataclass(frozen=True)
class PageText:
    """The words of an HTML page."""

    html: str

    @classmethod
    def of(cls, body: bytes, content_type: str) -> "PageText":
        """The page as UTF-8 or, if it says so, in the old Thai encoding; else is left out."""
        named = _CHARSET.search(content_type.encode()) or _CHARSET.search(body[:2000])
        is_old_thai = named is not None and named[1].lower() in _OLD_THAI
        return cls(body[:ENOUGH].decode("cp874" if is_old_thai else "utf-8", "ignore"))

    @cached_property
    def _read(self) -> _Reader:
        reader = _Reader()
        reader.feed(self.html)
        return reader

    @property
    def title(self) -> str:
        return " ".join("".join(self._read.title).split())[:300]

    @property
    def headings(self) -> list[str]:
        """The headings of the first level."""
        return [" ".join(heading.split())[:300] for heading in self._read.headings[:5]]

    @cached_property
    def lines(self) -> list[str]:
        """What a person sees, by lines."""
        lines = "".join(self._read.texts).splitlines()
        return [" ".join(line.split()) for line in lines if line.strip()]

    @property
    def length(self) -> int:
        """How many letters a person sees."""
        return sum(map(len, self.lines))

    @property
    def alerts(self) -> list[str]:
        """What pops up in a box of the browser."""
        return [found for script in self._read.scripts[:20] for found in _ALERT.findall(script)]

    @property
    def places(self) -> list[str]:
        """Where links, pictures and frames lead, without what changes at every visit."""
        return [place.partition("?")[0].partition("#")[0] for place in self._read.places]

    @property
    def asks_password(self) -> bool:
        return self._read.asks_password
