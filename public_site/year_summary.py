"""A fiscal year at a glance: what was promised and required, reported as done, and proved."""

from dataclasses import dataclass

from agency.models import FiscalYear
from measures.models import Measure
from meetings.models import Meeting
from oit_checklist.item_context import PROOF_COLUMNS
from oit_checklist.models import ChecklistItem, Instrument
from oit_checklist.tables import SectionGroup, group_by_section
from progress.counts import Progress, progress_of
from progress.shown_proof import with_proof

# What an overview prints of a row; the texts of the reports stay in the database.
_FIELDS = (
    "fiscal_year", "number", "title", "published_at", "for_all_divisions",
    "published_update__status", "published_update__reviewed_at",
)  # fmt: skip


@dataclass(frozen=True)
class YearSummary:
    """The public rows of a year, loaded once, and what is counted from them."""

    promised: list[Measure]
    items: list[ChecklistItem]
    meetings: int

    @property
    def measures(self) -> Progress:
        return progress_of(self.promised)

    @property
    def iit(self) -> Progress:
        return progress_of(self._of(Instrument.IIT))

    @property
    def eit(self) -> Progress:
        return progress_of(self._of(Instrument.EIT))

    @property
    def oit(self) -> Progress:
        return progress_of(self._of(Instrument.OIT))

    @property
    def all(self) -> Progress:
        return progress_of(self.rows)

    @property
    def rows(self) -> list[Measure | ChecklistItem]:
        return [*self.promised, *self.items]

    @property
    def sections(self) -> list[SectionGroup]:
        """The OIT items by sub-indicator."""
        return group_by_section(self._of(Instrument.OIT))

    def _of(self, instrument: Instrument) -> list[ChecklistItem]:
        return [item for item in self.items if item.instrument == instrument]


def summarise_year(fiscal_year: FiscalYear, *, with_divisions: bool = False) -> YearSummary:
    """Load a year's public rows and their proof in seven queries; with their divisions in nine."""
    measures = Measure.objects.published().work().filter(fiscal_year=fiscal_year)
    items = ChecklistItem.objects.published().filter(fiscal_year=fiscal_year)
    measures = measures.select_related("published_update").only(*_FIELDS, "is_heading")
    items = items.select_related("published_update", "section").only(
        *_FIELDS,
        *PROOF_COLUMNS,
        "theme",
        "section__number",
        "section__title",
        "section__order",
    )
    if with_divisions:
        measures, items = (rows.prefetch_related("divisions") for rows in (measures, items))
    promised, required = list(measures), list(items)
    for row in (*promised, *required):
        row.fiscal_year = fiscal_year  # one year for all, not one of its own for each
    return YearSummary(
        promised=with_proof(promised),
        items=with_proof(required),
        meetings=Meeting.objects.published().filter(fiscal_year=fiscal_year).count(),
    )
