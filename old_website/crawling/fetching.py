"""One request to an old website: guarded, bounded, and what went wrong in Thai."""

import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

import httpcore
from django.conf import settings

from old_website.crawling.limits import Limits
from progress.link_guard import Guard, GuardedBackend, RefusedError

AGENT = "ITA-Portal"
MOST_REDIRECTS = 5
LONGEST_TYPE = 200  # characters of the header Content-Type; more is none
CONNECT_SECONDS, READ_SECONDS = 5, 10

NO_HOST = "ไม่พบเว็บไซต์ชื่อนี้ กรุณาตรวจตัวสะกดของที่อยู่"
SLOW = "เว็บไซต์ตอบช้าเกินไป ระบบรอได้ {seconds:g} วินาที"
NO_ANSWER = "ติดต่อเว็บไซต์ไม่ได้ ในขณะนี้อาจปิดอยู่"
CERTIFICATE = "ใบรับรองความปลอดภัย (HTTPS) ของเว็บไซต์ไม่ถูกต้อง หากเปิดด้วย http:// ได้ กรุณาใช้ที่อยู่นั้น"
ROUND = "เว็บไซต์พาไปหลายหน้าไม่สิ้นสุด"
BUSY = "เว็บไซต์ขอให้รอ กรุณาทำต่อภายหลัง"
STATUS = {
    401: "หน้านี้ให้เข้าสู่ระบบก่อน",
    403: "เว็บไซต์ไม่ให้โปรแกรมเปิดหน้านี้",
    404: "ไม่พบหน้านี้",
    410: "หน้านี้ถูกลบแล้ว",
}
OTHER_STATUS = "เว็บไซต์ตอบด้วยรหัส {status}"
UNREADABLE = "เว็บไซต์ส่งข้อมูลบีบอัดที่ระบบอ่านไม่ได้"

_FILE_NAME_CODED = re.compile(r"filename\*\s?=\s?utf-8'[a-z-]{0,9}'([^;]{1,600})", re.IGNORECASE)
_FILE_NAME = re.compile(r"filename\s?=\s?\"?([^\";]{1,600})", re.IGNORECASE)
MayOpen = Callable[[str], None]
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 47}


class FetchError(Exception):
    """A page that cannot be had; the text says why, in Thai. `is_site`: no page can be had now."""

    def __init__(self, text: str, is_site: bool = False, is_busy: bool = False):
        super().__init__(text)
        self.is_site = is_site
        self.is_busy = is_busy


@dataclass(frozen=True)
class Fetched:
    """What one request brought; header names in small letters."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def content_type(self) -> str:
        """What the server calls it, in small letters."""
        return self.headers.get("content-type", "")[:LONGEST_TYPE].lower()

    @property
    def file_name(self) -> str:
        """The name that the server gives to a file; "" if none."""
        told = self.headers.get("content-disposition", "")[:2_000]
        found = _FILE_NAME_CODED.search(told) or _FILE_NAME.search(told)
        return unquote(found[1], errors="replace").strip() if found else ""

    @property
    def is_page(self) -> bool:
        """Whether it is a web page, not a file."""
        kind = self.content_type
        is_unnamed = not kind or kind.startswith("text/plain")
        return "html" in kind or (is_unnamed and self.body.lstrip()[:1] == b"<")


def fetch(
    url: str, guard: Guard, limits: Limits, may_open: MayOpen, is_list: bool = False
) -> Fetched:
    """
    What stands at an address. Raises FetchError.

    Each redirect is guarded again and asked of `may_open`, which raises FetchError for what shall
    not be opened. Files are not loaded, but for lists (robots.txt, sitemaps, JSON).
    """
    deadline = time.monotonic() + limits.page_seconds
    try:
        here = guard.clean(url)
        for _ in range(MOST_REDIRECTS + 1):
            may_open(here)
            fetched = _request(here, guard, limits, deadline, is_list)
            place = fetched.headers.get("location", "")
            if fetched.status not in (301, 302, 303, 307, 308) or not place:
                return fetched
            here = guard.clean(place, base=here)
    except RefusedError as refusal:
        raise FetchError(str(refusal)) from refusal
    except httpcore.TimeoutException as error:
        raise FetchError(SLOW.format(seconds=limits.page_seconds), is_site=True) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise _of_network(error) from error
    raise FetchError(ROUND)


def refuse_failure(fetched: Fetched) -> None:
    """Raise FetchError for an answer that is no page."""
    status = fetched.status
    if status == 429:
        raise FetchError(BUSY, is_site=True, is_busy=True)
    if not 200 <= status < 300:
        text = STATUS.get(status) or OTHER_STATUS.format(status=status)
        raise FetchError(text, is_site=status >= 500)


def unpacked(data: bytes, limit: int, bits: int = 31) -> bytes:
    """The beginning of gzip data, at most `limit` bytes. Raises FetchError if it is none."""
    unpacking = zlib.decompressobj(bits)
    try:
        return unpacking.decompress(data, limit)
    except zlib.error as error:
        raise FetchError(UNREADABLE) from error


def _request(url: str, guard: Guard, limits: Limits, deadline: float, is_list: bool) -> Fetched:
    seconds = {"connect": CONNECT_SECONDS, "read": READ_SECONDS, "write": READ_SECONDS}
    with (
        httpcore.ConnectionPool(network_backend=GuardedBackend(guard, deadline)) as pool,
        pool.stream("GET", url, headers=_headers(), extensions={"timeout": seconds}) as response,
    ):
        headers = {_text(name).lower(): _text(value) for name, value in response.headers}
        limit = limits.list_bytes if is_list else limits.page_bytes
        body = _beginning_of(response, limit) if is_list or _may_be_page(headers) else b""
        packing = headers.get("content-encoding", "").strip().lower()
        if body and packing and packing != "identity":
            if packing not in _PACKED:
                raise FetchError(UNREADABLE)
            body = unpacked(body, limit, _PACKED[packing])
        return Fetched(url, response.status, headers, body)


def _may_be_page(headers: dict[str, str]) -> bool:
    kind = headers.get("content-type", "").lower()
    is_attached = headers.get("content-disposition", "").lower().startswith("attachment")
    return not is_attached and (not kind or "html" in kind or kind.startswith("text/plain"))


def _beginning_of(response: httpcore.Response, limit: int) -> bytes:
    body = bytearray()
    for piece in response.iter_stream():
        body += piece
        if len(body) >= limit:
            break
    return bytes(body[:limit])


def _text(value: bytes) -> str:
    """A header as text. Servers send Thai as plain UTF-8 or in one byte, against the standard."""
    for encoding in ("utf-8", "cp874"):
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            continue
    return value.decode("latin-1")


def _headers() -> list[tuple[str, str]]:
    place = f" (+{settings.BASE_URL})" if settings.BASE_URL else ""
    return [
        ("User-Agent", f"{AGENT} old website reader{place}"),
        ("Accept", "text/html,application/xhtml+xml,*/*;q=0.5"),
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
    ]


def _of_network(error: Exception) -> FetchError:
    causes = (error.__cause__, error.__context__)
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return FetchError(NO_HOST, is_site=True)
    if any(isinstance(cause, ssl.SSLError) for cause in causes) or "CERTIFICATE" in str(error):
        return FetchError(CERTIFICATE, is_site=True)
    return FetchError(NO_ANSWER, is_site=True)
