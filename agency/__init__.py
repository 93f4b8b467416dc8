"""
Whose portal it is: the municipality, its divisions, fiscal years and people.

Not for what divisions report, and how people sign in.
"""
