"""
Thai as software needs it: dates, digits, spelling, blocks of text, and what Django says in Thai.

Not for anything that knows a record, a request or the office.
"""
