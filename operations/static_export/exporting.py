"""One export from beginning to end: crawl, list the contents, check, remove what is old."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from agency.context_processors import the_agency
from agency.models import FiscalYear
from documents.working import make_all_public
from open_data.sitemap import public_pages
from operations.static_export.addresses import SEARCH, Scope, file_of, scope_of
from operations.static_export.crawler import Crawler, Outcome
from operations.static_export.manifest import Manifest
from operations.static_export.state import site_digest
from records.addresses import absolute

FILES = ("/sitemap.xml", "/robots.txt", "/feed.xml", "/calendar.ics")
Progress = Callable[[int, int], None]  # hears how many files are done, and how many known of
MOST_CRAWLS = 3  # when somebody publishes meanwhile


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


def export_site(folder: Path, year: FiscalYear | None, progress: Progress) -> Exported:
    """
    Write the whole public site, or one published year, into `folder`.

    Goes on where an earlier run was stopped.
    Raises NotOursError, BrokenLinksError, OSError, DatabaseError.
    """
    manifest = Manifest(folder)
    for _ in range(MOST_CRAWLS):
        state = site_digest()
        make_all_public()  # a copy waits for no worker
        outcome = _crawl(manifest, year, state, progress)
        if state == site_digest():
            break
    if outcome.broken:
        manifest.close()
        raise BrokenLinksError(outcome.broken)
    gone = manifest.finish(set(outcome.pages))
    written = outcome.pages.values()
    return Exported(
        pages=sum(page.is_html for page in written),
        files=len(written),
        size=sum(page.size for page in written),
        gone=gone,
    )


def _crawl(manifest: Manifest, year: FiscalYear | None, state: str, progress: Progress) -> Outcome:
    if year is None:
        scope, start = Scope(), [page.path for page in public_pages()] + list(FILES)
    else:
        scope = scope_of(year)
        start = [page.path for page in public_pages() if scope.holds(page.path)]
    note = {"made_at": timezone.now(), "address": absolute("/")}
    crawler = Crawler(
        scope,
        manifest,
        state,
        render_to_string("static_export/note.html", note),
        render_to_string("static_export/no_form.html"),
    )
    outcome = crawler.crawl(start, progress)
    if year is None:
        crawler.write(SEARCH, file_of(SEARCH), _contents(SEARCH, None, outcome))
    else:
        crawler.write("/", "index.html", _contents("/", year, outcome))
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
        "live": absolute(SEARCH),
        "groups": _by_year([(page.address, page.title.removesuffix(our_name)) for page in pages]),
        "fiscal_year": year,
    }
    return render_to_string("static_export/contents.html", context, request)


def _by_year(pages: list[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Pages of no year first, then those of the newest year: (heading, [(address, title)])."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for address, title in pages:
        first = address.strip("/").split("/")[0]
        groups.setdefault(first if first.isdigit() else "", []).append((address, title))
    ordered = sorted(groups.items(), key=lambda group: (group[0] != "", -int(group[0] or 0)))
    return [(f"ปีงบประมาณ {year}" if year else "ทั่วไป", pages) for year, pages in ordered]
