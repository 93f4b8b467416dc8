"""The tables of the open data of a year, as the catalogue holds them."""

import catalogue
from catalogue.data_tables import DataTable


def data_tables() -> dict[str, DataTable]:
    """Every table by its name, in the order in which readers find them."""
    found = {table.name: table for record in catalogue.records() for table in record.data_tables()}
    return dict(sorted(found.items(), key=lambda entry: entry[1].place))
