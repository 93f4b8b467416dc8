"""What the annual report of a year says: assembled once, laid out as HTML, PDF and Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404

import catalogue
from agency.context_processors import the_agency
from agency.models import Agency, FiscalYear, ReportSigner
from catalogue.report_tables import Annex, Chapter
from progress.records import AssignmentRecord
from progress.report_columns import proof_chapter
from records.stored_files import stored_address


@dataclass(frozen=True)
class ReportPart:
    """The rows of one kind of record, in the order of the report."""

    record: catalogue.Record
    rows: list[Any]


@dataclass(frozen=True)
class ReportContents:
    """Everything that the report prints, loaded and in order; reading it costs no query."""

    agency: Agency
    fiscal_year: FiscalYear
    parts: list[ReportPart]
    # The newest year before that has a public score, which stands beside this one's.
    before: FiscalYear | None = None
    signers: Sequence[ReportSigner] = ()

    @property
    def rows(self) -> list[Any]:
        """All rows, of whatever kind."""
        return [row for part in self.parts for row in part.rows]

    @property
    def has_rows(self) -> bool:
        """Whether there is anything to report on; minutes alone are no report."""
        return any(part.rows for part in self.parts if part.record.fills_year)

    @cached_property
    def chapters(self) -> list[Chapter]:
        """The tables under their headings: the official form, and behind it what is proved."""
        chapters = [each for part in self.parts for each in part.record.report_chapters(part.rows)]
        return [*chapters, *proof_chapter(self._assigned, self.agency.body_word)]

    @cached_property
    def assigned_rows(self) -> list[Any]:
        """The rows that divisions report on, each with its proof."""
        return [row for _, rows in self._assigned for row in rows]

    @cached_property
    def _assigned(self) -> list[tuple[str, list[Any]]]:
        parts = [part for part in self.parts if isinstance(part.record, AssignmentRecord)]
        return [(part.record.title, part.rows) for part in parts]

    @cached_property
    def annexes(self) -> list[Annex]:
        """The documents behind the tables."""
        return [each for part in self.parts for each in part.record.report_annexes(part.rows)]

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
        return stored_address(self.agency.seal.name or "")

    @property
    def title(self) -> str:
        """The heading on one line, for the document's properties."""
        return " ".join(self.title_lines)


def reportable_or_404(fiscal_year: FiscalYear) -> FiscalYear:
    """The year, if it has a public row; a report without contents is no document."""
    if not is_reportable(fiscal_year):
        raise Http404
    return fiscal_year


def is_reportable(fiscal_year: FiscalYear) -> bool:
    """Whether the year has a public row to report on."""
    return any(
        record.fills_year and record.public_rows_of(fiscal_year).exists() for record in reported()
    )


def assemble_report(fiscal_year: FiscalYear) -> ReportContents:
    """
    Load the public contents of a year's report. Drafts are never in it.

    Not in full, only what names an annex is loaded of it: enough for the page on the web, which
    leads to the annex's own page.
    """
    return ReportContents(
        agency=the_agency(),
        fiscal_year=fiscal_year,
        parts=[ReportPart(record, record.report_rows(fiscal_year)) for record in reported()],
        before=_scored_before(fiscal_year),
        signers=list(fiscal_year.report_signers.all()),
    )


def _scored_before(fiscal_year: FiscalYear) -> FiscalYear | None:
    earlier = FiscalYear.objects.published().filter(
        year_be__lt=fiscal_year.year_be, total_score__isnull=False
    )
    return earlier.order_by("-year_be").first()


def reported() -> list[catalogue.Record]:
    """The kinds of record of which the report consists, in its order."""
    return [record for record in catalogue.records() if record.in_report]
