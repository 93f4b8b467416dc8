"""
What readers see that belongs to no single family: home, a year, its timeline, the survey.

Not for the pages of records, which live in their families.
"""
