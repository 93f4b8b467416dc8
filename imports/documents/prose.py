"""Documents of running text that hold records of a target: orders and minutes."""

from imports.documents.minutes import propose_meetings
from imports.documents.orders import propose_committees
from imports.tables.proposal import Proposal
from office_files.contents import OfficeFile

_READERS = {"committees": propose_committees, "meetings": propose_meetings}


def read_document(file: OfficeFile, target: str, year_be: int) -> Proposal:
    """
    What an order or minutes say of committees or meetings, targets that no other name may have.
    Raises NoTableError where the document is none of them.
    """
    return _READERS[target](file, year_be)
