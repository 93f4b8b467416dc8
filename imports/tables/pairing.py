"""Values of a row that belong together: the names of addresses, the parts of a person's name."""

from imports.tables.notes import Notes
from imports.tables.target import Values

LONGEST_TITLE = 250


def name_evidence(values: Values, notes: Notes) -> None:
    """Put names and days of columns of their own to the addresses beside them."""
    days = values.pop("evidence_date", [])
    pieces = values.get("evidence", [])
    if len(days) == len(pieces):
        for piece, day in zip(pieces, days, strict=True):
            piece |= {"document_date": day} if day else {}
    titles = [title[:LONGEST_TITLE] for title in values.pop("evidence_title", []) if title]
    if len(titles) != len(pieces) and titles and pieces:
        titles = [" ".join(titles)[:LONGEST_TITLE]]
    for piece, title in zip(pieces, titles, strict=False):
        piece.setdefault("title", title)
    if titles and not pieces:
        values["evidence_titles"] = titles


def join_name(values: Values, notes: Notes) -> None:
    """A person's title, first and last name of three columns are one name."""
    parts = [values.pop(part, "") for part in ("name_title", "first_name", "last_name")]
    title, first, last = parts
    if not values.get("name") and (first or last):
        values["name"] = " ".join(filter(None, [f"{title}{first}", last]))
    elif title and not values.get("name", "").startswith(title):
        values["name"] = f"{title}{values.get('name', '')}"
