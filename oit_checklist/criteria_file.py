"""Load a file of criteria into its fiscal year: `manage.py load_criteria`."""

from pathlib import Path

from django.db import transaction

from agency.models import FiscalYear
from oit_checklist.criteria_checks import check_set
from oit_checklist.criteria_set import CriteriaError
from oit_checklist.criteria_toml import read_toml
from oit_checklist.year_criteria import CriteriaReport, apply_set


@transaction.atomic
def load_criteria(path: Path, *, change_texts: bool = False) -> CriteriaReport:
    """
    Load a criteria file, all of it or nothing; its year is made if it is not there.

    Rows that differ from the file are reported and left as they are, unless `change_texts`.
    Raises DataFileError with file, line and reason, or CriteriaError with all that is wrong.
    """
    criteria = read_toml(path)
    if faults := check_set(criteria):
        raise CriteriaError(*faults)
    # The year stays unpublished until somebody decides: staff prepare it first.
    fiscal_year, is_new = FiscalYear.objects.get_or_create(year_be=criteria.fiscal_year)
    report = apply_set(criteria, fiscal_year, change_texts=change_texts)
    report.added["ปีงบประมาณ"] += is_new
    return report
