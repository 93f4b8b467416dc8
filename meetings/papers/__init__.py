"""
A meeting's papers as documents: agenda, sign-in sheet, list for circulating, invitation, memo.

Not for the minutes, which meetings.minutes_document makes; none of these is ever public.
"""
