"""An address of every public route, read from the URL map so that none is forgotten."""

import re

from django.test import Client

from tests.bad_input.routes import KNOWN, public_routes

# What servers ask of each other, and documents that are made once and kept on the disk.
NO_PAGES = ("healthz", "readyz", "metrics")
DOCUMENTS = (".pdf", ".docx")
ONE_OF_MANY = {"table": ["oit"], "code": ["o13", "1", "6"]}


def public_addresses(**known: str) -> list[str]:
    """
    The addresses that answer now, pages and files for programs; `known` holds more parameters
    of routes, as `pk` of a meeting. Routes whose parameters nobody knows are left out.
    """
    return list(_content_types(known))


def public_html(**known: str) -> list[str]:
    """The pages among them."""
    return [path for path, kind in _content_types(known).items() if kind.startswith("text/html")]


def _content_types(known: dict[str, str]) -> dict[str, str]:
    values = {**KNOWN, **ONE_OF_MANY, **{name: [value] for name, value in known.items()}}
    client, found = Client(), {}
    for route in public_routes():
        if route.text.endswith((*NO_PAGES, *DOCUMENTS)) or not values.keys() >= {*route.parameters}:
            continue
        for path in route.known_paths(values):
            response = client.get(path)
            if response.status_code == 200:
                found[path] = response["Content-Type"]
    return found


def without_spans(html: str) -> str:
    """The page without the marks around words that stay on one line."""
    return re.sub(r'<span class="together">(.*?)</span>', r"\1", html)
