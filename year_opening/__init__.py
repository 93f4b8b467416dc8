"""
Opening a fiscal year from criteria and from the year before: what it takes over, in one act.

Not for closing a year (agency.closing), nor for the words of criteria (oit_checklist).
"""
