"""Read a finished PDF back, with the libraries by which people will read it."""

import subprocess
from io import BytesIO

import pikepdf
import pymupdf
import pypdfium2
import zxingcpp
from PIL import Image


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


def qr_codes_in(data: bytes, kind: str = "pdf", page: int = 0) -> list[str]:
    """What a telephone reads off the QR codes of a page: of a PDF, or of a picture (kind "svg")."""
    with pymupdf.open(kind, data) as document:
        drawn = document[page].get_pixmap(dpi=200 if kind == "pdf" else 600)
    picture = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.samples)
    return [code.text for code in zxingcpp.read_barcodes(picture)]
