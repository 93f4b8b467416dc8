"""Which addresses an export holds, and under which name of a file each one stands."""

import posixpath
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from django.urls import Resolver404, resolve

import catalogue
from agency.models import FiscalYear
from public_site.branding import is_branding

SEARCH = "/search/"
# What only the server can answer; links there lead to the site itself.
LEFT_OUT = ("/admin/", "/healthz", "/readyz", "/metrics")
PAGED = {"page"}  # the only queries that have files of their own


@dataclass(frozen=True)
class Scope:
    """
    The whole public site, or one fiscal year of it.

    `pages`: the addresses of the year's records, which need not have the year in them.
    """

    year_be: int | None = None
    pages: frozenset[str] = frozenset()

    def holds(self, address: str) -> bool:
        """Whether this address is exported as a file."""
        parts = urlsplit(address)
        if parts.path.startswith(LEFT_OUT):
            return False
        if parts.query and set(dict(parse_qsl(parts.query))) != PAGED:
            return False
        return self.year_be is None or self._is_of_year(parts.path)

    def _is_of_year(self, path: str) -> bool:
        if path.startswith(("/static/", "/evidence/")) or is_branding(path):
            return True
        try:
            match = resolve(path)
        except Resolver404:
            return True  # reported as broken when it is opened
        # A document of a record stands below its page.
        page = path[: path.rindex("/") + 1]
        return match.kwargs.get("year_be") == self.year_be or page in self.pages


def scope_of(fiscal_year: FiscalYear) -> Scope:
    """One fiscal year with the pages of its records; a query for each kind of record."""
    in_years = (each for each in catalogue.records() if each.has_page and each.year_path)
    pages = (
        record.address(row)
        for record in in_years
        for row in record.page_rows().filter(**{record.year_path: fiscal_year})
    )
    return Scope(fiscal_year.year_be, frozenset(pages))


def cleaned(address: str) -> str:
    """The address by which the export knows a page: no fragment, no query that says nothing."""
    parts = urlsplit(address)
    query = "" if parts.path == SEARCH or _is_asset(parts) else parts.query
    return parts.path + (f"?{query}" if query else "")


def file_of(address: str, suffix: str = "") -> str:
    """
    The file of an address, relative to the folder of the export.

    Pages are folders with an index.html. `suffix` is that of a stored file, whose address does
    not tell what it is.
    """
    parts = urlsplit(address)
    path = unquote(parts.path).lstrip("/")
    if suffix:
        return path.rstrip("/").removesuffix(suffix) + suffix
    if path.endswith("/") or not path:
        pages = "".join(f"page-{quote(value, safe='')}/" for _, value in parse_qsl(parts.query))
        return f"{path}{pages}index.html"
    return path


def relative(target: str, page: str) -> str:
    """The link from the file of one page to another file."""
    return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))


def _is_asset(parts: SplitResult) -> bool:
    return not parts.path.endswith("/")
