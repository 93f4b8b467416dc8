"""
HTML to PDF: the one way by which this portal makes a PDF.

WeasyPrint needs the Pango library of the operating system, so it is imported when the first
document is made; a server without Pango serves pages and answers a PDF with a clear message.
"""

import logging
import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import ModuleType

from django.core.files.storage import Storage

from documents.archive import AttachedFile
from documents.errors import PdfError, PdfWarning
from documents.font_files import FONT_FILES, FONTS
from documents.substitutes import with_words

# The style sheet that every document of ours begins with.
PAPER = Path(__file__).resolve().parent / "paper.css"
# Control characters, lone surrogates and non-characters: no font draws them, no XML holds them.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pdf:
    """A finished document, and what of the data could not be printed (in Thai)."""

    data: bytes
    page_count: int
    left_out: tuple[str, ...] = ()


def render_pdf(html: str, **options) -> bytes:
    """The document alone; the arguments and errors are those of make_pdf()."""
    return make_pdf(html, **options).data


def make_pdf(
    html: str,
    *,
    stylesheets: Sequence[Path] = (),
    base_url: str | None = None,
    roots: Mapping[str, Path] | None = None,
    storage: Storage | None = None,
    created: datetime | None = None,
    attached: Sequence[AttachedFile] = (),
    progress: Callable[[str], None] | None = None,
) -> Pdf:
    """
    Lay out an HTML document as PDF/A-3a and PDF/UA-1 whose text is searched and copied exactly.

    Title and language come from the HTML. The same arguments give the same bytes.

    stylesheets: CSS files of ours, later ones win.
    base_url: the portal's public address, so that relative links lead somewhere.
    roots: where files may be read, by the path under base_url ({"/media/": MEDIA_ROOT});
        `file:` addresses inside these folders may be read too.
    storage: whose files may be read by their names, as "stored:photographs/1.png".
        Nothing else is read, ever: an image from elsewhere is left out and reported in
        Pdf.left_out.
    created: the date in the file's properties; none is written without it.
    attached: files that belong to the document, found inside it by PDF programs.
    progress: called with a short Thai text at each step and page.

    Raises PdfError. Faults of a template or stylesheet are warned of as PdfWarning.
    """
    engine = _prepared_engine(html)
    with _told_in_thai():
        outcome = engine.typeset(
            with_words(UNPRINTABLE.sub("", html)),
            stylesheets=[FONTS / "fonts.css", *stylesheets],
            base_url=base_url,
            roots={**(roots or {})},
            storage=storage,
            created=created,
            attached=attached,
            progress=progress,
        )
    if not outcome.data.startswith(b"%PDF-") or not outcome.page_count:
        raise PdfError("สร้าง PDF ไม่สำเร็จ: ได้เอกสารว่าง")
    for fault in outcome.left_out:
        logger.warning("PDF: %s", fault)
    for mistake in outcome.mistakes:
        warnings.warn(mistake, PdfWarning, stacklevel=2)
    return Pdf(outcome.data, outcome.page_count, outcome.left_out)


def anchor_pages(
    html: str,
    *,
    stylesheets: Sequence[Path],
    base_url: str | None = None,
    storage: Storage | None = None,
) -> dict[str, int]:
    """The page on which each anchor of a document would stand, from 1. Raises PdfError."""
    engine = _prepared_engine(html)
    with _told_in_thai():
        return engine.anchor_pages(
            UNPRINTABLE.sub("", html),
            stylesheets=[FONTS / "fonts.css", *stylesheets],
            base_url=base_url,
            storage=storage,
        )


def _prepared_engine(html: str) -> ModuleType:
    """What sets the type, once all is there that it needs. Raises PdfError."""
    if not html.strip():
        raise PdfError("เอกสารไม่มีเนื้อหา")
    return load_engine()


def load_engine() -> ModuleType:
    """WeasyPrint and our fonts, which take a second at first. Raises PdfError if one is missing."""
    for name in FONT_FILES:
        if not (FONTS / name).is_file():
            raise PdfError(f"ไม่พบแฟ้มแบบอักษร {name} กรุณาแจ้งผู้ดูแลระบบ")
    try:
        from documents import engine
    except OSError as error:
        raise PdfError(
            "เครื่องแม่ข่ายยังไม่ได้ติดตั้งไลบรารี Pango จึงสร้าง PDF ไม่ได้ กรุณาแจ้งผู้ดูแลระบบ"
        ) from error
    return engine


@contextmanager
def _told_in_thai() -> Iterator[None]:
    """Whatever goes wrong inside is a PdfError that says so in Thai."""
    try:
        yield
    except PdfError:
        raise
    except OSError as error:
        raise PdfError(f"อ่านหรือเขียนแฟ้มไม่ได้ จึงสร้าง PDF ไม่สำเร็จ ({error.strerror})") from error
    except Exception as error:
        raise PdfError("สร้าง PDF ไม่สำเร็จ กรุณาแจ้งผู้ดูแลระบบ") from error
