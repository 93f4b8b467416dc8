"""Whether everything in a report can be printed, asked of the one that prints it."""

import hashlib

from django.core.cache import cache

from annual_report.contents import ReportContents
from annual_report.layout import render_draft, report_html
from documents.errors import PdfError

_KEPT_FOR = 24 * 60 * 60  # seconds


def what_cannot_be_printed(contents: ReportContents) -> list[str]:
    """
    The characters and pictures that could not be set, in Thai; one sentence if nothing can be.

    Setting the pages takes seconds, so the answer for the same contents is kept for a day.
    """
    key = "print-check-" + hashlib.sha256(report_html(contents).encode()).hexdigest()
    found = cache.get(key)
    if found is None:
        try:
            found = list(render_draft(contents).left_out)
        except PdfError as error:
            return [str(error)]  # the machine may be mended at any moment
        cache.set(key, found, _KEPT_FOR)
    return found
