"""The files that people chose or pasted, kept until their import is forgotten."""

import json
from uuid import uuid4

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils import timezone

from imports.documents.report_file import open_report
from imports.models import OfficeImport
from imports.models.office_import import KEPT
from office_files.contents import OfficeFile, OfficeFileError
from office_files.reading import MOST_BYTES, read_office_file, read_pasted

FOLDER = "office-imports"
PASTED = ".pasted"  # the ending of what came from the clipboard
GONE = "ไม่พบแฟ้มที่เลือกไว้แล้ว กรุณาเลือกแฟ้มอีกครั้ง"


def keep_file(file: File) -> str:
    """Put a file aside; gives its path in the storage."""
    return default_storage.save(f"{FOLDER}/{uuid4().hex}", file)


def keep_pasted(text: str, html: str) -> str:
    """Put aside what was pasted, as text and as the clipboard's HTML; gives its path."""
    both = json.dumps([text, html]).encode()
    return default_storage.save(f"{FOLDER}/{uuid4().hex}{PASTED}", ContentFile(both))


def size_of(one: OfficeImport) -> int:
    """Bytes of the kept file; 0 where it is gone."""
    return default_storage.size(one.path) if default_storage.exists(one.path) else 0


def open_kept(one: OfficeImport, *, as_report: bool = False) -> OfficeFile:
    """The file as paragraphs and grids. Raises OfficeFileError with the cause in Thai."""
    try:
        with default_storage.open(one.path) as kept:
            data = kept.read(MOST_BYTES + 1)
    except OSError as error:
        raise OfficeFileError(GONE) from error
    if one.path.endswith(PASTED):
        text, html = json.loads(data)
        found = read_pasted(text, html)
    else:
        found = (open_report if as_report else read_office_file)(data, one.file_name)
    found.base = one.base or found.base
    return found


def forget_old() -> None:
    """Remove imports whose time is over, and their files; what they brought in stays."""
    oldest = timezone.now() - KEPT
    for one in OfficeImport.objects.filter(changed_at__lt=oldest).only("pk", "path"):
        default_storage.delete(one.path)
        one.delete()
