"""
The integrity measures of a fiscal year.

Not for the checklist, whose items are criteria and no promises.
"""
