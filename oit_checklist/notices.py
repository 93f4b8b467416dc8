"""What is odd in the checklist: numbers, markers and titles that read alike."""

from collections.abc import Iterator

from catalogue.notices import Around, Notice, notice
from catalogue.similar_names import same_to_a_reader
from oit_checklist import score_notices  # noqa: F401 - its rules are part of this family's
from oit_checklist.models import ChecklistItem, ItemEvidence, Section
from oit_checklist.periods import expected_period
from oit_checklist.results import notices as _of_results  # noqa: F401 - likewise
from progress.notices import written_before
from thai.likeness import key_of, repeated


@notice(ChecklistItem, "item-title-alike")
def title_alike(item: ChecklistItem, around: Around) -> Iterator[Notice]:
    others = around.alike(item, "title", fiscal_year=item.fiscal_year_id)
    same_instrument = [other for other in others if other.instrument == item.instrument]
    yield from same_to_a_reader(item, same_instrument, "title")


@notice(ChecklistItem, "element-marker-twice", reads=("elements",))
def marker_twice(item: ChecklistItem, around: Around) -> Iterator[Notice]:
    elements = around.below(item, "elements")
    keys = [
        f"{element.parent_id}:{key_of(element.marker)}" if element.marker else ""
        for element in elements
    ]
    for place, first in repeated(keys):
        yield Notice(
            f"เลขข้อ “{elements[place].marker}” ซ้ำกับ “{elements[first].marker}” ในลำดับที่ "
            f"{elements[first].order} ของข้อเดียวกัน กรุณาตรวจเลขข้อ",
            "marker",
            elements[place],
        )


@notice(Section, "section-number-alike")
def number_alike(section: Section, around: Around) -> Iterator[Notice]:
    others = around.alike(section, "number", fiscal_year=section.fiscal_year_id)
    yield from same_to_a_reader(section, others, "number")


@notice(ItemEvidence, "item-document-before-its-year")
def document_before(evidence: ItemEvidence, around: Around) -> Iterator[Notice]:
    item = evidence.assignment
    expected = expected_period(item.period_rule, item.fiscal_year.year_be)
    if expected and not (evidence.covers_from or evidence.covers_to):
        yield from written_before(evidence, expected.written_from)
