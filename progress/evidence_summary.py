"""Evidence as the checks and the pages of work read it: light, for a year has hundreds of them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from progress.models import Assignment, LinkCheck


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """What the last visit to a web address found."""

    outcome: str
    note: str
    final_url: str

    def get_outcome_display(self) -> str:
        return LinkCheck.Outcome(self.outcome).label


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    """One evidence that is not withdrawn, with the names that its model gives these values."""

    last_link_check: LinkSummary | None
    pk: int
    title: str
    url: str
    sha256: str
    published_at: datetime | None
    document_date: date | None
    covers_from: date | None
    covers_to: date | None
    reading: str
    personal_data: list[dict]

    @property
    def is_public(self) -> bool:
        """As Publishable.is_public says; withdrawn evidence is not among these."""
        return self.published_at is not None and self.published_at <= timezone.now()


_FIELDS = (
    "assignment", "last_link_check__outcome", "last_link_check__note", "last_link_check__final_url",
    "pk", "title", "url", "sha256", "published_at", "document_date", "covers_from", "covers_to",
    "reading", "personal_data",
)  # fmt: skip


def evidence_of(rows: Collection[Assignment]) -> dict[int, list[EvidenceSummary]]:
    """The evidence of rows of one family by the key of its row, in one query."""
    model = type(next(iter(rows))).evidence_model()
    found = model.objects.filter(assignment__in=rows, withdrawn_at__isnull=True)
    evidence = defaultdict(list)
    for row, outcome, note, final_url, *values in found.values_list(*_FIELDS):
        link = LinkSummary(outcome, note, final_url) if outcome else None
        evidence[row].append(EvidenceSummary(link, *values))
    return evidence
