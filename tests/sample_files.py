"""Files as offices and attackers make them. Each function gives the bytes of one file."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from weasyprint import HTML

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + b"\x00" * 400


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    """The bytes as a form receives them."""
    return SimpleUploadedFile(name, data)


def written_pdf(*pages: str) -> bytes:
    """A PDF made by a program: one page of text each."""
    body = "".join(f'<p style="break-after: page">{page}</p>' for page in pages)
    return HTML(string=f'<html lang="th"><body>{body}</body></html>').write_pdf()


def scanned_pdf(pages: int = 1) -> bytes:
    """A PDF that holds pictures only."""
    first, *rest = (Image.new("L", (200, 280), 230) for _ in range(pages))
    buffer = BytesIO()
    first.save(buffer, "PDF", save_all=True, append_images=rest)
    return buffer.getvalue()


def pdf_of(content: bytes, forms: dict[str, bytes] | None = None, **saving) -> bytes:
    """A PDF of one page with this content stream, which may draw the named forms."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    resources = pdf.make_indirect(
        pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font), XObject=pikepdf.Dictionary())
    )
    for name, drawing in (forms or {}).items():
        form = pikepdf.Stream(pdf, drawing)
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Resources = [0, 0, 600, 800], resources
        resources.XObject[f"/{name}"] = form
    page.obj.Resources, page.obj.Contents = resources, pikepdf.Stream(pdf, content)
    buffer = BytesIO()
    pdf.save(buffer, compress_streams=True, **saving)
    return buffer.getvalue()


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    return pdf_of(b"", encryption=pikepdf.Encryption(owner="owner", user="secret"))


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def workbook(*rows: tuple) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("ข้อมูล")
    for row in rows:
        sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def picture(file_format: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    buffer = BytesIO()
    Image.new("1" if file_format == "PNG" else "L", size).save(buffer, file_format)
    return buffer.getvalue()


def archive(entries: dict[str, bytes], into: bytes = b"") -> bytes:
    """A zip of the named entries, added to an archive that is there already."""
    buffer = BytesIO(into)
    with ZipFile(buffer, "a", ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return buffer.getvalue()
