"""What is odd in measures, beside what holds of every assigned row."""

from collections.abc import Iterator

from catalogue.notices import Around, Notice, notice
from catalogue.similar_names import same_to_a_reader
from measures.models import Measure, MeasureEvidence
from progress.notices import written_before
from thai.dates import fiscal_year_bounds


@notice(Measure, "measure-title-alike")
def title_alike(measure: Measure, around: Around) -> Iterator[Notice]:
    others = around.others(measure, fiscal_year=measure.fiscal_year_id)
    yield from same_to_a_reader(measure, others, "title")


@notice(MeasureEvidence, "measure-document-before-its-year")
def document_before(evidence: MeasureEvidence, around: Around) -> Iterator[Notice]:
    first, _ = fiscal_year_bounds(evidence.assignment.fiscal_year.year_be)
    yield from written_before(evidence, first)
