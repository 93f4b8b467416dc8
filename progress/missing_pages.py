"""
Pages that say "there is no such page" although the server says that all is well (200).

Told by what the title, the first heading or a very short page says as a whole: an article in which
the words occur is no such page. And by comparison with what the server answers at an address that
cannot exist.
"""

import re
from urllib.parse import unquote, urlsplit

from progress.page_text import PageText

# A page with fewer letters than this is nothing but its message.
_SHORT = 600
# A page that differs from the nonsense page by fewer letters than this has nothing of its own.
_NOTHING_OF_ITS_OWN = 40
# A page with fewer letters is the empty frame of a program that draws the page in the browser.
_FRAME = 200

_WHAT = r"(?:page|file|document|content|url|article|resource|object|item|link)"
_ENGLISH = re.compile(
    rf"(?:(?:error|http|oops|sorry|404|the|this|that|requested|we|a) ){{0,6}}"
    rf"(?:404|not found|{_WHAT} (?:you (?:requested|are looking for|were looking for) )?"
    rf"(?:(?:was|is|could|couldn|can|has|been|be) ){{0,3}}(?:not (?:be )?found|cannot be found|"
    rf"t be found|missing|unavailable|not available|removed|does not exist|doesn t exist|"
    rf"isn t available))"
    rf"(?: (?:error|404|page|sorry|not found|on this server|1)){{0,3}}"
)
_OF_WHAT = r"(?:หน้า|ไฟล์|แฟ้ม|เอกสาร|ข้อมูล|เนื้อหา|บทความ|ลิงก์|ลิงค์|เพจ|url)"
_THAI = re.compile(
    rf"(?:(?:error|404|ขออภัย|ขอโทษ|ค่ะ|ครับ|ระบบ) ?){{0,4}}"
    rf"(?:ไม่พบ|ไม่มี|หาไม่พบ|หาไม่เจอ) ?{_OF_WHAT} ?(?:เว็บไซต์|เว็บ|เพจ)? ?"
    rf"(?:(?:ดังกล่าว|นี้|ที่|คุณ|ท่าน|กำลัง|ต้องการ|ค้นหา|ร้องขอ|เรียก|ระบุ|ขอ|หา|อยู่|ในระบบ|บนเว็บไซต์|แล้ว|"
    rf"ค่ะ|ครับ|404|not found) ?){{0,8}}"
)
_PARKED = re.compile(
    r"domain (?:name )?(?:is |may be )?(?:for sale|parked|expired)|account (?:has been )?suspended"
    r"|โดเมน(?:นี้)?(?:หมดอายุ|ประกาศขาย)"
)
_LOGIN = re.compile(r"log ?in|sign ?in|เข้าสู่ระบบ|ลงชื่อเข้าใช้|ล็อกอิน|please log ?in|member login")
_PARTS = re.compile(r"[|–—:·»•>]| - ")
_SIGNS = re.compile(r"[^\w\s\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")
_DIGITS = re.compile(r"[0-9๐-๙]+")


def says_missing(page: PageText) -> bool:
    """Whether the page as a whole says that there is nothing here."""
    said = [page.title, *page.headings]
    if page.length < _SHORT:
        said += [*page.lines, *page.alerts]
    return any(_is_message(part) for text in said for part in _parts(text))


def is_parked(page: PageText) -> bool:
    """Whether the site itself is gone: its name is for sale, or its host has shut it."""
    return bool(_PARKED.search(_plain(page.title)))


def asks_to_sign_in(page: PageText) -> bool:
    """Whether the page is one to sign in on, not one that also offers it."""
    said = [page.title, *page.headings]
    parts = [part for text in said for part in _parts(text)]
    return page.asks_password and any(_LOGIN.fullmatch(part) for part in parts)


def same_as_nonsense(page: PageText, nonsense: PageText, url: str) -> bool:
    """
    Whether the page has nothing that the page at a nonsense address has not.

    `url`: where the page stands, which such pages like to repeat.
    """
    own = _words(page, url) - _words(nonsense, url)
    return sum(map(len, own)) < _NOTHING_OF_ITS_OWN


def is_frame(page: PageText) -> bool:
    """Whether next to nothing of the page is there before a browser runs its programs."""
    return page.length < _FRAME


def _words(page: PageText, url: str) -> set[str]:
    name = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    text = " ".join([page.title, *page.lines, *page.places])
    for spelling in (name, unquote(name)):
        text = text.replace(spelling, " ") if spelling else text
    return set(_DIGITS.sub("0", text).split())


def _is_message(part: str) -> bool:
    return (
        bool(part) and len(part) < 150 and bool(_ENGLISH.fullmatch(part) or _THAI.fullmatch(part))
    )


def _parts(text: str) -> list[str]:
    """The text and its parts, for a title tells the name of the site too; without signs."""
    return [_plain(part) for part in (text, *_PARTS.split(text))]


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", text.lower()).split())
