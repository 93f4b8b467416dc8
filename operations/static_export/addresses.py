"""Which addresses an export holds, and under which name of a file each one stands."""

import posixpath
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from django.urls import Resolver404, resolve

from agency.models import FiscalYear
from meetings.models import Meeting
from public_site.branding import is_appearance

SEARCH = "/search/"
# What only the server can answer; links there lead to the site itself.
LEFT_OUT = ("/admin/", "/healthz", "/readyz", "/metrics")
PAGED = {"page"}  # the only queries that have files of their own


@dataclass(frozen=True)
class Scope:
    """
    The whole public site, or one fiscal year of it.

    `records`: addresses of the year's records that do not begin with the year; what lies below
    them, such as a document, belongs to them.
    """

    year_be: int | None = None
    records: tuple[str, ...] = ()

    def holds(self, address: str) -> bool:
        """Whether this address is exported as a file."""
        parts = urlsplit(address)
        if parts.path.startswith(LEFT_OUT):
            return False
        if parts.query and set(dict(parse_qsl(parts.query))) != PAGED:
            return False
        return self.year_be is None or self._is_of_year(parts.path)

    def _is_of_year(self, path: str) -> bool:
        if path.startswith(("/static/", "/evidence/", *self.records)) or is_appearance(path):
            return True
        try:
            match = resolve(path)
        except Resolver404:
            return True  # reported as broken when it is opened
        return match.kwargs.get("year_be") == self.year_be


def addresses_of_year(year: FiscalYear) -> tuple[str, ...]:
    """Addresses of public records of a year that the year itself does not begin."""
    meetings = Meeting.objects.published().filter(fiscal_year=year)
    return tuple(meeting.get_absolute_url() for meeting in meetings)


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
        return path.rstrip("/") + suffix
    if path.endswith("/") or not path:
        pages = "".join(f"page-{quote(value, safe='')}/" for _, value in parse_qsl(parts.query))
        return f"{path}{pages}index.html"
    return path


def relative(target: str, page: str) -> str:
    """The link from the file of one page to another file."""
    return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))


def _is_asset(parts: SplitResult) -> bool:
    return not parts.path.endswith("/")
