"""
The result of a year as it was announced: indicators, questions, lost items, the group, the points.

The total, the instruments and the grade are the year's own (agency.models.FiscalYear).
"""
