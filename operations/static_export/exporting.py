"""One export from beginning to end: walk, list the contents, check, remove what is old."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from agency.context_processors import the_agency
from agency.models import FiscalYear
from meetings.models import Meeting
from open_data.sitemap import public_pages
from operations.static_export.addresses import SEARCH, Scope, file_of
from operations.static_export.crawler import Outcome, Walk
from operations.static_export.manifest import Journal
from operations.static_export.state import site_digest

FILES = ("/sitemap.xml", "/robots.txt", "/feed.xml", "/calendar.ics")
MOST_WALKS = 3  # when somebody publishes meanwhile


class BrokenLinksError(Exception):
    """Links of the copy lead nowhere; `links` are "page → link". The files are written."""

    def __init__(self, links: list[str]):
        super().__init__("\n".join(links))
        self.links = links


@dataclass(frozen=True)
class Exported:
    """How much stands in the folder now, and how many old files went."""

    pages: int
    files: int
    size: int
    gone: int


def export_site(
    folder: Path, year: FiscalYear | None, tell: Callable[[int, int], None]
) -> Exported:
    """
    Write the whole public site, or one published year, into `folder`.

    Goes on where an earlier run was stopped. `tell` hears how many files are done and known of.
    Raises NotOursError, BrokenLinksError, OSError, DatabaseError.
    """
    journal = Journal(folder)
    for _ in range(MOST_WALKS):
        state = site_digest()
        outcome = _walk(journal, year, state, tell)
        if state == site_digest():
            break
    if outcome.broken:
        journal.close()
        raise BrokenLinksError(outcome.broken)
    gone = journal.finish(set(outcome.pages))
    written = outcome.pages.values()
    return Exported(
        pages=sum(page.is_html for page in written),
        files=len(written),
        size=sum(page.size for page in written),
        gone=gone,
    )


def _walk(journal: Journal, year: FiscalYear | None, state: str, tell) -> Outcome:
    if year is None:
        scope, start = Scope(), [entry.path for entry in public_pages()] + list(FILES)
    else:
        meetings = Meeting.objects.published().filter(fiscal_year=year)
        scope = Scope(year.year_be, frozenset(meetings.values_list("pk", flat=True)))
        start = [entry.path for entry in public_pages() if scope.holds(entry.path)]
    note = {"made_at": timezone.now(), "address": settings.BASE_URL + "/"}
    walk = Walk(
        scope,
        journal,
        state,
        render_to_string("static_export/note.html", note),
        render_to_string("static_export/no_form.html"),
    )
    outcome = walk.go(start, tell)
    if year is None:
        walk.write(SEARCH, file_of(SEARCH), _contents(SEARCH, None, outcome))
    else:
        walk.write("/", "index.html", _contents("/", year, outcome))
    return outcome


def _contents(address: str, year: FiscalYear | None, outcome: Outcome) -> str:
    """The page that lists all others."""
    request = HttpRequest()
    request.path = request.path_info = address
    pages = [page for page in outcome.pages.values() if page.is_html and page.address != address]
    our_name = f" · {the_agency().name}"
    heading = f"คลังข้อมูลปีงบประมาณ {year.year_be}" if year else "หาข้อมูลในสำเนานี้"
    context = {
        "heading": heading,
        "year_be": year and year.year_be,
        "live": settings.BASE_URL + SEARCH,
        "groups": _by_year([(page.address, page.title.removesuffix(our_name)) for page in pages]),
        "fiscal_year": year,
    }
    return render_to_string("static_export/contents.html", context, request)


def _by_year(pages: list[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Pages of no year first, then those of the newest year: (heading, [(address, title)])."""
    groups: dict[str, list] = {}
    for address, title in pages:
        first = address.strip("/").split("/")[0]
        groups.setdefault(first if first.isdigit() else "", []).append((address, title))
    ordered = sorted(groups.items(), key=lambda group: (group[0] != "", -int(group[0] or 0)))
    return [(f"ปีงบประมาณ {year}" if year else "ทั่วไป", pages) for year, pages in ordered]
