"""The web addresses of the evidence of all families, and what was seen there."""

from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

import catalogue
from agency.models import User
from catalogue.visibility import visibility_of
from progress.models import Evidence, LinkCheck, ManualLinkCheck
from records.revision import raise_revision


def addresses(year_be: int | None = None, only_failing: bool = False) -> list[str]:
    """
    Each web address of evidence that is not withdrawn, once.

    Of one fiscal year if `year_be` says so; `only_failing`: those that were not fine last time.
    """
    found: set[str] = set()
    for evidence in _linked():
        if year_be is not None:
            evidence = evidence.filter(assignment__fiscal_year__year_be=year_be)
        if only_failing:
            evidence = evidence.filter(last_link_check__isnull=False)
            fine = Q(last_link_check__outcome=LinkCheck.Outcome.OK, last_link_check__url=F("url"))
            evidence = evidence.exclude(fine)
        found.update(evidence.values_list("url", flat=True))
    return sorted(found)


@transaction.atomic
def save_visit(check: LinkCheck) -> list[Evidence]:
    """
    Keep what was seen, and show it at every evidence that has this address now.

    The rows are asked for again: somebody may have changed an address during the visit.
    """
    check.begin_or_continue_run()
    check.save()
    return _show(check, "last_link_check")


@transaction.atomic
def save_manual_check(url: str, user: User, works: bool, note: str = "") -> ManualLinkCheck:
    """Keep what a person saw at an address, and show it at every evidence that has it now."""
    check = ManualLinkCheck.objects.create(url=url, checked_by=user, works=works, note=note)
    _show(check, "last_manual_check")
    return check


def _show(check: LinkCheck | ManualLinkCheck, field: str) -> list[Evidence]:
    """Point to what was seen from each evidence that has the address now; these evidences."""
    shown, public_changes = [], False
    for evidence in _linked():
        loaded = evidence.select_related(
            "assignment__fiscal_year", "last_link_check", "last_manual_check"
        )
        for row in loaded.filter(url=check.url):
            was_broken = row.link.is_broken
            setattr(row, field, check)
            row.save(update_fields=[field])
            # What a link proves stands in every public count, so that shows at once.
            if row.link.is_broken != was_broken and visibility_of(row).is_public:
                public_changes = True
            shown.append(row)
    if public_changes:
        raise_revision()
    return shown


def _linked() -> list[QuerySet[Any]]:
    return [
        record.model._default_manager.filter(withdrawn_at__isnull=True).exclude(url="")
        for record in catalogue.records(Evidence)
    ]
