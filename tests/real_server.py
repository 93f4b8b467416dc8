"""The portal on a real gunicorn of loopback, as a process of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 300  # seconds until it answers, on the slowest machine
SETTINGS = {
    "SECRET_KEY": "test-only-" + "x" * 50,
    "ALLOWED_HOSTS": "127.0.0.1",
    "BASE_URL": "http://127.0.0.1",
    "USE_HTTPS": "off",
    "DEBUG": "off",
    "BEHIND_PROXY": "off",
    "SECOND_FACTOR": "off",
}


class Server:
    """A running gunicorn: its port, and its process for signals."""

    def __init__(self, process: subprocess.Popen, port: int):
        self.process, self.port = process, port

    def ask(self, path: str, method: str = "GET", **headers) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of one answer over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, headers=headers)
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def raw(self, request: bytes) -> bytes:
        """All that comes back for these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65_536), b""))


@contextmanager
def running_server(
    data_dir: Path, *, options: tuple[str, ...] = ("--workers=2",), **settings: str
) -> Iterator[Server]:
    """gunicorn with two workers and the real settings; `settings` are more of them."""
    environment = {**os.environ, **SETTINGS, "DATA_DIR": str(data_dir), **settings}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "ita_portal.wsgi", f"--bind=127.0.0.1:{port}",
         "--log-level=warning", *options],
        cwd=ROOT, env=environment,
    )  # fmt: skip
    server = Server(process, port)
    try:
        _wait(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def free_port() -> int:
    """A port of loopback that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while server.process.poll() is None:
        try:
            server.ask("/healthz")
            return
        except OSError:
            assert time.monotonic() < end, "gunicorn does not answer"
            time.sleep(0.1)
    raise AssertionError("gunicorn did not start")
