"""Announced scores: those of the year, and of its indicators, in percent only."""

from imports.taking_over.job import Job, Plan, Step, numbers_by_title
from imports.taking_over.own_sheets import YearResultSheet, YearScoreSheet
from imports.taking_over.table import Table
from oit_checklist.results.sheets import IndicatorResultSheet

# Of the head; what is weighted has no place among percentages.
SCORES = {
    "total": "total_score", "iit": "iit_score", "eit": "eit_score", "oit": "oit_score",
    "grade": "grade",
}  # fmt: skip
HEAD = "หัวตาราง"


def _year(table: Table, job: Job) -> None:
    head = job.proposal.head
    said = {column: head.get(name) for name, column in SCORES.items()}
    if any(said.values()):
        table.change(table.rows[0], HEAD, **said)


def _result(table: Table, job: Job) -> None:
    if not table.rows and job.rows:
        table.add(HEAD, year_be=job.year_be)


def _indicators(table: Table, job: Job) -> None:
    stored = {str(result.number): result for result in table.rows}
    known = numbers_by_title(table.rows)
    for row in job.rows:
        values = {name: row.values.get(name) for name in ("instrument", "title", "score")}
        number = str(row.values.get("number") or "") or job.number_of(row, known)
        if found := stored.get(number):
            table.change(found, row.cell, **values)
        else:
            table.add(row.cell, year_be=job.year_be, number=number, **values)


RESULTS = Plan(
    (
        Step(YearScoreSheet, _year),
        Step(YearResultSheet, _result),
        Step(IndicatorResultSheet, _indicators),
    ),
    frozenset({"instrument", "number", "title", "score", *SCORES}),
)
