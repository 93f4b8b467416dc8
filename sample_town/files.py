"""Files as offices attach them: every one says that it is a sample."""

from io import BytesIO

import docx
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from agency.context_processors import the_agency
from documents.pdf import render_pdf
from documents.workbooks import WorkbookColumn, WorkbookSheet, write_workbook

SAMPLE = "เอกสารตัวอย่าง ไม่ใช่เอกสารของทางราชการ"


def written_pdf(title: str) -> ContentFile:
    """A PDF whose text can be read."""
    head = f"<head><title>{title}</title></head>"
    html = f'<html lang="th">{head}<body><h1>{title}</h1><p>{SAMPLE}</p></body></html>'
    return ContentFile(render_pdf(html), "ตัวอย่าง.pdf")


def scanned_pdf() -> ContentFile:
    """A PDF that holds pictures only, as a scanner makes it."""
    buffer = BytesIO()
    _page((595, 842)).save(buffer, "PDF")
    return ContentFile(buffer.getvalue(), "สแกนตัวอย่าง.pdf")


def photograph(number: int) -> ContentFile:
    """A picture with plain shapes, for the annex of minutes."""
    buffer = BytesIO()
    _page((1200, 800), shade=40 + 20 * (number % 5)).save(buffer, "JPEG", quality=80)
    return ContentFile(buffer.getvalue(), f"ภาพตัวอย่าง {number}.jpg")


def letter(title: str) -> ContentFile:
    """A Word document."""
    document = docx.Document()
    document.add_heading(title, 1)
    document.add_paragraph(SAMPLE)
    buffer = BytesIO()
    document.save(buffer)
    return ContentFile(buffer.getvalue(), "ตัวอย่าง.docx")


def figures(title: str) -> ContentFile:
    """A workbook with twelve months of invented figures."""
    sheet = WorkbookSheet(
        "ตัวอย่าง",
        (WorkbookColumn("เดือนที่"), WorkbookColumn("จำนวน")),
        ((month, month * 7 % 11) for month in range(1, 13)),
        title_lines=(f"{title} ({SAMPLE})",),
    )
    with write_workbook([sheet], office=the_agency().name, title=title) as file:
        return ContentFile(file.read(), "ตัวอย่าง.xlsx")


def _page(size: tuple[int, int], shade: int = 200) -> Image.Image:
    """A sheet with a frame and some bars; no letters, for the letters of a scan are no text."""
    picture = Image.new("RGB", size, (shade, shade + 30, 225))
    draw = ImageDraw.Draw(picture)
    width, height = size
    draw.rectangle((20, 20, width - 20, height - 20), outline="white", width=6)
    for bar in range(5):
        top = height // 3 + bar * height // 10
        draw.rectangle((width // 6, top, width - width // 6 - bar * 40, top + 14), fill="white")
    return picture
