"""The tables of the open data of a year, as the catalogue holds them."""

import catalogue
from agency.models import FiscalYear
from catalogue.data_tables import DataTable


def data_tables(fiscal_year: FiscalYear | None = None) -> dict[str, DataTable]:
    """
    Every table by its name, in the order in which readers find them, with the columns of the year.
    """
    found = [table for record in catalogue.records() for table in record.data_tables()]
    found.sort(key=lambda table: table.place)
    return {table.name: table.in_year(fiscal_year) for table in found}
