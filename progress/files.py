"""Where uploaded evidence is kept, which files are taken, and how they are fingerprinted."""

import hashlib
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File

EVIDENCE_EXTENSIONS = ["pdf", "docx", "xlsx", "csv", "png", "jpg", "jpeg", "zip"]


def stored_under(evidence, original_name: str) -> str:
    """
    The storage path of an uploaded file: its UUID, never the typed name.

    Thai names lose marks when they are made safe for a disk ("น้ำ" becomes "นำ"), so the
    name is kept in `original_name` and given back on download.
    """
    return (
        f"evidence/{evidence.uuid.hex[:2]}/{evidence.uuid}{PurePath(original_name).suffix.lower()}"
    )


def check_size(file: File) -> None:
    """Refuse files over EVIDENCE_MAX_BYTES with a Thai sentence."""
    if file.size > settings.EVIDENCE_MAX_BYTES:
        limit = settings.EVIDENCE_MAX_BYTES // (1024 * 1024)
        raise ValidationError(f"แฟ้มใหญ่เกิน {limit} MB กรุณาลดขนาดแล้วแนบใหม่", code="too_large")


def sha256_of(file: File) -> str:
    """The SHA-256 of a file as 64 hexadecimal digits, read in pieces."""
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    return digest.hexdigest()
