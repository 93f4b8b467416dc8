"""What the portal knows of measures, their reports and what proves them."""

from operator import attrgetter

import catalogue
from catalogue.pages import PageReference
from catalogue.search_words import SearchChoice, SearchWords
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from progress.records import (
    AssignmentRecord,
    EvidenceRecord,
    UpdateRecord,
    search_of_evidence,
    search_of_updates,
)


@catalogue.register(Measure)
class MeasureRecord(AssignmentRecord):
    kind, title = "measures", "มาตรการ"
    search = SearchWords(
        weight=20,
        choice=SearchChoice("measure", "มาตรการ"),
        title=attrgetter("title"),
        text=attrgetter("method"),
        loads=("fiscal_year",),
        codes={r"มาตรการ(?:ที่)? ?": ("m",)},
    )

    def page_reference(self, row: Measure) -> PageReference:
        return PageReference(
            year_be=row.fiscal_year.year_be,
            address=row.get_absolute_url(),
            title=f"{row.label} {row.title}",
            number=row.number,
            code=f"m{row.number}",
        )


@catalogue.register(MeasureUpdate)
class MeasureUpdateRecord(UpdateRecord):
    kind, title = "measure-updates", "รายงานผลมาตรการ"
    search = search_of_updates(weight=50)


@catalogue.register(MeasureEvidence)
class MeasureEvidenceRecord(EvidenceRecord):
    kind, title = "measure-evidence", "หลักฐานของมาตรการ"
    search = search_of_evidence(weight=70)
