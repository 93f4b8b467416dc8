"""
Comparing criteria with the manual of their year: ticks of items, the confirmation of a year.

Not for the falling of a tick, which is the models' own (oit_checklist.models.ticks).
"""
