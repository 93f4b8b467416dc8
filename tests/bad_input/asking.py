"""Hands a generated request to the portal as a web server does, and takes the answer back."""

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test import RequestFactory

from operations.page_cache import PageCache
from operations.utf8_requests import in_utf8
from tests.bad_input.attempts import Attempt

NO_BODY = (204, 304)


class Portal:
    """The whole portal as ita_portal/wsgi.py builds it, with nothing kept yet."""

    def __init__(self):
        self.application = in_utf8(PageCache(WSGIHandler()))

    def answer(self, attempt: Attempt) -> HttpResponse:
        """What a browser gets: the server takes the body off where HTTP has none."""
        request = RequestFactory().generic(attempt.method, "/", attempt.body)
        begun = []
        body = self.application(
            {**request.environ, **attempt.environ()}, lambda *status: begun.append(status)
        )
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        status, headers = begun[-1][:2]
        code = int(status.split()[0])
        if attempt.method.upper() == "HEAD" or code in NO_BODY:
            content = b""
        plain = {name: value for name, value in headers if name != "Set-Cookie"}
        response = HttpResponse(content, status=code, headers=plain)
        for name, value in headers:
            if name == "Set-Cookie":
                response.cookies.load(value)
        return response
