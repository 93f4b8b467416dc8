"""The workbook in which an office may write the criteria of a year."""

from django.http import FileResponse

from agency.office_request import OfficeRequest
from documents.workbooks import XLSX
from oit_checklist.criteria_workbook import write_workbook


def template_file(request: OfficeRequest) -> FileResponse:
    """An empty workbook with its headings and how each is filled in."""
    return FileResponse(
        write_workbook(None),
        as_attachment=True,
        filename="แบบกรอกเกณฑ์.xlsx",
        content_type=XLSX,
    )
