"""
Work assigned to divisions: dated updates, evidence, review, checks, reminders.

Not for what the work is about: measures and checklist items say that.
"""
