"""Ask the portal as a web server asks it: through WSGI, past Django's test client."""

from dataclasses import dataclass

from django.test import Client, RequestFactory


@dataclass(frozen=True)
class Answer:
    """What came back; read like a response of the test client."""

    status_code: int
    headers: dict[str, str]
    content: bytes

    def __getitem__(self, name: str) -> str:
        return self.headers[name]

    def __contains__(self, name: str) -> bool:
        return name in self.headers

    @property
    def text(self) -> str:
        return self.content.decode()


def ask(application, path: str, method: str = "GET", **headers) -> Answer:
    """What the application answers; a header is named like `If_None_Match="…"`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    environ = RequestFactory().generic(method, path, headers=named).environ
    begun = []
    body = application(environ, lambda *status: begun.append(status))
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    status, sent = begun[-1][:2]
    return Answer(int(status.split()[0]), dict(sent), content)


def cookies_of(client: Client) -> str:
    """The cookies of a signed-in test client, as a browser sends them."""
    return "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())
