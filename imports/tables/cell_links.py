"""Cells that hold web addresses: typed ones, several of them, and those behind words."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from imports.tables.notes import Notes
from imports.tables.remembered import read_status
from imports.tables.target import Values
from imports.tables.view import At
from office_files.contents import Link
from values.address_parts import parts_of, whole
from values.addresses import LONGEST, holds_address, read_addresses
from values.reading import Written
from values.redirects import unwrapped

Piece = dict[str, str]  # url and title
NO_LINK = {"", "-", "–", "—", "ไม่มี", "ยังไม่มี", "ไม่ระบุ"}
RELATIVE = "ลิงก์นี้เป็นที่อยู่ย่อของเว็บไซต์เดิม แฟ้มไม่ได้บอกว่าเว็บไซต์ใด กรุณาระบุที่อยู่เต็ม"
NOT_OF_THE_WEB = "ลิงก์นี้เปิดจากเว็บไซต์ไม่ได้ (อยู่ในเครื่องหรือเป็นคำสั่งของหน้าเว็บ) กรุณาระบุที่อยู่เว็บ"
BROKEN = "ที่อยู่ของลิงก์นี้ผิดรูปแบบ เปิดไม่ได้ กรุณาระบุที่อยู่เว็บ"
TWO_ADDRESSES = "ช่องนี้พิมพ์ที่อยู่หนึ่ง แต่ลิงก์พาไปอีกที่อยู่หนึ่ง กรุณาเลือก"
TOO_LONG = "ช่องนี้ยาวเกิน {most:,} ตัวอักษร ระบบไม่ได้หาที่อยู่เว็บในช่องนี้ กรุณาแยกเป็นหลายช่อง"
LONGEST_TITLE = 250
_ADDRESS = re.compile(r"(?:https?:/{1,2}|www\.)\S+", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_LIST_MARK = re.compile(r"^\s*(?:\(?[0-9๐-๙]{1,2}[.)]|[-–—•●▪*·])\s*")
_ENDS = " \t:;,-–—>|"
_STATUS_WORDS = re.compile(r"ดำเนินการ|เสร็จ|ระหว่าง|เรียบร้อย")
_LONGEST_STATUS = 60


def evidence(name: str, cells: Sequence[At], notes: Notes) -> Values:
    """Every address of the cells with the words that name it; words alone may be a status."""
    said: Values = {}
    found: dict[tuple[tuple[str, str], ...], Piece] = {}
    for at in cells:
        if len(at.text) > LONGEST:
            notes.doubt(at, (), TOO_LONG.format(most=LONGEST))
            continue
        pieces = links_within(at, notes)
        for piece in pieces:
            found.setdefault(tuple(sorted(piece.items())), piece)
        if not pieces and at.text not in NO_LINK:
            said |= _words_alone(at, notes)
    return {name: list(found.values()), **said}


def links_in_text(at: At, notes: Notes) -> list[Piece]:
    """The addresses of a text; typed ones have no name, since the text goes on around them."""
    typed = {url for line in at.text.splitlines() for url in _urls(line)}
    pieces = links_within(at, notes)
    return [{"url": piece["url"]} if piece["url"] in typed else piece for piece in pieces]


def _urls(line: str) -> Sequence[str]:
    return read_addresses(Written(line)).value or () if holds_address(line) else ()


def links_within(at: At, notes: Notes) -> list[Piece]:
    """The addresses typed in a cell and those behind its words, each once, in their order."""
    typed = [piece for line in _named_lines(at.text) for piece in _typed(*line)]
    behind = list(_behind(at, notes))
    if len(typed) == len(behind) == 1 and _shows_address(at.cell.links[0]):
        return [_one_of_two(at, typed[0], behind[0], notes)]
    found: dict[str, Piece] = {}
    for piece in typed + behind:
        found.setdefault(_bare(piece["url"]), piece)
    return list(found.values())


def _named_lines(text: str) -> Iterator[tuple[str, str]]:
    """Each line that holds an address, with the words of the lines above it that hold none."""
    above: list[str] = []
    for line in text.splitlines():
        bare = _LIST_MARK.sub("", line)
        if holds_address(bare):
            yield " ".join(above), bare
            above = []
        elif words := bare.strip(_ENDS):
            above.append(words)


def _typed(above: str, line: str) -> list[Piece]:
    urls = read_addresses(Written(line)).proposed or ()
    words = _LIST_MARK.sub("", _words_of(line, urls)).strip(_ENDS)
    title = " ".join(filter(None, [above, words]))[:LONGEST_TITLE]
    if len(urls) != 1:
        return [{"url": url} for url in urls]
    return [{"url": urls[0], **({"title": title} if title else {})}]


def _words_of(line: str, urls: Sequence[str]) -> str:
    """A line without its addresses, which may hold spaces as they were typed."""
    for url in urls:
        typed = url.replace("%20", " ")
        if typed not in line:
            typed = url if url in line else url.removeprefix("https://")
        line = line.replace(typed, " ")
    return " ".join(_TAG.sub(" ", _ADDRESS.sub(" ", line)).split())


def _behind(at: At, notes: Notes) -> Iterator[Piece]:
    for link in at.cell.links:
        url = link.url.strip()
        parts = parts_of(url)
        if parts is None:
            notes.doubt(at, (), f"{BROKEN}: {url[:100]}")
            continue
        scheme = parts.scheme.casefold() if ":" in url.partition("/")[0] else ""
        if scheme in ("mailto", "tel") or url.startswith("#") or not url:
            continue
        if scheme not in ("", "http", "https"):
            notes.doubt(at, (), f"{NOT_OF_THE_WEB}: {url[:100]}")
            continue
        if not scheme:
            if not notes.base and not url.startswith("//"):
                notes.doubt(at, [url], RELATIVE)
            url = whole(notes.base, url) if notes.base else url
        title = "" if _shows_address(link) else " ".join(link.text.split())[:LONGEST_TITLE]
        yield {"url": unwrapped(url).replace(" ", "%20"), **({"title": title} if title else {})}


def _shows_address(link: Link) -> bool:
    return bool(_ADDRESS.search(link.text))


def _one_of_two(at: At, typed: Piece, behind: Piece, notes: Notes) -> Piece:
    if _bare(typed["url"]) != _bare(behind["url"]):
        notes.doubt(at, [typed["url"], behind["url"]], TWO_ADDRESSES)
    return typed


def _bare(url: str) -> str:
    """What two spellings of one address have in common."""
    return unquote(url).rstrip("/").casefold().removeprefix("http://").removeprefix("https://")


def _words_alone(at: At, notes: Notes) -> Values:
    """A cell for addresses that has words only: a status, or something to ask about."""
    if len(at.text) <= _LONGEST_STATUS and _STATUS_WORDS.search(at.text):
        status = notes.take(at, read_status(Written(at.cell.text), notes.context.statuses))
        return {"status": status} if status else {}
    if not at.cell.links:
        notes.take(at, read_addresses(Written(at.cell.text)))
    return {}
