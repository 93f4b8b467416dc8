"""A real web server on this machine, for tests of what opens web addresses."""

import threading
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from progress.link_guard import Guard

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """
    `pages` says what is answered at which path; what is missing there is a 404.

    `seen` holds every path that was asked for, `headers` what was sent along, and `names` the
    addresses of names that shall not lead here.
    """

    def __init__(self):
        self.pages: dict[str, Answer] = {}
        self.seen: list[str] = []
        self.headers: list[dict] = []
        self.names: dict[str, list[str]] = {}

    def url(self, path: str = "/", name: str = "site.test") -> str:
        return f"{self.scheme}://{name}:{self.port}{path}"

    def guard(self, **options) -> Guard:
        """A guard that knows every name as this server and lets itself be led nowhere else."""
        allow = frozenset({("127.0.0.1", self.port)})
        return Guard(**{"allow": allow, "resolve": self.resolve, **options})

    def resolve(self, host: str, port: int) -> list[str]:
        return self.names.get(host, ["127.0.0.1"])


def page(body: bytes = b"ok", status: int = 200, **headers) -> Answer:
    """An ordinary answer; `Retry_After="1"` is the header Retry-After."""

    def answer(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def redirect(to: str, status: int = 302) -> Answer:
    return page(b"", status, Location=to)


def in_turn(*answers: Answer) -> Answer:
    """The first answer, then the second and so on; the last one for ever."""
    left = list(answers)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


@contextmanager
def running_site(ssl_context=None):
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.seen.append(self.path)
            site.headers.append(dict(self.headers))
            try:
                site.pages.get(self.path, page(status=404))(self)
            except OSError:
                self.close_connection = True  # the visitor has gone

        def log_message(self, *args):
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 64

        def handle_error(self, request, client_address):
            pass  # a visitor that distrusts our certificate

    server = Server(("127.0.0.1", 0), Handler)
    site.scheme, site.port = "http", server.server_port
    if ssl_context:
        site.scheme = "https"
        server.socket = ssl_context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
