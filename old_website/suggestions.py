"""What is suggested for whom, kept so that every decision of a person stays."""

from collections.abc import Iterable

from django.db import transaction

from agency.models import FiscalYear
from imports.taking_over.work import bare
from oit_checklist.models import ChecklistItem, Instrument
from old_website.crawling.pages import Page
from old_website.crawling.suggesting import Item, Suggestion, suggest
from old_website.models import (
    LONGEST_SENTENCE,
    LONGEST_TITLE,
    LONGEST_URL,
    WebsiteReading,
    WebsiteSuggestion,
)

Key = tuple[str, str]  # of an item and an address, however spelled


def compare(reading: WebsiteReading, pages: Iterable[Page]) -> list[Suggestion]:
    """What pages may be evidence of which items of the year, as the office can store it."""
    found = suggest(pages, _items(reading.year_be), reading.year_be)
    once = {_key(one.code, one.url): one for one in found if len(one.url) <= LONGEST_URL}
    return list(once.values())


@transaction.atomic
def keep_suggestions(reading: WebsiteReading, found: Iterable[Suggestion]) -> None:
    """
    Bring up to date what nobody decided about.

    What was set aside for an item of the year, in whatever reading, comes as set aside.
    """
    stored = reading.suggestions.select_for_update()
    known = {_key(one.code, one.url): one for one in stored}
    aside = _set_aside_elsewhere(reading)
    for one in found:
        key = _key(one.code, one.url)
        row = known.pop(key, None) or _new(reading, aside.get(key))
        if row.pk is None or row.decided_at is None:
            _describe(row, one)
            row.save()
    for row in known.values():
        if row.decided_at is None:
            row.delete()


def _items(year_be: int) -> list[Item]:
    year = FiscalYear.objects.filter(year_be=year_be).first()
    rows = ChecklistItem.objects.filter(
        fiscal_year=year, instrument=Instrument.OIT, withdrawn_at__isnull=True
    )
    return [Item(row.code, row.title) for row in rows.order_by("number")]


def _set_aside_elsewhere(reading: WebsiteReading) -> dict[Key, WebsiteSuggestion]:
    """What was last said to a page for an item of the year, where it was no."""
    decided = WebsiteSuggestion.objects.filter(
        reading__year_be=reading.year_be, decided_at__isnull=False
    )
    others = decided.exclude(reading=reading).order_by("decided_at", "pk")
    last = {_key(one.code, one.url): one for one in others}
    no = WebsiteSuggestion.State.SET_ASIDE
    return {key: one for key, one in last.items() if one.state == no}


def _new(reading: WebsiteReading, earlier: WebsiteSuggestion | None) -> WebsiteSuggestion:
    row = WebsiteSuggestion(reading=reading)
    if earlier:
        row.state = earlier.state
        row.decided_by_id, row.decided_at = earlier.decided_by_id, earlier.decided_at
    return row


def _describe(row: WebsiteSuggestion, found: Suggestion) -> None:
    row.code, row.url, row.score = found.code, found.url, found.score
    row.title = (found.title or found.url)[:LONGEST_TITLE]
    row.why = found.why[:LONGEST_SENTENCE]
    row.year_seen, row.fits = found.year, found.fits


def _key(code: str, url: str) -> Key:
    return code, bare(url)
