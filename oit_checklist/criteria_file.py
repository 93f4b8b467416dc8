"""Load a file of criteria into its fiscal year: `manage.py load_criteria`."""

from pathlib import Path

from django.db import transaction

from agency.models import FiscalYear
from oit_checklist.criteria_checks import check_set
from oit_checklist.criteria_set import CriteriaError
from oit_checklist.criteria_toml import read_toml
from oit_checklist.criteria_workbook import WorkbookReading, read_workbook
from oit_checklist.year_criteria import CriteriaReport, apply_set
from records.data_files import DataFileError
from records.file_identity import ZIP_START


@transaction.atomic
def load_criteria(
    path: Path, *, change_texts: bool = False, year_be: int | None = None
) -> CriteriaReport:
    """
    Load a criteria file, all of it or nothing; its year is made if it is not there.

    `year_be` is the year of an office's own table that does not tell it.

    Rows that differ from the file are reported and left as they are, unless `change_texts`.
    Raises DataFileError with file, line and reason, or CriteriaError with all that is wrong.
    """
    reading = _read(path, year_be)
    criteria = reading.criteria
    if faults := check_set(criteria):
        raise CriteriaError(*faults)
    # The year stays unpublished until somebody decides: staff prepare it first.
    fiscal_year, is_new = FiscalYear.objects.get_or_create(year_be=criteria.fiscal_year)
    report = apply_set(criteria, fiscal_year, change_texts=change_texts)
    report.added["ปีงบประมาณ"] += is_new
    report.questions = [str(question) for question in reading.questions]
    return report


def _read(path: Path, year_be: int | None) -> WorkbookReading:
    """A TOML file or a workbook; what kind it is is told by its first bytes, not by its name."""
    try:
        with path.open("rb") as file:
            is_zip = file.read(len(ZIP_START)) == ZIP_START
            file.seek(0)
            if is_zip:
                return read_workbook(file, path.name, year_be)
    except OSError as error:
        raise DataFileError(path, 0, f"เปิดแฟ้มไม่ได้ ({error.strerror})") from error
    return WorkbookReading(read_toml(path))
