"""
HTML to PDF with an exact Thai text layer, Word, workbooks; documents made once and sent to readers.

Not for what a document says: its family knows that.
"""
