"""A fiscal year at a glance: its progress by kind of record."""

from dataclasses import dataclass

from agency.models import FiscalYear
from measures.models import Measure
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem, Instrument
from progress.counts import Progress, count_progress, count_progress_by


@dataclass(frozen=True)
class Glance:
    """Done and all rows of each kind, and how many meetings are public."""

    measures: Progress
    iit: Progress
    eit: Progress
    oit: Progress
    meetings: int

    @property
    def all(self) -> Progress:
        return self.measures + self.iit + self.eit + self.oit


def year_at_a_glance(fiscal_year: FiscalYear) -> Glance:
    """Count a year's public rows in three queries."""
    items = ChecklistItem.objects.published().filter(fiscal_year=fiscal_year)
    by_instrument = count_progress_by(items, "instrument")
    nothing = Progress(0, 0)
    return Glance(
        measures=count_progress(Measure.objects.published().filter(fiscal_year=fiscal_year)),
        iit=by_instrument.get(Instrument.IIT, nothing),
        eit=by_instrument.get(Instrument.EIT, nothing),
        oit=by_instrument.get(Instrument.OIT, nothing),
        meetings=Meeting.objects.published().filter(fiscal_year=fiscal_year).count(),
    )
