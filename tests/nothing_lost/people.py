"""People at their browsers: each with a session and connections of their own."""

import http.client
from urllib.parse import urlencode

from lxml import html

from tests.real_server import Server


class Person:
    """Opens pages of the back office and presses buttons, as a browser does."""

    def __init__(self, server: Server, session: str):
        self.port = server.port
        self.cookies = {"sessionid": session}

    def ask(self, method: str, address: str, form: dict | None = None) -> tuple[int, str]:
        """Status and text of one answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode(form, doseq=True) if form is not None else None
        try:
            connection.request(method, address, body, headers)
            response = connection.getresponse()
            for cookie in response.headers.get_all("Set-Cookie") or ():
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return response.status, response.read().decode()
        finally:
            connection.close()

    def form_at(self, address: str, form_id: str) -> dict[str, list[str]]:
        """The values of a page's form, as they would be sent back."""
        status, text = self.ask("GET", address)
        assert status == 200, f"{address}: {status}"
        (form,) = html.fromstring(text).xpath(f"//form[@id='{form_id}']")
        values = {}
        for name, value in form.form_values():
            values.setdefault(name, []).append(value)
        return values

    def write(self, address: str, form_id: str, text: str, form: dict | None = None) -> int:
        """
        Write `text` as a row's progress, press "save"; the status of the answer.

        The row is opened first, unless its form stands open already.
        """
        form = (form or self.form_at(address, form_id)) | {
            "progress": text,
            "status": "done",
            "_continue": "1",
        }
        status, _ = self.ask("POST", address, form)
        return status

    def issue(self, preview: str, address: str) -> str:
        """Press "issue" for the first edition; what the page says in the end."""
        status, text = self.ask("GET", preview)
        assert status == 200
        token = html.fromstring(text).xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
        form = {"csrfmiddlewaretoken": token, "edition": "1", "note": "ตรวจแล้ว"}
        status, page = self.ask("POST", address, form)
        assert status == 200
        return page
