"""
The registry of records: each family declares here once what its records are.

Not for pages, files and queries, which the packages above make of it.
"""
