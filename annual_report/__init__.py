"""
The report of a fiscal year: assembled once, laid out for screen and paper, issued.

Not for the contents themselves, which live in their families.
"""
