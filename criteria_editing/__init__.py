"""
The criteria of a year that is there already: seen whole, put in order, taken out and in as a file.

Not for the forms of single rows, which are the admin's, nor for a new year (year_opening).
"""
