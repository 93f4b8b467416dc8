"""The file around a Word document: its facts, its settings, and the same bytes every time."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE

from documents.document import Document
from documents.errors import PdfError
from documents.pdf import UNPRINTABLE
from documents.word_body import Body
from documents.word_sheets import write_heads
from documents.word_styles import LANGUAGE, set_styles
from documents.word_xml import element

FAILED = "สร้างเอกสาร Word ไม่สำเร็จ กรุณาแจ้งผู้ดูแลระบบ"
DATES = ("created", "modified")


def begin_file(docx: Docx, document: Document) -> None:
    """Styles, facts and settings, before anything is written."""
    has_contents = any(document.entries())
    _drop_thumbnail(docx)
    set_styles(docx, with_contents=has_contents)
    _set_facts(docx, document)
    _set_settings(docx, counts_pages=has_contents)


def finish_file(docx: Docx, document: Document, body: Body) -> bytes:
    """Put the body into the file, and return it. Raises PdfError."""
    root = docx.element.body
    for child in list(root):
        root.remove(child)
    for each in body.elements:
        root.append(each)
    root.append(body.last_sheet())
    write_heads(docx, document)
    buffer = BytesIO()
    try:
        docx.save(buffer)
    except (OSError, ValueError) as error:
        raise PdfError(FAILED) from error
    return _without_times(buffer.getvalue())


def _drop_thumbnail(docx: Docx) -> None:
    """The picture of an empty sheet that python-docx's template brings along."""
    relations = docx.part.package.rels
    for name in [
        name for name, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL
    ]:
        del relations[name]


def _set_facts(docx: Docx, document: Document) -> None:
    facts = docx.core_properties
    facts.title = _clean(document.title)
    facts.author = facts.last_modified_by = _clean(document.author)
    facts.language, facts.comments, facts.keywords = "th-TH", "", ""
    facts.revision = 1
    if document.created:
        facts.created = facts.modified = document.created.replace(tzinfo=None, microsecond=0)
        return
    for child in list(facts._element):
        if child.tag.rpartition("}")[2] in DATES:
            facts._element.remove(child)


def _clean(words: str) -> str:
    return UNPRINTABLE.sub("", words)[:255]  # more the format does not hold


def _set_settings(docx: Docx, *, counts_pages: bool) -> None:
    """Language of the document; page numbers are counted anew when Word opens it."""
    settings = docx.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.append(element("w:zoom", percent=100))
    if counts_pages:
        settings.append(element("w:updateFields", val="true"))
    compatible = element(
        "w:compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    settings.append(element("w:compat", compatible))
    settings.append(element("w:themeFontLang", **LANGUAGE))


def _without_times(data: bytes) -> bytes:
    """The same archive, in which no part says when it was written."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(buffer, "w", ZIP_DEFLATED) as kept:
        for name in made.namelist():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            kept.writestr(entry, made.read(name))
    return buffer.getvalue()
