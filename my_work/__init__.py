"""
What a person has to do next, and how far the year is.

Not for the rows themselves, which are changed on their own pages.
"""
