"""
Documents of an office that are not one table: orders, minutes, a whole earlier report.

Not for a single table (imports.tables), for reading a file (office_files), for storing anything.
"""
