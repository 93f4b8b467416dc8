"""What the answer of a web server means to a person who would open the address."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from agency.own_site import host_of, is_own
from progress.link_guard import ascii_path
from progress.missing_pages import (
    asks_to_sign_in,
    is_frame,
    is_parked,
    same_as_nonsense,
    says_missing,
)
from progress.models import LinkCheck
from progress.page_text import PageText

Outcome = LinkCheck.Outcome

# Only these two say for certain that the document is not there; other refusals may be for robots.
_GONE = {404: "ไม่พบหน้านี้", 410: "หน้านี้ถูกลบแล้ว"}
_REFUSALS = {
    401: "เว็บไซต์ขอให้เข้าสู่ระบบก่อน",
    403: "เว็บไซต์ไม่ให้โปรแกรมเปิด",
    429: "เว็บไซต์ขอให้โปรแกรมลองใหม่ภายหลัง",
}
# What guards a site against robots says so in its answers, whatever their status.
_GUARDED_BY = (b"cf-mitigated", b"x-sucuri-block", b"x-datadome")
_CHALLENGES = (b"just a moment...", b"/cdn-cgi/challenge-platform/", b"_incapsula_resource")
_LOGIN_PATH = re.compile(r"/(?:wp-)?(?:log-?in|sign-?in|servicelogin|auth/login)(?:[./]|$)")
_LOGIN_HOSTS = frozenset({"accounts.google.com", "login.microsoftonline.com", "login.live.com"})
# They lead robots to a page to sign in, though people may read what offices write there.
_WALLED = ("facebook.com", "instagram.com", "x.com", "twitter.com", "linkedin.com", "tiktok.com")
_MISSING_PATH = re.compile(r"/(?:error-?)?404(?:[./-]|$)|/(?:page-?)?not-?found(?:[./]|$)")
_HOME_PATH = re.compile(r"/?(?:th/?)?(?:(?:index|home|main|default)(?:\.[a-z]{3,5})?/?)?")
_BLOCKED_NOTE = "เว็บไซต์ป้องกันไม่ให้โปรแกรมเปิด"


@dataclass(frozen=True)
class Answer:
    """What one request brought; `body` is its beginning, `headers` have small letters."""

    status: int
    headers: dict[bytes, str]
    body: bytes = b""

    @cached_property
    def page(self) -> PageText | None:
        """The words of an HTML page; None for a file."""
        kind = self.headers.get(b"content-type", "").lower()
        is_html = "html" in kind or (not kind and self.body.lstrip()[:1] == b"<")
        return PageText.of(self.body, kind) if is_html else None

    @property
    def location(self) -> str:
        moved = self.status in (301, 302, 303, 307, 308)
        return self.headers.get(b"location", "") if moved else ""

    @property
    def retry_after(self) -> str:
        return self.headers.get(b"retry-after", "")


def outcome_of(
    url: str, final_url: str, answer: Answer, nonsense: Callable[[], PageText | None]
) -> tuple[str, str]:
    """
    The outcome of a visit, and the Thai note about it; `final_url` is where `url` led.

    `nonsense` gives the page at an address beside it that cannot exist, None if there is none.
    """
    if _is_guarded(answer):
        return Outcome.BLOCKED, _BLOCKED_NOTE
    if not 200 <= answer.status < 300:
        return _of_failure(answer.status)
    moved = _place(url) != _place(final_url)
    return (
        (_of_place(url, final_url) if moved else None)
        or (_of_page(url, answer.page, nonsense) if answer.page else None)
        or ((Outcome.MOVED, "เปิดแล้วไปอยู่ที่หน้าอื่น") if moved else (Outcome.OK, ""))
    )


def _of_place(url: str, final_url: str) -> tuple[str, str] | None:
    """What is told by the place alone to which an address led; None if nothing is."""
    path = urlsplit(final_url).path.lower()
    if _MISSING_PATH.search(path):
        return Outcome.MISSING, "พาไปหน้าที่แจ้งว่าไม่พบข้อมูล"
    if host_of(final_url) in _LOGIN_HOSTS or _LOGIN_PATH.search(path):
        if any(is_own(url, frozenset({wall})) for wall in _WALLED):
            return Outcome.BLOCKED, "สื่อสังคมออนไลน์นี้ให้โปรแกรมเข้าสู่ระบบก่อน"
        return Outcome.LOGIN, "พาไปหน้าเข้าสู่ระบบ"
    if _is_home(final_url) and not _is_home(url):
        return Outcome.HOME, "พาไปหน้าแรกของเว็บไซต์ ไม่ใช่เอกสารหรือข้อมูลที่อ้างถึง"
    return None


def _of_page(
    url: str, page: PageText, nonsense: Callable[[], PageText | None]
) -> tuple[str, str] | None:
    """What a page says of itself that a person would see at once; None if nothing is wrong."""
    if says_missing(page):
        return Outcome.MISSING, "หน้าที่เปิดได้แจ้งว่าไม่พบข้อมูล"
    if is_parked(page):
        return Outcome.MISSING, "ชื่อเว็บไซต์หมดอายุหรือถูกระงับ"
    if asks_to_sign_in(page):
        return Outcome.LOGIN, "หน้านี้ให้เข้าสู่ระบบก่อน"
    other = None if _is_home(url) else nonsense()
    if other is None or not same_as_nonsense(page, other, url):
        return None
    if is_frame(page):
        return Outcome.BLOCKED, "โปรแกรมอ่านหน้านี้ไม่ได้ เพราะเนื้อหาแสดงในเบราว์เซอร์เท่านั้น"
    return Outcome.MISSING, "เว็บไซต์ตอบหน้าเดียวกับที่อยู่ที่ไม่มีจริง"


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.query and bool(_HOME_PATH.fullmatch(parts.path.lower()))


def _of_failure(status: int) -> tuple[str, str]:
    if status in _GONE:
        return Outcome.DEAD, _GONE[status]
    if 500 <= status < 600:
        return Outcome.SILENT, f"เว็บไซต์ขัดข้อง (รหัส {status})"
    return Outcome.BLOCKED, _REFUSALS.get(status, f"เว็บไซต์ตอบโปรแกรมด้วยรหัส {status}")


def _is_guarded(answer: Answer) -> bool:
    if any(name in answer.headers for name in _GUARDED_BY):
        return True
    beginning = answer.body[:20_000].lower()
    return any(sign in beginning for sign in _CHALLENGES)


def _place(url: str) -> tuple[str, str, str]:
    """
    What has to stay the same. http or https, www, a final slash, a fragment, and which letters
    are percent-encoded do not matter.
    """
    path, _, query = unquote(ascii_path(url)).partition("?")
    return host_of(url), path.rstrip("/"), query
