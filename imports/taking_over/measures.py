"""Measures with what was done for them, the headings that they stand below, and addresses."""

from typing import Any

from imports.tables.proposal import Row
from imports.taking_over.divisions import DIVISIONS
from imports.taking_over.job import Job, Plan, Step
from imports.taking_over.numbering import Place, places_of
from imports.taking_over.same_measures import SameMeasures
from imports.taking_over.table import Table
from imports.taking_over.work import WORK_FIELDS, add_evidence, refuse_other_years, work_of
from measures.sheets import MeasureEvidenceSheet, MeasureSheet

OWN = (
    "method", "responsible_person", "budget_planned", "budget_source", "plan_name",
    "plan_first_year", "plan_last_year",
)  # fmt: skip
REPORT = ("results", "outcomes", "budget_spent")


def _measures(table: Table, job: Job) -> None:
    refuse_other_years(job)
    stored = {measure.number: measure for measure in table.rows}
    headings, places = places_of(job, table.rows)
    for heading in headings:
        if heading.number not in stored:
            table.add(
                heading.cell, year_be=job.year_be, number=heading.number, parent=heading.parent,
                is_heading=True, title=heading.title,
            )  # fmt: skip
    same = SameMeasures(job, table.rows)
    for row in job.rows:
        place = same.settle(row, places[row.cell])
        job.keys[row.cell] = {"year_be": job.year_be, "number": place.number}
        _add(table, job, row, place, stored.get(place.number))


def _add(table: Table, job: Job, row: Row, place: Place, measure: Any) -> None:
    values = {name: row.values.get(name) for name in OWN}
    values |= {"parent": place.parent, "title": place.title}
    if row.values.get("is_heading"):
        values["is_heading"] = True
    else:
        values |= work_of(row.values) | {name: row.values.get(name) for name in REPORT}
    if measure:
        table.change(measure, row.cell, **values)
    else:
        table.add(row.cell, year_be=job.year_be, number=place.number, **values)


def _evidence(table: Table, job: Job) -> None:
    sheet: Any = table.sheet
    parents = {measure.number: measure for measure in sheet.parents.values()}
    found = {row.cell: parents.get(job.keys[row.cell]["number"]) for row in job.rows}
    add_evidence(table, job, found)


_TAKES = WORK_FIELDS | {
    *OWN, *REPORT, "title", "number", "parent", "is_heading", "group", "subgroup",
}  # fmt: skip
MEASURES = Plan(
    (DIVISIONS, Step(MeasureSheet, _measures), Step(MeasureEvidenceSheet, _evidence)), _TAKES
)
