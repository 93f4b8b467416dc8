"""
An office's own table as the portal could take it over: its head, columns, rows, and what is asked.

Not for reading a file (office_files), for reading one value (values), nor for storing anything.
"""
