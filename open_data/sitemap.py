"""sitemap.xml: every public page, and when it last changed where that is known."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any
from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from django.template.loader import render_to_string
from django.urls import reverse

import catalogue
from agency.models import FiscalYear
from catalogue.shared_data import collections
from progress.models import Assignment
from records.addresses import absolute

OF_ALL_YEARS = ("about", "privacy", "accessibility", "verify:start", "survey")


@dataclass(frozen=True)
class Page:
    """A public page; `changed_at` is None where no record tells."""

    path: str
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of record with its public rows."""

    record: catalogue.Record
    rows: list[Any]

    def newest(self, rows: Iterable[Any]) -> datetime | None:
        """When the newest of these rows changed."""
        return _newest(*map(self.record.changed_at, rows))


# The pages that list rows, by the year of the rows; None: those of all years.
Lists = dict[int | None, list[Page]]


def public_pages() -> list[Page]:
    """Every public page, lists before what they list; a query for years and one for each kind."""
    years = list(FiscalYear.objects.published().order_by("-year_be"))
    with_pages = (record for record in catalogue.records() if record.has_page)
    kinds = [Kind(record, list(record.page_rows())) for record in with_pages]
    lists = _lists(kinds)
    return [
        *_pages_of_all_years(years, kinds, lists[None]),
        *_pages_of_years(years, kinds, lists),
        *_row_pages(kinds),
    ]


def _lists(kinds: list[Kind]) -> Lists:
    lists: Lists = defaultdict(list)
    for kind in kinds:
        for listing in kind.record.list_pages(kind.rows):
            page = Page(listing.address, kind.newest(listing.rows))
            lists[listing.year_be].append(page)
    return lists


def _pages_of_all_years(
    years: list[FiscalYear], kinds: list[Kind], lists: list[Page]
) -> Iterator[Page]:
    in_report = (kind.newest(kind.rows) for kind in kinds if kind.record.in_report)
    newest = _newest(*(year.published_at for year in years), *in_report)
    yield Page(reverse("home"), newest)
    yield Page(reverse("open_data:all"), newest)
    for name in collections():
        yield Page(reverse("open_data:collection", args=[name]))
    yield from lists
    for name in OF_ALL_YEARS:
        yield Page(reverse(name))


def _pages_of_years(years: list[FiscalYear], kinds: list[Kind], lists: Lists) -> Iterator[Page]:
    newest = _newest_of_years(kinds)
    reported_on = _years_reported_on(kinds)
    for year in years:
        names = ["year", "open_data:year"]
        # Without rows these pages say only that there are none yet.
        if year.pk in reported_on:
            names += ["updates", "annual_report:page"]
        for name in names:
            changed_at = _newest(year.published_at, newest[year.pk])
            yield Page(reverse(name, args=[year.year_be]), changed_at)
        for page in lists[year.year_be]:
            yield Page(page.path, _newest(year.published_at, page.changed_at))


def _row_pages(kinds: list[Kind]) -> Iterator[Page]:
    for kind in kinds:
        for row in kind.rows:
            yield Page(kind.record.address(row), kind.record.changed_at(row))


def _newest_of_years(kinds: list[Kind]) -> dict[Any, datetime | None]:
    """By the key of a year: when the newest row of its report changed."""
    newest: dict[Any, datetime | None] = defaultdict(lambda: None)
    for kind in kinds:
        if kind.record.in_report:
            year_of = _year_of(kind.record)
            for row in kind.rows:
                year = year_of(row)
                newest[year] = _newest(newest[year], kind.record.changed_at(row))
    return newest


def _years_reported_on(kinds: list[Kind]) -> set[Any]:
    """The keys of the years that have rows for divisions to report on."""
    return {
        _year_of(kind.record)(row)
        for kind in kinds
        if issubclass(kind.record.model, Assignment)
        for row in kind.rows
    }


def _year_of(record: catalogue.Record) -> Callable[[Any], Any]:
    """The function from a row to the key of its year, which loads no year."""
    return attrgetter(record.year_path.replace("__", ".") + "_id")


def _newest(*moments: datetime | None) -> datetime | None:
    return max(filter(None, moments), default=None)


def newest_of(pages: list[Page]) -> datetime | None:
    """When the newest of the pages changed."""
    return _newest(*(page.changed_at for page in pages))


class PublicPages(Sitemap):
    """The pages as Django's sitemaps ask for them; the protocol allows 50,000 in one file."""

    def __init__(self, pages: list[Page]):
        self.pages = pages

    def items(self) -> list[Page]:
        return self.pages

    def location(self, item: Page) -> str:
        return item.path

    def lastmod(self, item: Page) -> datetime | None:
        return item.changed_at and item.changed_at.replace(microsecond=0)

    def get_domain(self, site: object = None) -> str:
        return urlsplit(absolute("/")).netloc


def write_sitemap(pages: list[Page]) -> bytes:
    """The first 50,000 pages as XML of the sitemaps protocol 0.9."""
    urls = PublicPages(pages).get_urls(protocol=urlsplit(absolute("/")).scheme)
    return render_to_string("open_data/sitemap.xml", {"urls": urls}).encode()
