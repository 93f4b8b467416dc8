"""What the page of a reading shows: item by item what it has, and what is suggested."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.messages.storage.base import Message
from django.http import QueryDict
from django.utils.http import urlencode

from agency.models import FiscalYear, User
from imports.taking_over.work import bare
from oit_checklist.models import ChecklistItem
from old_website.models import WebsiteReading, WebsiteSuggestion
from old_website.own_items import own_items
from progress.sheets import why_not_now

State = WebsiteSuggestion.State


@dataclass(frozen=True)
class Filters:
    """Which items and suggestions are shown."""

    without_evidence: bool = False
    right_year: bool = False

    @classmethod
    def of(cls, sent: QueryDict) -> "Filters":
        """What the address of the page says."""
        return cls("without_evidence" in sent, "right_year" in sent)

    @property
    def query(self) -> str:
        """The end of an address that says the same; "" for everything."""
        chosen = {name: "on" for name, is_on in vars(self).items() if is_on}
        return f"?{urlencode(chosen)}" if chosen else ""


@dataclass
class ShownItem:
    """An item with what was found for it; `why_not` says why nothing can be decided now."""

    item: ChecklistItem
    evidence: list[Any]
    why_not: str
    waiting: list[WebsiteSuggestion]
    used: list[WebsiteSuggestion]
    set_aside: list[WebsiteSuggestion]
    messages: list[Message] = field(default_factory=list)

    @property
    def has_evidence(self) -> bool:
        """Whether something proves it already; what is carried over unconfirmed does not."""
        return any(one.is_usable for one in self.evidence)


def context_of_page(
    reading: WebsiteReading, user: User, filters: Filters, messages: Iterable[Message]
) -> dict[str, Any]:
    """
    What the template needs beside the reading.

    A message that names an item by its tag stands there, and the item is shown in any case.
    """
    year = FiscalYear.objects.filter(year_be=reading.year_be).first()
    by_code = _suggestions(reading)
    items = [_shown(item, by_code[item.code], user, filters) for item in _items(user, year)]
    by_item = {each.item.code: each for each in items}
    of_page: list[Message] = []
    for message in messages:
        item = by_item.get(message.extra_tags or "")
        (item.messages if item else of_page).append(message)
    return {
        "year": year,
        "filters": filters,
        "items": [each for each in items if _is_wanted(each, filters)],
        "of_page": of_page,
        "all_items": len(items),
        "has_suggestions": any(by_code.values()),
        "waiting": sum(len(each.waiting) for each in items),
        "without": sum(not each.has_evidence for each in items),
    }


def _items(user: User, year: FiscalYear | None) -> list[ChecklistItem]:
    return list(own_items(user, year)) if year else []


def _suggestions(reading: WebsiteReading) -> defaultdict[str, list[WebsiteSuggestion]]:
    by_code = defaultdict(list)
    for one in reading.suggestions.select_related("decided_by"):
        by_code[one.code].append(one)
    return by_code


def _shown(
    item: ChecklistItem, found: list[WebsiteSuggestion], user: User, filters: Filters
) -> ShownItem:
    evidence = list(item.evidence.all())
    known = {bare(one.url) for one in evidence if one.url}
    used = [one for one in found if bare(one.url) in known]
    left = [one for one in found if bare(one.url) not in known]
    aside = [one for one in left if one.state == State.SET_ASIDE]
    waiting = [one for one in left if one.state != State.SET_ASIDE]
    if filters.right_year:
        waiting = [one for one in waiting if one.fits]
    return ShownItem(item, evidence, why_not_now(user, item), waiting, used, aside)


def _is_wanted(each: ShownItem, filters: Filters) -> bool:
    return bool(each.messages) or not (filters.without_evidence and each.has_evidence)
