"""Read a finished PDF back, with the libraries by which people will read it."""

import subprocess
from io import BytesIO

import pikepdf
import pymupdf
import pypdfium2


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def text_by_pdfium(data: bytes) -> str:
    """What Chrome and Edge copy and search."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def text_by_mupdf(data: bytes) -> str:
    with pymupdf.open("pdf", data) as document:
        return "\n".join(page.get_text() for page in document)


def text_by_poppler(data: bytes) -> str:
    """What Evince and Okular copy and search."""
    command = ["pdftotext", "-", "-"]
    run = subprocess.run(command, input=data, check=True, capture_output=True)
    return run.stdout.decode()


READERS = {"pdfium": text_by_pdfium, "mupdf": text_by_mupdf, "poppler": text_by_poppler}
