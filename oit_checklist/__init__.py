"""
The checklist of a fiscal year: criteria, scoring, evidence of elements, the ITAS sheet.

Not for what divisions promised, which measures hold.
"""
