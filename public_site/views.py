"""The portal's own pages: home, a year at a glance, its timeline, about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from agency.context_processors import the_agency
from agency.models import Agency, FiscalYear, SocialLink
from agency.public_years import neighbours_of, public_years
from agency.years import public_year_or_404
from oit_checklist.checking.year import checked_note
from oit_checklist.provisional import notes_of
from oit_checklist.results.announced import announced_in
from progress.counts import Progress, progress_by_division
from public_site.charts import UnitBar, score_chart, unit_bar_pairs
from public_site.paging import page_links, read_page
from public_site.status_keys import status_keys
from public_site.timeline import by_day, load, timeline
from public_site.year_summary import summarise_year
from records.audit import models_saved_at, rows_saved_at
from records.publication import newest_change

NEWEST = 5  # entries of the timeline on the home page
UPDATES_PER_PAGE = 30


def home(request: HttpRequest) -> HttpResponse:
    """How the municipality scored, what was promised, what is done, what is new, the ways in."""
    years = public_years()
    fiscal_year = years.current
    context: dict[str, object] = {"fiscal_year": fiscal_year, "years": years}
    if fiscal_year:
        summary = summarise_year(fiscal_year)
        context |= {
            "year_summary": summary,
            "score_chart": score_chart((year.year_be, year.total_score) for year in years.all),
            "newest": load(timeline(fiscal_year)[:NEWEST]),
            "changed_at": newest_change(*years.all, *summary.rows),
        }
    return render(request, "home.html", context)


def year(request: HttpRequest, year_be: int) -> HttpResponse:
    """One fiscal year at a glance."""
    fiscal_year = public_year_or_404(year_be)
    summary = summarise_year(fiscal_year, with_divisions=True)
    sections = [(part.name, part.progress) for part in summary.sections]
    announced = announced_in(fiscal_year)
    return render(
        request,
        "year.html",
        {
            "fiscal_year": fiscal_year,
            "year_summary": summary,
            "announced": announced,
            "by_section": _bars(sections),
            "notes": notes_of(fiscal_year, summary.items),
            "checked_note": checked_note(fiscal_year, summary.items),
            "by_division": _bars(progress_by_division(summary.rows)),
            "changed_at": newest_change(
                fiscal_year, *summary.rows, *filter(None, [announced.result])
            ),
            **neighbours_of(fiscal_year),
        },
    )


def _bars(parts: list[tuple[str, Progress]]) -> list[tuple[UnitBar, UnitBar]]:
    return unit_bar_pairs(
        (name, each.done, each.begun, each.total, each.proved, each.asked) for name, each in parts
    )


def updates(request: HttpRequest, year_be: int) -> HttpResponse:
    """The public timeline of a year, the newest first."""
    fiscal_year = public_year_or_404(year_be)
    page, notes = read_page(request.GET, timeline(fiscal_year), UPDATES_PER_PAGE)
    on_page = load(page.object_list)
    return render(
        request,
        "updates.html",
        {
            "fiscal_year": fiscal_year,
            "page": page,
            "page_links": page_links(page, "?page={}".format),
            "notes": notes,
            "days": by_day(on_page),
            "changed_at": max((entry.at for entry in on_page), default=None),
        },
    )


def about(request: HttpRequest) -> HttpResponse:
    """What the portal is, how its statuses are read, whose it is, and how to reach them."""
    published = FiscalYear.objects.published().prefetch_related("status_rows")
    years = list(published.order_by("-year_be"))
    rows = [row for year in years for row in (year, *year.status_rows.all())]
    moments = [models_saved_at(Agency, SocialLink), rows_saved_at(rows)]
    context = {
        "status_keys": status_keys(years),
        "changed_at": max(filter(None, moments), default=None),
    }
    return render(request, "about.html", context)


def privacy(request: HttpRequest) -> HttpResponse:
    """What is known of people here, and their rights (PDPA B.E. 2562, sections 23 and 30-36)."""
    announced = FiscalYear.objects.published().filter(privacy_announced_on__isnull=False)
    years, office = list(announced.order_by("-year_be")), the_agency()
    # Of years that nobody sees yet, nothing is told, not even when they were saved.
    changed_at = rows_saved_at([office, *years])
    context = {"agency": office, "announced": years, "changed_at": changed_at}
    return render(request, "privacy.html", context)
