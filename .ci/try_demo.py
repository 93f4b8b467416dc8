"""Start bin/demo on a free port with an empty data folder and look at it as a visitor does."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection

PAGES = ("/", "/2566/", "/2566/oit/", "/2566/report/", "/admin/login/")
PATIENCE = 300  # seconds, for a slow line


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(port: int, path: str, encoding: str = "identity") -> tuple[int, str, bytes]:
    """Status, encoding and body, asked for in this encoding."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": encoding})
    response = connection.getresponse()
    return response.status, response.getheader("Content-Encoding", ""), response.read()


def wait_until_it_answers(demo: subprocess.Popen, port: int) -> None:
    end = time.monotonic() + PATIENCE
    while demo.poll() is None and time.monotonic() < end:
        try:
            get(port, "/healthz")
            return
        except OSError:
            time.sleep(0.5)
    sys.exit("bin/demo does not answer")


def check_as_a_visitor(port: int) -> None:
    """Exit with what is wrong: a page that fails, a style sheet without hash or compression."""
    for page in PAGES:
        status, _, body = get(port, page)
        print(status, page)
        if status != 200:
            sys.exit(f"{page} answered {status}")
        for sheet in re.findall(r'href="(/static/[^"]+\.css)"', body.decode()):
            status, encoding, _ = get(port, sheet, "br")
            if status != 200 or encoding != "br" or not re.search(r"\.[0-9a-f]{12}\.css$", sheet):
                sys.exit(f"{sheet} answered {status} with encoding {encoding!r}")


def check_a_document(port: int) -> None:
    """Exit unless the worker makes the minutes; nobody asked for them before."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        status, _, body = get(port, "/meetings/1/minutes.pdf")
        if status == 200 and body.startswith(b"%PDF-"):
            print(status, "/meetings/1/minutes.pdf")
            return
        time.sleep(1)
    sys.exit("nobody makes the minutes")


port = free_port()
# The worker of documents ends a moment after the server.
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
    environment = os.environ | {"PORT": str(port), "DATA_DIR": data}
    environment.pop("DATABASE_URL", None)
    demo = subprocess.Popen(["bin/demo"], env=environment)
    try:
        wait_until_it_answers(demo, port)
        check_as_a_visitor(port)
        check_a_document(port)
    finally:
        demo.terminate()
        demo.wait(30)
