"""Web addresses as people write them: several in a cell, with list marks, notes and spaces."""

import re
from urllib.parse import quote

from thai.spelling import normalise
from values.plain import says_nothing, short
from values.reading import Reading, Written, asked

LONGEST = 20_000  # characters of one cell
MOST_ADDRESSES = 200
NO_ADDRESS = "ไม่พบที่อยู่เว็บใน “{text}”"

_START = re.compile(r"https?:/{1,2}(?=[^\s/])|(?<![\w./@-])www\.(?=[\w-])", re.IGNORECASE)
# Without https:// or www., only what ends like a host of an office is taken for an address.
_BARE_HOST = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:go\.th|or\.th|ac\.th|co\.th|in\.th|com|net|org|info)(?::[0-9]{2,5})?(?:/\S*)?",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"(?:^|\s)\(?(?:[0-9๐-๙]{1,2}|[-•*–])[.)]?$")
_NOTE = re.compile(r"(?<!\s)\s+[(\[]")
_NOTE_IN_NAME = re.compile(r"[)\]][^\s()\[\]]*\.[a-zA-Z0-9]{2,5}$")
_NO_SIGN = re.compile(r"[\"<>].*$", re.DOTALL)  # what no address holds: the rest of a page's code
_FILE_NAME = re.compile(r"[^\n]*\.[a-z0-9]{2,5}", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", ">": "<", "”": "“", "}": "{"}


def read_addresses(written: Written) -> Reading[tuple[str, ...]]:
    """
    Every address of the text, each once; words around them do not count.

    A space stays in an address, as %20, where a file name goes on behind it.
    """
    text = normalise(written.text)
    if says_nothing(text.strip()):
        return Reading()
    if len(text) > LONGEST:
        return asked(NO_ADDRESS.format(text=short(text[:200])))
    starts = list(_START.finditer(text))[:MOST_ADDRESSES]
    ends = [match.start() for match in starts[1:]] + [len(text)] * bool(starts)
    found = [_address(text[match.start() : end]) for match, end in zip(starts, ends, strict=True)]
    if not found and (match := _BARE_HOST.fullmatch(text.strip())):
        found = [_address(match[0])]
    addresses = tuple(dict.fromkeys(filter(None, found)))
    if not addresses:
        return asked(NO_ADDRESS.format(text=short(text)))
    return Reading(addresses)


def holds_address(text: str) -> bool:
    """Whether an address begins in a text, or the text is one without https:// before it."""
    return bool(_START.search(text) or _BARE_HOST.fullmatch(text.strip()))


def _address(chunk: str) -> str:
    """One address, from where it begins to where the next one would."""
    line = _NO_SIGN.sub("", chunk.partition("\n")[0])
    line = _without_note(_without_next_mark(line)).rstrip(" \t,;|")
    head, _, rest = line.partition(" ")
    if rest and not _is_file_name(line):
        line = head
    line = _without_closing(line.rstrip(" \t,;|"))
    if line.casefold().startswith("www.") or "://" not in line[:8]:
        line = "https://" + re.sub(r"^https?:/+", "", line, flags=re.IGNORECASE)
    return re.sub(r"\s", lambda space: quote(space[0]), line)


def _without_next_mark(line: str) -> str:
    """Without the "2)" that numbers the next address."""
    return _LIST_MARK.sub("", line.rstrip(" \t,;|"))


def _without_note(line: str) -> str:
    """Without a remark; one within a file's name is none: "…/แผน (ฉบับแก้ไข).pdf"."""
    name = _NOTE_IN_NAME.search(line)
    starts = (found for found in _NOTE.finditer(line) if not name or found.end() > name.start())
    note = next(starts, None)
    return line[: note.start()] if note else line


def _is_file_name(line: str) -> bool:
    """Whether words behind a space end as a file name does, and hold no other one before."""
    last = line.rsplit("/", 1)[-1]
    words = last.split(" ")
    return bool(_FILE_NAME.fullmatch(last)) and not any("." in word for word in words[:-1])


def _without_closing(line: str) -> str:
    """Without marks that close what opened before the address, and the end of a sentence."""
    while line and (
        line[-1] in ".,;:!'\"" or (line[-1] in _CLOSING and _CLOSING[line[-1]] not in line)
    ):
        line = line[:-1]
    return line
