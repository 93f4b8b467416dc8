"""How the parts of a whole report are taken over that are no targets of tables."""

from imports.taking_over.report_committees import REPORT_COMMITTEES
from imports.taking_over.report_elements import ELEMENTS
from imports.taking_over.report_year import YEAR

REPORT_PLANS = {
    "report-year": YEAR,
    "report-elements": ELEMENTS,
    "report-committees": REPORT_COMMITTEES,
}
