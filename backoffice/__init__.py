"""
What every page of the back office has in common: fields, conflicts, uploads, the frame.

Not for pages of one family.
"""
