"""
HTML to PDF with an exact Thai text layer, Word, workbooks, and files sent to readers.

Not for what a document says: its family knows that.
"""
