"""The open data of a year as files that a document carries along: the tables and what they are."""

from collections.abc import Iterator

from agency.context_processors import the_agency
from agency.models import FiscalYear
from catalogue.changes import year_changed_at
from catalogue.year_files import year_files
from documents.archive import AttachedFile
from documents.workbooks import CSV
from open_data.package import describe, written
from open_data.tables import data_tables
from open_data.writing import write_csv

PACKAGE = "datapackage.json"


@year_files
def package_of(fiscal_year: FiscalYear) -> Iterator[AttachedFile]:
    """The year's data package: the same bytes that its addresses answer with."""
    if not fiscal_year.is_published:
        return
    for table in data_tables(fiscal_year).values():
        data = write_csv(table, table.load(fiscal_year))
        title = f"ข้อมูลเปิด: {table.title} ปีงบประมาณ {fiscal_year}"
        yield AttachedFile(f"{table.name}.csv", title, CSV, data)
    body = written(describe(the_agency(), fiscal_year, year_changed_at(fiscal_year)))
    title = f"คำอธิบายตารางและคอลัมน์ของข้อมูลเปิด ปีงบประมาณ {fiscal_year}"
    yield AttachedFile(PACKAGE, title, "application/json", body)
