"""
The registry of records: each family declares here once what its records are.

Not for pages, files and queries, which the packages above make of it.

A family's `records.py` reads as an `admin.py` does:

    @catalogue.register(Measure)
    class MeasureRecord(AssignmentRecord):
        kind, title = "measures", "มาตรการ"
        ...

Search, open data, spreadsheets, the report's tables, feed, sitemap, timeline, static export and
the differences between editions walk the catalogue; none of them names a family.
"""

from catalogue.record import Record
from catalogue.registry import record_of, records, register

__all__ = ["Record", "record_of", "records", "register"]
