"""Everything the checks, งานของฉัน and the readiness table need to know of assigned rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Generic, Self, TypeVar

from django.utils import timezone

from agency.models import Agency, Deadline
from agency.own_site import own_hosts
from agency.social_pages import SocialPage
from agency.statuses import Status
from progress.evidence_summary import EvidenceSummary, evidence_of
from progress.measuring import ALL_FIELDS
from progress.models import Assignment, Update
from progress.personal_data import digits_of_numbers
from progress.proof_state import EvidenceMark, RowProof, mark_evidence, one_of_any

Row = TypeVar("Row", bound=Assignment)
Context = TypeVar("Context", bound="RowContext[Any]")


@dataclass
class RowContext(Generic[Row]):
    """One assigned row with its open update, the evidence that is not withdrawn, its due date."""

    row: Row
    open_update: Update | None
    evidence: Sequence[EvidenceSummary]
    due_on: date | None
    today: date
    own_hosts: frozenset[str] = frozenset()
    has_eit_code: bool = True
    own_numbers: frozenset[str] = frozenset()
    # The office's pages in social networks, where its row may be proved by them; else none.
    social_pages: frozenset[SocialPage] = frozenset()
    # Carried over from another year: it counts once somebody has confirmed it for this one.
    unconfirmed: Sequence[EvidenceSummary] = ()

    @property
    def working(self) -> Update | None:
        """The update that is being written, else the published one."""
        return self.open_update or self.row.published_update

    @property
    def status(self) -> Status:
        """The status that the working update claims."""
        working = self.working
        return self.row.fiscal_year.statuses.named(working.status if working else None)

    @property
    def claims_done(self) -> bool:
        return self.status.is_done

    @property
    def needs_evidence(self) -> bool:
        """Whether somebody will look for proof of this row."""
        return True

    def mark(self, evidence: Any) -> EvidenceMark:
        """What an evidence is worth to this row."""
        return mark_evidence(evidence)

    @cached_property
    def marks(self) -> list[EvidenceMark]:
        """Every evidence with what it is worth."""
        return [self.mark(evidence) for evidence in self.evidence]

    @cached_property
    def proof(self) -> RowProof:
        """How much of what the row needs is proved: where no elements are told, one will do."""
        return one_of_any(self.marks) if self.needs_evidence else RowProof(0, 0, self.marks)

    @property
    def required(self) -> int:
        return self.proof.required

    @property
    def proved(self) -> int:
        return self.proof.proved

    @property
    def is_proved(self) -> bool:
        """Whether nothing that is required lacks its proof."""
        return self.proof.is_complete or not self.proof.is_asked

    def as_published(self) -> Self:
        """The same row as everybody sees it: no open update, and published evidence only."""
        public = [evidence for evidence in self.evidence if evidence.is_published]
        if self.open_update is None and len(public) == len(self.evidence):
            return self
        return replace(self, open_update=None, evidence=public)

    @property
    def days_left(self) -> int | None:
        """Days until the due date; negative when it has passed, None without one."""
        return (self.due_on - self.today).days if self.due_on else None


def load_row_contexts(rows: Iterable[Assignment], context_class: type[Context]) -> list[Context]:
    """
    The contexts of rows of one family, loaded by `for_list` and `with_year`.

    Costs four queries however many rows: open updates, evidence, due dates, the agency.
    """
    rows = list(rows)
    if not rows:
        return []
    agency = Agency.objects.first()
    open_updates, evidence = _open_updates_of(rows), evidence_of(rows)
    deadlines = _report_dates_of(rows)
    today, hosts = timezone.localdate(), own_hosts(agency)
    own_numbers = frozenset(digits_of_numbers(agency.phone) if agency else ())
    return [
        context_class(
            row=row,
            open_update=open_updates.get(row.pk),
            evidence=[each for each in evidence[row.pk] if each.is_usable],
            unconfirmed=[each for each in evidence[row.pk] if not each.is_usable],
            due_on=row.due_on or deadlines.get(row.fiscal_year_id),
            today=today,
            own_hosts=hosts,
            has_eit_code=bool(agency and agency.eit_code),
            own_numbers=own_numbers,
        )
        for row in rows
    ]


def load_public_contexts(
    rows: Iterable[Assignment],
    context_class: type[Context],
    evidence: Mapping[int, Sequence[Any]] | None = None,
) -> list[Context]:
    """
    What everybody sees of rows of one family, for the mark of their evidence; one query.

    evidence: the published evidence by the key of its row, where the caller has loaded it.
    """
    rows = list(rows)
    if not rows:
        return []
    found = evidence_of(rows) if evidence is None else evidence
    today = timezone.localdate()
    return [
        context_class(row, None, found.get(row.pk, []), None, today).as_published() for row in rows
    ]


def _open_updates_of(rows: list[Assignment]) -> dict[int, Update]:
    """The open update of each row that has one, with the name of its author."""
    model = type(rows[0]).update_model()
    updates = (
        model.objects.open()
        .filter(assignment__in=rows)
        .select_related("author")
        .only(
            "assignment",
            "status",
            *ALL_FIELDS,
            "state",
            "saved_at",
            "submitted_at",
            "review_note",
            "saved_by",
            "writer_keys",
            *model.text_fields,
            *model.figure_fields,
            *(f"author__{name}" for name in ("first_name", "last_name", "username")),
        )
    )
    return {update.assignment_id: update for update in updates}


def _report_dates_of(rows: list[Assignment]) -> dict[int, date]:
    """The day on which the reports of each fiscal year are due."""
    years = {row.fiscal_year_id for row in rows}
    deadlines = Deadline.objects.filter(for_reports=True, fiscal_year__in=years)
    return dict(deadlines.values_list("fiscal_year", "due_on"))
