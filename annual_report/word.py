"""The annual report for Word: the same document as the page and the PDF, ready to sign."""

from annual_report.contents import ReportContents
from annual_report.document import report_document
from documents.word_source import word_source
from documents.word_writer import write_word


def render_report_docx(contents: ReportContents) -> bytes:
    """The report as a Word document. Raises documents.errors.PdfError."""
    return write_word(report_document(contents))


def report_word_source(contents: ReportContents) -> str:
    """What the Word document of the report is made from, as text."""
    return word_source(report_document(contents))
