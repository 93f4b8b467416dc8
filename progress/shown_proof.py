"""Rows and evidence with the mark of what they show, for all that shows them to the public."""

from collections.abc import Iterable
from typing import Any, TypeVar

import catalogue
from progress.models import Assignment, Evidence
from progress.records import AssignmentRecord

Row = TypeVar("Row", bound=Assignment)
Proving = TypeVar("Proving", bound=Evidence)


def with_proof(rows: Iterable[Row]) -> list[Row]:
    """
    The rows, each with what its published evidence shows as `row.proof` (a RowProof).

    Rows of several families may come together; their fiscal years are loaded. Costs what
    `load_public_contexts` of each family does, however many rows.
    """
    rows = list(rows)
    by_family: dict[type[Assignment], list[Any]] = {}
    for row in rows:
        by_family.setdefault(type(row), []).append(row)
    for family, of_family in by_family.items():
        _record(family).with_proof(of_family)
    return rows


def with_mark(evidence: Iterable[Proving]) -> list[Proving]:
    """
    Public evidence of one family, each with what it is worth as `evidence.mark` (EvidenceMark).

    Its row with the fiscal year and both last checks of its link are loaded.
    """
    evidence = list(evidence)
    by_row: dict[int, list[Any]] = {}
    for each in evidence:
        by_row.setdefault(each.assignment_id, []).append(each)
    rows = {each.assignment_id: each.assignment for each in evidence}
    if rows:
        record = _record(type(next(iter(rows.values()))))
        for context in record.load_public_contexts(rows.values(), by_row):
            for mark in context.marks:
                mark.evidence.mark = mark
    return evidence


def _record(family: type[Assignment]) -> AssignmentRecord:
    record = catalogue.record_of(family)
    assert isinstance(record, AssignmentRecord)  # nosec B101 # a family declares it so
    return record
