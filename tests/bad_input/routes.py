"""The public addresses as the URL map has them, so that none is forgotten."""

import re
from dataclasses import dataclass
from itertools import islice, product

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern

from open_data.tables import data_tables
from open_data.writing import WRITERS

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
# What each parameter may be on the real first year; `pk` and `uuid` are known once it is loaded.
KNOWN = {
    "year_be": ["2566"],
    "instrument": ["oit", "iit", "eit"],
    "code": ["o1", "o13", "1", "6"],
    "number": ["1"],
    "edition": ["1"],
    "table": list(data_tables()),
    "ending": list(WRITERS),
    "collection": ["criteria"],
    "name": ["2569", "crosswalk", "schema"],
}
BACK_OFFICE = "admin/"


@dataclass(frozen=True)
class Route:
    """One line of the URL map, its includes joined: "<year:year_be>/measures/<int:number>/"."""

    text: str

    @property
    def parameters(self) -> list[str]:
        return PARAMETER.findall(self.text)

    def path(self, values: list[str]) -> str:
        """The path with these values for the parameters, percent signs not yet decoded."""
        left = iter(values)
        return "/" + PARAMETER.sub(lambda _: next(left), self.text)

    def known_paths(self, known: dict[str, list[str]], most: int = 60) -> list[str]:
        """Paths whose every parameter is a real one, though not all of them fit together."""
        choices = [known[name] for name in self.parameters]
        return [self.path(list(values)) for values in islice(product(*choices), most)]


def public_routes() -> list[Route]:
    """Every route outside the back office."""
    return [Route(text) for text in _texts(get_resolver()) if not text.startswith(BACK_OFFICE)]


def back_office_routes() -> list[Route]:
    """Every route of the back office but the one that catches all others."""
    return [Route(text) for text in _texts(get_resolver()) if text.startswith(BACK_OFFICE)]


def _texts(resolver, before: str = ""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern.pattern, RoutePattern):
            text = before + pattern.pattern._route
            yield from [text] if isinstance(pattern, URLPattern) else _texts(pattern, text)
