"""Open data over HTTP: the pages for people, and the files for programs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from agency.context_processors import the_agency
from agency.models import FiscalYear
from agency.years import public_year_or_404
from catalogue.changes import year_changed_at
from catalogue.data_tables import changed_at
from catalogue.shared_data import collections
from open_data import calendar_file, licence, sitemap
from open_data.feed import NewsFeed, newest_news
from open_data.package import describe, written
from open_data.serving import answer, answers_preflight, open_to_all
from open_data.tables import data_tables
from open_data.writing import WRITERS, write_csv
from records.addresses import absolute
from records.publication import newest_change


@require_safe
def all_data(request: HttpRequest) -> HttpResponse:
    """All years' open data: terms, how to cite, addresses that stay."""
    years = list(FiscalYear.objects.published().order_by("-year_be"))
    context = {
        "years": years,
        "tables": list(data_tables().values()),
        "collections": list(collections().values()),
        "licence": licence,
        "changed_at": newest_change(*years),
    }
    return render(request, "open_data/all_data.html", context)


@require_safe
def year_data(request: HttpRequest, year_be: int) -> HttpResponse:
    """One year's tables with every column explained."""
    fiscal_year = public_year_or_404(year_be)
    return render(
        request,
        "open_data/year_data.html",
        {
            "fiscal_year": fiscal_year,
            "tables": list(data_tables(fiscal_year).values()),
            "endings": list(WRITERS),
            "changed_at": year_changed_at(fiscal_year),
            "licence": licence,
            "address": absolute(request.path),
        },
    )


@answers_preflight
@require_safe
def data_file(request: HttpRequest, year_be: int, table: str, ending: str) -> HttpResponse:
    """One table of a year in one format."""
    if table not in data_tables() or ending not in WRITERS:
        raise Http404("ไม่มีแฟ้มข้อมูลนี้")
    fiscal_year = public_year_or_404(year_be)
    chosen = data_tables(fiscal_year)[table]
    rows = chosen.load(fiscal_year)
    write, content_type = WRITERS[ending]
    response = answer(
        request,
        lambda: write(chosen, rows),
        content_type,
        basis=ending.encode() + write_csv(chosen, rows),
        changed_at=max(fiscal_year.shown_since, changed_at(rows) or fiscal_year.shown_since),
    )
    return open_to_all(response, f"ita-{year_be}-{table}.{ending}")


@answers_preflight
@require_safe
def datapackage(request: HttpRequest, year_be: int) -> HttpResponse:
    """What the files of a year are, for programs."""
    fiscal_year = public_year_or_404(year_be)
    changed = year_changed_at(fiscal_year)
    body = written(describe(the_agency(), fiscal_year, changed))
    content_type = WRITERS["json"][1]
    response = answer(request, lambda: body, content_type, basis=body, changed_at=changed)
    return open_to_all(response)


@require_safe
def news_feed(request: HttpRequest) -> HttpResponse:
    """What is new, for feed readers."""
    news = newest_news()
    feed = NewsFeed(the_agency(), news).get_feed(None, request)
    body = feed.writeString("utf-8").encode()
    newest = news[0].at if news else None
    return answer(request, lambda: body, Atom1Feed.content_type, basis=body, changed_at=newest)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Meetings and deadlines, for calendars that subscribe."""
    appointments = calendar_file.appointments()
    body = calendar_file.write_calendar(the_agency(), appointments)
    newest = max((each.known_since for each in appointments), default=None)
    content_type = "text/calendar; charset=utf-8"
    return answer(request, lambda: body, content_type, basis=body, changed_at=newest)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every public page, for search engines."""
    pages = sitemap.public_pages()
    body = sitemap.write_sitemap(pages)
    newest = sitemap.newest_of(pages)
    content_type = "application/xml; charset=utf-8"
    return answer(request, lambda: body, content_type, basis=body, changed_at=newest)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: everything but the back office."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        "",
        f"Sitemap: {absolute(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
