"""Imports that are taken back, and all tables of the portal as they are at a moment."""

from functools import partial
from typing import Any

from django.apps import apps

from agency.models import FiscalYear, User
from agency.years import all_years
from imports.documents.minutes import propose_meetings
from imports.documents.orders import propose_committees
from imports.tables.reading import propose
from imports.tables.year_context import context_of
from imports.taking_over.deciding import decided
from imports.taking_over.own_sheets import MinutesTextSheet, YearResultSheet, YearScoreSheet
from imports.taking_over.storing import apply
from office_files.reading import read_office_file
from spreadsheets.registry import sheets
from tests.imports_taking_over.taking import KIT

DOCUMENTS = {"committees": propose_committees, "meetings": propose_meetings}
# What only grows, and tells of all that was done.
TRAIL = {"auditlog.logentry", "records.removal", "records.revision"}
OWN_SHEETS = (YearScoreSheet, YearResultSheet, MinutesTextSheet)


def proposal_of(data: bytes, name: str, to: str, decisions=None):
    """What a file proposes for 2566, with what was decided about its doubts."""
    read = partial(
        propose, target=to, year_be=2566, context=context_of(2566),
        read_document=lambda file, target, year: DOCUMENTS[target](file, year),
    )  # fmt: skip
    return decided(read_office_file(data, name), read, decisions or {}, new_divisions=True)


def taken_over(user, data: bytes, name: str, to: str, decisions=None) -> dict[str, Any]:
    """Take over a file; what is needed to take it back."""
    proposal = proposal_of(data, name, to, decisions)
    done = apply(proposal, user, None, decisions=decisions, new_divisions=True)
    assert done.applied, list(map(str, done.errors))
    return done.undo


def of_kit(user, name: str, to: str, decisions=None) -> dict[str, Any]:
    """The same of a file of the field kit."""
    return taken_over(user, (KIT / name).read_bytes(), name, to, decisions)


def of_text(user, text: str, to: str, decisions=None) -> dict[str, Any]:
    """The same of a CSV file of these lines."""
    return taken_over(user, text.encode(), "ตาราง.csv", to, decisions)


def tables() -> tuple[dict[str, list], dict[str, int]]:
    """The cells of all sheets as a superuser has them, and how many rows each table has."""
    everybody = User.objects.filter(is_superuser=True).order_by("pk").first()
    cells: dict[str, list] = {}
    for kind in (*sheets().values(), *OWN_SHEETS):
        sheet = kind(everybody, all_years)
        years = FiscalYear.objects.all() if kind.of_year else [None]
        cells[kind.__name__] = [sheet.cells_of(row) for year in years for row in sheet.rows(year)]
    counts = {
        model._meta.label_lower: model._base_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in TRAIL and model._meta.managed
    }
    return cells, counts


def told(outcome) -> str:
    """Why nothing was taken back, on one line."""
    return " / ".join(map(str, outcome.errors))
