"""The file of a report: what any office has, and texts with what a program left in their cells."""

from imports.documents.text_report import is_report_text, read_text_report
from office_files.contents import OfficeFile
from office_files.encodings import decode
from office_files.reading import MOST_BYTES, read_office_file
from office_files.unforeseen import told
from office_files.web_archives import is_web_archive
from office_files.web_pages import is_html
from records.file_identity import identity_of_bytes


@told
def open_report(data: bytes, name: str = "") -> OfficeFile:
    """The file as paragraphs and tables. Raises OfficeFileError with the cause in Thai."""
    if _is_text(data):
        text = decode(data)
        if not is_html(text) and is_report_text(text):
            return read_text_report(text)
    return read_office_file(data, name)


def _is_text(data: bytes) -> bool:
    is_known = identity_of_bytes(data) is not None or is_web_archive(data)
    return bool(data.strip()) and len(data) <= MOST_BYTES and not is_known
