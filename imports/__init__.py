"""
A whole year that comes in from a file.

Not for tables that people bring back, which spreadsheets reads.
"""
