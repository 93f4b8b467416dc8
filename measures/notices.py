"""What is odd in measures, beside what holds of every assigned row."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from catalogue.notices import Around, Notice, notice
from catalogue.similar_names import same_to_a_reader
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from progress.notices import written_before
from thai.baht import format_baht
from thai.dates import fiscal_year_bounds


@notice(Measure, "measure-title-alike")
def title_alike(measure: Measure, around: Around) -> Iterator[Notice]:
    others = around.alike(measure, "title", fiscal_year=measure.fiscal_year_id)
    yield from same_to_a_reader(measure, others, "title")


@notice(Measure, "measure-spent-more-than-planned")
def spent_more(measure: Measure, around: Around) -> Iterator[Notice]:
    planned, spent = measure.budget_planned, _spent(measure, around)
    if planned is not None and spent is not None and spent > planned:
        yield Notice(
            f"งบประมาณที่ใช้จริง {format_baht(spent)} บาท มากกว่าที่ตั้งไว้ {format_baht(planned)} บาท "
            "กรุณาตรวจทั้งสองจำนวน",
            "budget_planned",
        )


@notice(Measure, "measure-plan-of-other-years")
def plan_of_other_years(measure: Measure, around: Around) -> Iterator[Notice]:
    first, last, year_be = (
        measure.plan_first_year,
        measure.plan_last_year,
        measure.fiscal_year.year_be,
    )
    if first and last and not first <= year_be <= last:
        yield Notice(
            f"แผนปีงบประมาณ {measure.plan_years} ไม่มีปีงบประมาณ {year_be} ของมาตรการนี้ กรุณาตรวจปีของแผน",
            "plan_first_year",
        )


def _spent(measure: Measure, around: Around) -> Decimal | None:
    """What is about to be reported as spent, else what the newest update says."""
    reported: dict[str, Any] = getattr(measure, "reported", {})
    if "budget_spent" in reported:
        return reported["budget_spent"]
    year = measure.fiscal_year_id
    newest = around.once(("spent", year), lambda: _newest_of_year(year))
    return newest.get(measure.pk)


def _newest_of_year(year: int) -> dict[int, Decimal | None]:
    """What the newest update of each measure of a year says was spent; the open one is newest."""
    updates = MeasureUpdate.objects.filter(assignment__fiscal_year=year)
    approved_first = updates.order_by("created_at", "pk").values_list("assignment", "budget_spent")
    return dict(approved_first)


@notice(MeasureEvidence, "measure-document-before-its-year")
def document_before(evidence: MeasureEvidence, around: Around) -> Iterator[Notice]:
    first, _ = fiscal_year_bounds(evidence.assignment.fiscal_year.year_be)
    yield from written_before(evidence, first)
