"""A page of an old website: its title, its headings, and its links with what stands around them."""

import codecs
import hashlib
import re
from dataclasses import dataclass, field

from lxml import etree

from office_files.contents import OfficeFileError
from office_files.encodings import decode, decode_as
from old_website.crawling.addresses import joined
from old_website.crawling.link_places import HEADINGS, Places, words_of
from old_website.crawling.pages import LONGEST_TEXT, Naming, tidy
from progress.missing_pages import asks_to_sign_in, says_missing
from progress.page_text import ENOUGH, PageText

MOST_LINKS = 3_000
MOST_HEADINGS = 6
SHORT = 200  # letters: such a page may be a frame that fills itself in the browser

SIGN_IN = "หน้านี้ให้เข้าสู่ระบบก่อน"
MISSING = "หน้านี้แจ้งว่าไม่พบข้อมูล"
EMPTY = "หน้านี้ไม่มีข้อความหรือลิงก์ที่ระบบอ่านได้ อาจเป็นภาพ หรือแสดงในเบราว์เซอร์เท่านั้น"

_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,30})", re.IGNORECASE)
_THAI = frozenset(("tis-620", "tis620", "windows-874", "x-windows-874", "cp-874", "iso-8859-11"))
# Python knows many more by name: of those some fail on any text, others are no text at all.
_OF_PAGES = (
    "utf-8", "utf-16", "ascii", "cp874", "cp125", "iso8859", "gb", "big5", "euc_",
    "shift_jis", "cp932", "koi8", "mac-roman",
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SCRIPTED = re.compile(
    r"(?:window\.open|location(?:\.href)?\s{0,3}=|location\.(?:assign|replace))\s{0,3}\(?\s{0,3}"
    r"[\"']([^\"']{1,1000})[\"']"
)
_LEADS_ON = re.compile(
    r"^\s{0,99}(?:<!--\s{0,9})?(?:window\.|document\.|self\.|top\.)?location(?:\.href\s{0,3}=|\s{0,3}=|\.replace\()"
    r"\s{0,3}[\"']([^\"']{1,1000})[\"']"
)
_SHORT_SCRIPT = 2_000
_REFRESH = re.compile(r"url\s?=\s?[\"']?([^\"'>]{1,1000})", re.IGNORECASE)
_UNSEEN = frozenset(("script", "style", "template", "svg", "math"))
_FRAMES = {"iframe": "src", "frame": "src", "embed": "src", "object": "data"}


@dataclass
class ReadPage:
    """What a page says; `links` are addresses with their names, in the order of the page."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    links: list[tuple[str, Naming]] = field(default_factory=list)
    rest_root: str = ""
    letters: int = 0
    digest: str = ""
    trouble: str = ""


def text_of(body: bytes, content_type: str) -> tuple[str, str]:
    """A page's text and the name of its encoding; what cannot be read becomes a mark."""
    told = _CHARSET.search(content_type.encode("ascii", "ignore")) or _CHARSET.search(body[:4096])
    name = _known(told[1].decode("ascii", "ignore").lower()) if told else ""
    try:
        return (decode_as(body, name) if name else decode(body)), name or "utf-8"
    except OfficeFileError:
        # Cut in the middle of a letter, or a letter of another encoding among them.
        return body.decode(name or "utf-8", "replace"), name or "utf-8"


def _known(name: str) -> str:
    """The encoding by that name as Python calls it; "" where no page is written in it."""
    if name in _THAI:
        return "cp874"
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    return found if found.startswith(_OF_PAGES) else ""


def read_page(text: str, url: str, encoding: str = "utf-8") -> ReadPage:
    """The page of an HTML text that stands at `url`; in linear time."""
    root = _parsed(text)
    if root is None:
        return ReadPage(trouble=EMPTY)
    reader = _Reader(_base(root, url), encoding)
    reader.read(root)
    page = reader.page
    page.digest = hashlib.sha256(" ".join([page.title, *reader.words]).encode()).hexdigest()
    page.letters = sum(map(len, reader.words))
    page.trouble = _trouble(page, text)
    return page


def _trouble(page: ReadPage, text: str) -> str:
    words = PageText(text[:ENOUGH])
    if asks_to_sign_in(words):
        return SIGN_IN
    if says_missing(words):
        return MISSING
    return "" if page.links or page.letters else EMPTY


def _parsed(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(_CONTROL.sub("", text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _base(root: etree._Element, url: str) -> str:
    href = next((one.get("href") for one in root.iter("base") if one.get("href")), "")
    return joined(url, href) or url if href else url


class _Reader:
    """Walks over a page once and collects."""

    def __init__(self, base: str, encoding: str):
        self.page = ReadPage()
        self.words: list[str] = []
        self._base = base
        self._encoding = encoding
        self._places = Places()

    def read(self, root: etree._Element) -> None:
        """All of a page."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = element.tag if isinstance(element.tag, str) else ""
            if event == "end":
                self._end(element, name)
            elif name in _UNSEEN:
                self._link(element, name)
                walk.skip_subtree()
            else:
                self._start(element, name)
        self._places.close()

    def _start(self, element: etree._Element, name: str) -> None:
        self._places.start(element, name)
        if name == "title" and not self.page.title:
            self.page.title = tidy(element.text or "")
        elif name != "title":
            self._see(element.text)
        self._link(element, name)
        if name == "img":
            self._places.text(element.get("alt") or "")

    def _end(self, element: etree._Element, name: str) -> None:
        if name in HEADINGS:
            self._heading(element, name)
        self._places.end(element, name)
        self._see(element.tail)

    def _heading(self, element: etree._Element, name: str) -> None:
        text = words_of(element)
        if text:
            self._places.head(text)
        if name[0] == "h" and text and len(self.page.headings) < MOST_HEADINGS:
            self.page.headings.append(text)

    def _see(self, text: str | None) -> None:
        if text and text.strip():
            self.words.append(" ".join(text.split()))
            self._places.text(text)

    def _link(self, element: etree._Element, name: str) -> None:
        if name == "link" and element.get("rel") == "https://api.w.org/":
            self.page.rest_root = joined(self._base, element.get("href") or "")
        href = _href(element, name) if len(self.page.links) < MOST_LINKS else ""
        url = joined(self._base, href, self._encoding) if href else ""
        if not url:
            return
        said = element.get("title") or element.get("aria-label") or element.get("alt") or ""
        text = "" if name == "script" else words_of(element)
        text = text or tidy(" ".join(one.get("alt") or "" for one in element.iter("img")))
        place = len(self.page.links)
        self.page.links.append((url, Naming(text or tidy(said), url=url)))
        self._places.add(element, lambda naming: self._named(place, naming))

    def _named(self, place: int, around: Naming) -> None:
        """What stands around a link, known when its line is at its end."""
        url, naming = self.page.links[place]
        heading = around.heading or self.page.title
        text = naming.text[:LONGEST_TEXT]
        self.page.links[place] = (url, Naming(text, around.row, heading, url))


def _href(element: etree._Element, name: str) -> str:
    """The address that an element leads to, also by a script of one line; "" for none."""
    if name in _FRAMES:
        return element.get(_FRAMES[name]) or ""
    if name == "meta":
        is_refresh = (element.get("http-equiv") or "").lower() == "refresh"
        found = _REFRESH.search((element.get("content") or "")[:1_100]) if is_refresh else None
        return found[1] if found else ""
    if name == "script":  # a page at the door that leads on
        found = _LEADS_ON.search((element.text or "")[:_SHORT_SCRIPT])
        return found[1] if found else ""
    href = (element.get("href") or "").strip() if name in ("a", "area") else ""
    if href and not href.lower().startswith(("javascript:", "#")):
        return href
    script = f"{href} {element.get('onclick') or ''}"[:1_500]
    found = _SCRIPTED.search(script)
    return found[1] if found else href if href.startswith(("#/", "#!")) else ""
