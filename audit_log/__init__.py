"""
The log in the office's words: who did what to which row.

Not for writing the log, which records does.
"""
