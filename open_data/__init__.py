"""
Tables, feed, calendar and sitemap for other programs, through the catalogue.

Not for spreadsheets of the office, drafts included.
"""
