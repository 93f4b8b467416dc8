"""Pictures of a Word document, each with words for those who cannot see it, and codes to scan."""

from io import BytesIO

import segno
from django.core.files.storage import default_storage
from docx.document import Document as Docx
from docx.image.exceptions import UnrecognizedImageError
from lxml import etree
from PIL import Image

from documents import figures
from documents.pdf import UNPRINTABLE
from documents.pictures import PictureError, normalise
from documents.word_xml import EMUS, element

NO_PICTURE = "(เปิดแฟ้มภาพนี้ไม่ได้)"  # behind the caption of a file that is lost or spoilt
DOTS = 10  # pixels of one point of the code


def picture_run(docx: Docx, picture: figures.Picture) -> etree._Element | None:
    """The stored picture, no larger than the block says; None if it is gone or broken."""
    try:
        with default_storage.open(picture.stored) as stored:
            data = normalise(stored.read())
    except (OSError, PictureError):
        return None
    return _run(docx, data, picture.words, picture.width, picture.height)


def code_run(docx: Docx, code: figures.Code) -> etree._Element:
    """The QR code of an address."""
    buffer = BytesIO()
    segno.make(code.address, error="m").save(buffer, kind="png", scale=DOTS, border=2)
    return _run(docx, buffer.getvalue(), code.words, code.width, code.width)


def _run(docx: Docx, data: bytes, words: str, width: float, height: float) -> etree._Element:
    with Image.open(BytesIO(data)) as picture:
        scale = min(width / picture.width, height / picture.height)
        sizes = [round(side * scale * EMUS) for side in picture.size]
    try:
        inline = docx.part.new_pic_inline(BytesIO(data), width=sizes[0], height=sizes[1])
    except UnrecognizedImageError as error:
        raise ValueError("no picture that Word knows") from error
    inline.docPr.set("descr", UNPRINTABLE.sub("", words))
    return element("w:r", element("w:drawing", inline))
