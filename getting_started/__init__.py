"""
How an empty portal becomes the office's own: step by step, each with what is done already.

Not for the work of a year; every step leads to the page where its rows are kept later.
"""
