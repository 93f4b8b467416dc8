"""
Values as people write them, read in one way at every door: dates, periods, codes, divisions …

Not for where a value stands (a form, a cell, a file), nor for what is stored.
"""
