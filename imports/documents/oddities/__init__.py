"""
What is odd in a report, each found by a rule that knows no report: told, never corrected.

Not for what is doubtful in a single value, which its reader asks.
"""
