"""What a person answered on the page of an import: columns, doubts, the sheet."""

from django.http import QueryDict

from imports.models import OfficeImport
from imports.tables.decisions import TYPED as AS_TYPED
from office_files.cleaning import clean

COLUMN, CHOICE, TYPED, AGAIN = "column-", "choice-", "typed-", "again-"
LONGEST_ANSWER, LONGEST_CELL = 2000, 200
MOST_ANSWERS = 5000


def take_answers(one: OfficeImport, sent: QueryDict) -> None:
    """Lay what was sent over what was answered before; the import is not saved."""
    before = {each["column"]: each["field"] for each in (one.proposal or {}).get("columns", ())}
    for name in sent:
        said = _said(sent, name)
        if name.startswith(COLUMN):
            column = name.removeprefix(COLUMN)
            if column in before and said != before[column]:
                one.columns[column] = said
        elif name.startswith((CHOICE, TYPED)) and said:
            _decide(one, sent, name)
        elif name.startswith(AGAIN):
            one.decisions.pop(name.removeprefix(AGAIN), None)
    sheet = _said(sent, "sheet") if "sheet" in sent else one.sheet
    if sheet != one.sheet:
        # Columns and cells of one sheet mean nothing on another.
        one.sheet, one.columns, one.decisions = sheet[:200], {}, {}
    one.new_divisions = "new_divisions" in sent


def _decide(one: OfficeImport, sent: QueryDict, name: str) -> None:
    cell = name.partition("-")[2]
    typed, chosen = _said(sent, TYPED + cell), _said(sent, CHOICE + cell)
    said = AS_TYPED + typed if typed else chosen
    if said and len(one.decisions) < MOST_ANSWERS:
        one.decisions[clean(cell)[:LONGEST_CELL]] = said


def _said(sent: QueryDict, name: str) -> str:
    """A text that was sent, without what no database keeps."""
    return clean(str(sent.get(name, ""))).strip()[:LONGEST_ANSWER]
