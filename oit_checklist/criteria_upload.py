"""A file of criteria that somebody brings: read whole, or refused with every fault in it."""

from pathlib import PurePath
from typing import TypeAlias

from django.core.files.uploadedfile import UploadedFile

from oit_checklist.criteria_checks import check_set
from oit_checklist.criteria_set import CriteriaError, Fault
from oit_checklist.criteria_toml import parse_toml
from oit_checklist.criteria_workbook import WorkbookReading, read_workbook
from records.data_files import DataFileError

MOST_BYTES = 5 * 1024 * 1024

Reading: TypeAlias = WorkbookReading


def read_criteria(upload: UploadedFile, year_be: int | None) -> Reading:
    """
    What an uploaded file holds, XLSX or TOML; `year_be` is that of a table that tells no year.

    Raises CriteriaError with every fault and its place, in Thai.
    """
    name = upload.name or ""
    if (upload.size or 0) > MOST_BYTES:
        raise CriteriaError(Fault("", f"แฟ้มใหญ่เกิน {MOST_BYTES // 1024 // 1024} MB"))
    upload.seek(0)
    reading = _read(upload, name, year_be)
    if faults := check_set(reading.criteria):
        raise CriteriaError(*faults)
    return reading


def _read(upload: UploadedFile, name: str, year_be: int | None) -> Reading:
    kind = PurePath(name).suffix.lower()
    if kind == ".xlsx":
        return read_workbook(upload, name, year_be)  # type: ignore[arg-type]  # it reads as a file does
    if kind != ".toml":
        raise CriteriaError(Fault("", "ระบบรับแฟ้มเกณฑ์ xlsx ตามแบบของระบบ หรือ toml เท่านั้น"))
    try:
        return Reading(parse_toml(upload.read(), name))
    except DataFileError as error:
        raise CriteriaError(Fault("", str(error))) from error
