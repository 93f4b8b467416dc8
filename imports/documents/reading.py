"""Committees and meetings that a document tells in prose, for the reader of tables to ask."""

from imports.documents.minutes import propose_meetings
from imports.documents.orders import propose_committees
from imports.tables.context import Context
from imports.tables.proposal import NoTableError, Proposal
from office_files.contents import OfficeFile

_READERS = {"committees": propose_committees, "meetings": propose_meetings}


def read_document(file: OfficeFile, target: str, year_be: int, context: Context) -> Proposal | None:
    """What a document says of a target; None where it says nothing of it."""
    reader = _READERS.get(target)
    try:
        return reader(file, year_be) if reader else None
    except NoTableError:
        return None
