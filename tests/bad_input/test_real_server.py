"""What gunicorn makes of bad requests before Django sees them."""

import pytest

from tests.bad_input.verdict import SAFETY
from tests.real_server import running_server

LINE = b"Host: 127.0.0.1\r\nConnection: close\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A portal without a database: these requests never need one."""
    folder = tmp_path_factory.mktemp("portal")
    (folder / "static").mkdir()
    with running_server(folder, DATABASE_URL=f"sqlite:///{folder}/none.sqlite3") as server:
        yield server


REFUSED = {
    "a long search": (b"GET /robots.txt?q=" + b"a" * 10_000 + b" HTTP/1.1\r\n" + LINE, 414),
    "an endless search": (b"GET /robots.txt?q=" + b"a" * 60_000 + b" HTTP/1.1\r\n" + LINE, 414),
    "huge headers": (b"GET / HTTP/1.1\r\n" + LINE + b"X: " + b"a" * 50_000 + b"\r\n", 431),
    "a NUL in a header": (b"GET / HTTP/1.1\r\n" + LINE + b"X: \x00\r\n", 400),
    "an unknown version": (b"GET / HTTP/9.9\r\n" + LINE, 400),
    "no HTTP at all": (b"\x16\x03\x01\x02\x00\r\n", 400),
    "a hostile host": (b"GET /robots.txt HTTP/1.1\r\nHost: evil.example.com\r\n", 400),
    "TRACE": (b"TRACE /robots.txt HTTP/1.1\r\n" + LINE, 405),
    "POST to a page": (b"POST /robots.txt HTTP/1.1\r\n" + LINE, 405),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_gets_a_thai_page_with_the_headers_of_safety(server, what):
    request, status = REFUSED[what]

    head, _, body = server.raw(request + b"\r\n").partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert '<html lang="th">' in body.decode()
    headers = dict(line.split(": ", 1) for line in head.decode().splitlines()[1:])
    for name, value in SAFETY.items():
        assert value in headers[name]


@pytest.mark.parametrize("charset", ["base64", "undefined", "utf-7"])
def test_a_charset_that_is_none_breaks_nothing(server, charset):
    content_type = f"text/plain; charset={charset}"

    status, _, body = server.ask("/robots.txt?q=%ff", **{"Content-Type": content_type})

    assert status == 200
    assert body.startswith(b"User-agent: *")


def test_head_has_no_body(server):
    status, headers, body = server.ask("/robots.txt", "HEAD")
    whole = server.ask("/robots.txt")[2]

    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) == len(whole)
