"""Evidence as the checks and the pages of work read it: light, for a year has hundreds of them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from progress.models import Assignment
from progress.models.link_judgement import LinkJudgement, judgement_of


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """What the last visit of the portal to a web address found."""

    outcome: str
    note: str
    final_url: str
    url: str
    checked_at: datetime
    since: datetime | None


@dataclass(frozen=True, slots=True)
class ManualSummary:
    """What a person found who opened a web address last."""

    works: bool
    note: str
    url: str
    checked_at: datetime


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    """One evidence that is not withdrawn, with the names that its model gives these values."""

    last_link_check: LinkSummary | None
    last_manual_check: ManualSummary | None
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
    confirmed_for_year: bool | None
    uuid: UUID
    original_name: str

    @property
    def is_usable(self) -> bool:
        """As Evidence.is_usable says."""
        return self.confirmed_for_year is not False

    @property
    def is_published(self) -> bool:
        """As Publishable.is_published says; withdrawn evidence is not among these."""
        return self.published_at is not None and self.published_at <= timezone.now()

    @property
    def address(self) -> str:
        """As Evidence.address says."""
        return self.url or reverse("evidence", args=[self.uuid])

    @property
    def link(self) -> LinkJudgement:
        """What is known of its web address."""
        return judgement_of(self)


_VISIT = ("outcome", "note", "final_url", "url", "checked_at", "since")
_LOOK = ("works", "note", "url", "checked_at")
_OWN = (
    "pk", "title", "url", "sha256", "published_at", "document_date", "covers_from", "covers_to",
    "reading", "personal_data", "confirmed_for_year", "uuid", "original_name",
)  # fmt: skip
_FIELDS = (
    "assignment",
    *(f"last_link_check__{name}" for name in _VISIT),
    *(f"last_manual_check__{name}" for name in _LOOK),
    *_OWN,
)


def evidence_of(rows: Collection[Assignment]) -> dict[int, list[EvidenceSummary]]:
    """The evidence of rows of one family by the key of its row, in one query."""
    model = type(next(iter(rows))).evidence_model()
    found = model.objects.filter(assignment__in=rows, withdrawn_at__isnull=True)
    evidence = defaultdict(list)
    first_look = len(_VISIT)
    first_own = first_look + len(_LOOK)
    for row, *values in found.values_list(*_FIELDS):
        visit, look = values[:first_look], values[first_look:first_own]
        evidence[row].append(
            EvidenceSummary(
                LinkSummary(*visit) if visit[0] else None,
                ManualSummary(*look) if look[-1] else None,
                *values[first_own:],
            )
        )
    return evidence
