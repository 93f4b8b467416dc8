"""sitemap.xml: every public page, and when it last changed where that is known."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from itertools import islice

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator

from agency.models import FiscalYear
from annual_report.models import IssuedReport
from measures.models import Measure
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem, Instrument
from records.addresses import absolute

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000  # addresses in one sitemap, a limit of the protocol
OF_ALL_YEARS = ("about", "privacy", "accessibility", "verify:start", "survey")


@dataclass(frozen=True)
class Entry:
    """A public page; `changed_at` is None where no record tells."""

    path: str
    changed_at: datetime | None = None


Pair = tuple[Model, Entry]  # a row and its page


def public_pages() -> list[Entry]:
    """Every public page of records, lists before what they list; five queries."""
    return list(islice(_pages(), MOST))


def _pages() -> Iterator[Entry]:
    years = list(FiscalYear.objects.published().order_by("-year_be"))
    items = _rows(ChecklistItem, "instrument", "number")
    measures = _rows(Measure, "number")
    public = Meeting.objects.published().select_related("fiscal_year")
    meetings = [(row, Entry(row.get_absolute_url(), row.published_at)) for row in public]
    everything = [*items, *measures, *meetings]
    yield from _fixed_pages(years, everything, meetings)
    of_year = defaultdict(list)
    for pair in everything:
        of_year[pair[0].fiscal_year_id].append(pair)
    for year in years:
        yield from _pages_of_year(year, of_year[year.pk])
    for _, entry in everything:
        yield entry
    for edition in IssuedReport.objects.public().select_related("fiscal_year"):
        yield Entry(edition.get_absolute_url(), edition.issued_at)


def _rows(model, *read: str) -> list[Pair]:
    """All public rows with their pages; of a row no more is read than its page needs."""
    rows = model.objects.published().select_related("fiscal_year", "published_update")
    known = ("published_at", "fiscal_year__year_be", "published_update__reviewed_at")
    return [
        (row, Entry(row.get_absolute_url(), row.changed_at)) for row in rows.only(*known, *read)
    ]


def _fixed_pages(years, everything: list[Pair], meetings: list[Pair]) -> Iterator[Entry]:
    newest = _newest(*(year.published_at for year in years), *_moments(everything))
    yield Entry(reverse("home"), newest)
    yield Entry(reverse("open_data:all"), newest)
    yield Entry(reverse("meetings:list"), _newest(*_moments(meetings)))
    for name in OF_ALL_YEARS:
        yield Entry(reverse(name))


def _pages_of_year(year: FiscalYear, rows: list[Pair]) -> Iterator[Entry]:
    measures = [pair for pair in rows if isinstance(pair[0], Measure)]
    items = [pair for pair in rows if isinstance(pair[0], ChecklistItem)]

    def page(name: str, shown: list[Pair], *more: str) -> Entry:
        newest = _newest(year.published_at, *_moments(shown))
        return Entry(reverse(name, args=[year.year_be, *more]), newest)

    for name in ("year", "open_data:year"):
        yield page(name, rows)
    # Pages without rows say only that there are none yet.
    if items or measures:
        for name in ("updates", "annual_report:page"):
            yield page(name, rows)
    if measures:
        yield page("measures:list", measures)
    for instrument in Instrument.values:
        shown = [pair for pair in items if pair[0].instrument == instrument]
        if shown:
            yield page("oit_checklist:table", shown, instrument)


def _moments(pairs) -> list[datetime]:
    return [entry.changed_at for _, entry in pairs]


def _newest(*moments: datetime | None) -> datetime | None:
    return max(filter(None, moments), default=None)


def newest_of(entries: list[Entry]) -> datetime | None:
    """When the newest of the pages changed."""
    return _newest(*(entry.changed_at for entry in entries))


def write_sitemap(entries: list[Entry]) -> bytes:
    """The pages as XML of the sitemaps protocol 0.9."""
    buffer = StringIO()
    xml = SimplerXMLGenerator(buffer, "utf-8")
    xml.startDocument()
    xml.startElement("urlset", {"xmlns": NAMESPACE})
    for entry in entries:
        xml.startElement("url", {})
        xml.addQuickElement("loc", absolute(entry.path))
        if entry.changed_at:
            local = timezone.localtime(entry.changed_at)
            xml.addQuickElement("lastmod", local.isoformat(timespec="seconds"))
        xml.endElement("url")
    xml.endElement("urlset")
    xml.endDocument()
    return buffer.getvalue().encode()
