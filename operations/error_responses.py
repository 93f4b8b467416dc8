"""
Requests that no page can answer: the right status, and a Thai page that leads on.

Stands before everything that reads a request, so that what it lets through can be read.
"""

from collections.abc import Callable
from typing import TypeVar

from csp.middleware import CSPMiddleware
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware
from django.template.loader import render_to_string

from operations.security_headers import SecurityHeaders

Response = TypeVar("Response", bound=HttpResponseBase)

# Title and what to do, for each status that comes without a page of its own.
SENTENCES = {
    400: (
        "ระบบอ่านคำขอนี้ไม่ได้",
        "ที่อยู่เว็บหรือข้อมูลที่ส่งมาไม่ถูกรูปแบบ กรุณาตรวจที่อยู่เว็บอีกครั้ง หรือเริ่มใหม่จากหน้าแรก",
    ),
    405: (
        "หน้านี้ไม่รับคำขอแบบนี้",
        "โปรแกรมส่งคำขอแบบที่หน้านี้ไม่รับ กรุณาเปิดจากลิงก์หรือปุ่มในเว็บไซต์ด้วยเบราว์เซอร์ตามปกติ",
    ),
    412: ("แฟ้มนี้เปลี่ยนไปแล้ว", "แฟ้มนี้ไม่ใช่ฉบับที่โปรแกรมมีอยู่ กรุณาดาวน์โหลดใหม่ทั้งแฟ้ม"),
    414: ("ที่อยู่เว็บยาวเกินไป", "กรุณาลดคำค้นหรือตัวกรองให้สั้นลง หรือเริ่มใหม่จากหน้าแรก"),
    416: ("ไม่มีส่วนของแฟ้มที่ขอ", "แฟ้มนี้สั้นกว่าส่วนที่โปรแกรมขอ กรุณาดาวน์โหลดใหม่ทั้งแฟ้ม"),
    431: ("คำขอยาวเกินไป", "เบราว์เซอร์ส่งข้อมูลมามากเกินไป กรุณาล้างคุกกี้ของเว็บไซต์นี้แล้วลองใหม่"),
}
READING = ("GET", "HEAD")


class ErrorResponses:
    """The middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            return bad_request(request)
        _drop_unreadable_cookies(request)
        response = self.get_response(request)
        if 400 <= response.status_code < 500 and not response.streaming and not response.content:
            _fill(response)
        return response

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """
        Public pages are read. One that takes a form has no token, and is exempt for that; one
        that answers to more methods than a page names them as its `methods`.
        """
        if request.path_info.startswith("/admin/") or getattr(view, "csrf_exempt", False):
            return None
        methods = getattr(view, "methods", READING)
        return None if request.method in methods else HttpResponseNotAllowed(methods)


def error_response(status: int) -> HttpResponse:
    """The page of a status; asks nothing of the database."""
    return _fill(HttpResponse(status=status))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400."""
    return with_security_headers(request, error_response(400))


def with_security_headers(request: HttpRequest, response: Response) -> Response:
    """The answer with the security headers, for one that the middleware below never sees."""
    for middleware in (SecurityMiddleware, XFrameOptionsMiddleware, CSPMiddleware):
        outermost = middleware(lambda request: response)
        outermost.process_response(request, response)  # type: ignore[arg-type]  # any response
    SecurityHeaders(lambda request: response)(request)
    return response


def _fill(response: HttpResponse) -> HttpResponse:
    title, text = SENTENCES.get(response.status_code, SENTENCES[400])
    response.content = render_to_string("refused.html", {"title": title, "text": text})
    response["Content-Type"] = "text/html; charset=utf-8"
    response["Content-Length"] = str(len(response.content))
    return response


def _drop_unreadable_cookies(request: HttpRequest) -> None:
    """Cookies may spell a NUL, which PostgreSQL refuses wherever a text is looked up."""
    if "HTTP_COOKIE" in request.META:
        cookies = request.COOKIES.items()
        request.COOKIES = {name: value for name, value in cookies if "\x00" not in value}
