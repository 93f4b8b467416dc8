"""
Committees, their meetings and the minutes.

Not for the report of a year, which prints the minutes.
"""
