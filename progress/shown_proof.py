"""Rows with the mark of their evidence, for every page and file that shows rows to the public."""

from collections.abc import Iterable
from typing import Any, TypeVar

import catalogue
from progress.models import Assignment
from progress.records import AssignmentRecord

Row = TypeVar("Row", bound=Assignment)


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
        record = catalogue.record_of(family)
        assert isinstance(record, AssignmentRecord)  # nosec B101 # a family declares it so
        for context in record.load_public_contexts(of_family):
            context.row.proof = context.proof
    return rows
