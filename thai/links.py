"""
Web addresses in Thai text: where one begins and ends, and how a program asks for it.

Thai is written without spaces, so an address may be glued to the word behind it; and files of
Thai offices have Thai names, so the letters of an address may be Thai as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

# A label of a host is of Latin letters or begins with a Thai one: a Thai word right behind
# "example.go.th" is no part of it, "เทศบาล.ไทย" is one.
_LABEL = r"(?:[A-Za-z0-9_][A-Za-z0-9_-]*|[ก-๛][ก-๛A-Za-z0-9-]*)"
_REST = r"[^\s<>\"'“”‘’«»\u200b]*"
_ADDRESS = re.compile(
    rf"(?:(?<![A-Za-z0-9])https?://|(?<![A-Za-z0-9.])www\.(?=[A-Za-z0-9ก-๛]))"
    rf"{_LABEL}(?:\.{_LABEL})*(?::[0-9]{{1,5}})?(?:[/?#]{_REST})?",
    re.IGNORECASE,
)
# What stands behind these is a sentence again: a Thai word glued to a file's ending, and the
# next address of a list.
_ENDS = re.compile(
    r"(?<=[A-Za-z0-9])(?:[,;]+(?=https?://|www\.))"
    r"|(?<=\.)(?:pdf|docx?|xlsx?|pptx?|csv|zip|rar|jpe?g|png|html?|php|aspx?)(?=[ก-๛])",
    re.IGNORECASE,
)
_PUNCTUATION = ".,;:!?…"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MAY_STAY = "/%:@!$&'()*+,;=~-._?[]"


@dataclass(frozen=True)
class Link:
    """An address as it was typed, where it stands in its text, and where it leads."""

    start: int
    end: int
    words: str

    @property
    def address(self) -> str:
        return href_of(self.words)


def links_in(text: str) -> Iterator[Link]:
    """The web addresses of a text from left to right; costs what the text is long."""
    for match in _ADDRESS.finditer(text):
        words = _without_sentence(match[0])
        yield Link(match.start(), match.start() + len(words), words)


def href_of(words: str) -> str:
    """
    A typed address as ASCII: Thai letters as percent signs, a Thai host as programs know it.

    What is encoded already stays; "www.…" becomes https.
    """
    typed = words if words.lower().startswith("http") else f"https://{words}"
    parts = urlsplit(typed)
    path, query, fragment = (
        quote(_STRAY_PERCENT.sub("%25", part), safe=_MAY_STAY)
        for part in (parts.path, parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme, _ascii_host(parts.netloc), path, query, fragment))


def _ascii_host(place: str) -> str:
    host, colon, port = place.partition(":")
    try:
        return place if host.isascii() else host.encode("idna").decode() + colon + port
    except UnicodeError:  # a label that is empty or too long: no such host exists
        return quote(place, safe=":.")


def _without_sentence(words: str) -> str:
    """The address without the punctuation, the brackets and the words that follow it."""
    if end := _ENDS.search(words):
        words = words[: end.start() if end[0][0] in ",;" else end.end()]
    open_brackets = {mark: words.count(mark) for mark in "([{"}
    closed = {mark: words.count(mark) for mark in _BRACKETS}
    end_at = len(words)
    while end_at:
        last = words[end_at - 1]
        if last in _BRACKETS and closed[last] > open_brackets[_BRACKETS[last]]:
            closed[last] -= 1
        elif last not in _PUNCTUATION:
            break
        end_at -= 1
    return words[:end_at]
