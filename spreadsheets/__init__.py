"""
Tables that go out to a spreadsheet program and come back, through the catalogue.

Not for open data for the public.
"""
