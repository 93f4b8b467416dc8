"""WeasyPrint, held by the hand: our fonts only, our files only, and every complaint noted."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.files.storage import Storage
from PIL import ImageFile
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from documents import line_breaks
from documents.archive import OPTIONS, AttachedFile, make_archive
from documents.font_files import FONTS
from documents.lean_styles import Source
from documents.render_log import capture_log
from documents.sources import Sources
from documents.tags import Tagging
from documents.text_layer import correct_text

# WeasyPrint, when imported, lets Pillow accept half a photograph, in the whole process.
ImageFile.LOAD_TRUNCATED_IMAGES = False
line_breaks.install()

FONTCONFIG_FILE = FONTS / "fontconfig.xml"
environment = threading.Lock()


@dataclass(frozen=True)
class Outcome:
    """The document; what of the data was left out; what is wrong with our own template."""

    data: bytes
    page_count: int
    left_out: tuple[str, ...]
    mistakes: tuple[str, ...]


def typeset(
    html: str,
    *,
    stylesheets: Sequence[Path],
    base_url: str | None,
    roots: Mapping[str, Path],
    storage: Storage | None,
    created: datetime | None,
    attached: Sequence[AttachedFile],
    progress: Callable[[str], None] | None,
) -> Outcome:
    """The work of documents.pdf.make_pdf(), where the arguments are explained."""
    sources = Sources(base_url, roots, [path.parent for path in stylesheets], storage)
    fonts = font_configuration()
    with capture_log(progress) as log:
        styles = [
            CSS(filename=path, url_fetcher=sources, font_config=fonts) for path in stylesheets
        ]
        source = Source(string=html, base_url=base_url, url_fetcher=sources)
        document = source.render(stylesheets=styles, font_config=fonts)
        if created:
            document.metadata.created = created.isoformat(timespec="seconds")
        tagging = Tagging(document)

        def finish(document, pdf):
            correct_text(document, pdf)
            log.mistakes.extend(tagging.write(pdf))
            make_archive(document, pdf, attached, created)

        data = document.write_pdf(finisher=finish, **OPTIONS)
    return Outcome(data, len(document.pages), tuple(log.left_out), tuple(log.mistakes))


def anchor_pages(
    html: str, *, stylesheets: Sequence[Path], base_url: str | None, storage: Storage | None
) -> dict[str, int]:
    """The page of each anchor, from 1, by a layout alone: nothing is drawn."""
    sources = Sources(base_url, {}, [path.parent for path in stylesheets], storage)
    fonts = font_configuration()
    with capture_log(None):
        styles = [
            CSS(filename=path, url_fetcher=sources, font_config=fonts) for path in stylesheets
        ]
        source = Source(string=html, base_url=base_url, url_fetcher=sources)
        pages = source.render(stylesheets=styles, font_config=fonts).pages
    numbered = list(enumerate(pages, start=1))
    return {name: number for number, page in reversed(numbered) for name in page.anchors}


def font_configuration() -> FontConfiguration:
    """A font configuration that knows no font of this computer, only what CSS brings."""
    with environment, environment_variable("FONTCONFIG_FILE", str(FONTCONFIG_FILE)):
        return FontConfiguration()


@contextmanager
def environment_variable(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
