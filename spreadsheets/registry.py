"""All sheets that the catalogue holds, by the names in their addresses."""

import catalogue
from catalogue.sheets import Sheet


def sheets() -> dict[str, type[Sheet]]:
    """Every sheet by its slug, in the order of the list of tables."""
    found = [record.sheet for record in catalogue.records() if record.sheet]
    return {sheet.slug: sheet for sheet in sorted(found, key=lambda sheet: sheet.place)}
