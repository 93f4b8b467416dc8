"""
Files as offices have them, whatever program wrote them, as paragraphs and grids of cells.

Not for what the cells mean: which row is a head, which column a date, is for whoever imports.
"""
