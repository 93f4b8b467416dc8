"""
Finding public words in all records, through the catalogue.

Not for the words of drafts.
"""
