"""What the annual report of a year says: assembled once, laid out as HTML, PDF and Word."""

from dataclasses import dataclass

from django.http import Http404

from agency.context_processors import the_agency
from agency.models import Agency, FiscalYear
from measures.models import Measure
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem, Instrument
from oit_checklist.tables import SectionGroup, group_by_section
from records.stored_files import stored_address


@dataclass(frozen=True)
class ReportContents:
    """Everything that the report prints, loaded and in order; reading it costs no query."""

    agency: Agency
    fiscal_year: FiscalYear
    measures: list[Measure]
    iit_items: list[ChecklistItem]
    eit_items: list[ChecklistItem]
    oit_sections: list[SectionGroup]
    meetings: list[Meeting]

    @property
    def items(self) -> list[ChecklistItem]:
        """All items of the checklist in the order of the report."""
        in_sections = [item for part in self.oit_sections for item in part.items]
        return [*self.iit_items, *self.eit_items, *in_sections]

    @property
    def has_rows(self) -> bool:
        """Whether there is anything to report on; minutes alone are no report."""
        return bool(self.measures or self.items)

    @property
    def title_lines(self) -> list[str]:
        """The lines of the cover heading."""
        typed = self.fiscal_year.report_title.splitlines()
        return typed or [
            "รายงานผลการดำเนินงานตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใส",
            f"ประจำปีงบประมาณ พ.ศ. {self.fiscal_year.year_be}",
            self.agency.name,
        ]

    @property
    def seal_address(self) -> str:
        """The address of the agency's seal, for the printed cover."""
        return stored_address(self.agency.seal.name)

    @property
    def title(self) -> str:
        """The heading on one line, for the document's properties."""
        return " ".join(self.title_lines)


def reportable_or_404(fiscal_year: FiscalYear) -> FiscalYear:
    """The year, if it has a public row; a report without contents is no document."""
    for model in (Measure, ChecklistItem):
        if model.objects.published().filter(fiscal_year=fiscal_year).exists():
            return fiscal_year
    raise Http404


def assemble_report(fiscal_year: FiscalYear, *, with_minutes: bool = True) -> ReportContents:
    """
    Load the public contents of a year's report. Drafts are never in it.

    Without minutes only the date and the name of each meeting are loaded: enough for the page on
    the web, which leads to the minutes' own page.
    """
    items = list(ChecklistItem.objects.published().filter(fiscal_year=fiscal_year).for_list())
    by_instrument = {
        instrument: [item for item in items if item.instrument == instrument]
        for instrument in Instrument
    }
    meetings = Meeting.objects.published().filter(fiscal_year=fiscal_year)
    meetings = meetings.for_minutes() if with_minutes else meetings.for_list()
    return ReportContents(
        agency=the_agency(),
        fiscal_year=fiscal_year,
        measures=list(Measure.objects.published().filter(fiscal_year=fiscal_year).for_list()),
        iit_items=by_instrument[Instrument.IIT],
        eit_items=by_instrument[Instrument.EIT],
        oit_sections=group_by_section(by_instrument[Instrument.OIT]),
        meetings=list(meetings.order_by("held_on", "pk")),
    )
