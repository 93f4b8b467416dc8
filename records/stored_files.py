"""Files beside the live text, such as the scan of signed minutes: stored once, never replaced."""

import hashlib
import uuid
from pathlib import PurePath
from typing import cast
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from django.db.models.fields.files import FieldFile, ImageFieldFile
from django.urls import reverse

from records.publication import Publishable


def stored_under(row: "StoredFile", original_name: str) -> str:
    """
    The storage path of an uploaded file: its UUID, never the typed name.

    Thai names lose marks when they are made safe for a disk ("น้ำ" becomes "นำ"), so the
    name is kept in `original_name` and given back on download.
    """
    suffix = PurePath(original_name).suffix.lower()
    return f"{row.folder}/{row.uuid.hex[:2]}/{row.uuid}{suffix}"


def stored_address(name: str) -> str:
    """The address of a stored file for documents: "stored:photographs/ab/….png"."""
    return f"stored:{quote(name)}"


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


class _StoredFieldFile(FieldFile):
    """Whoever asks a stored file for its address gets the portal's, not the store's."""

    @property
    def url(self) -> str:
        return cast("StoredFile", self.instance).get_file_url()


class _StoredImageFieldFile(ImageFieldFile):
    """The same for a picture."""

    url = _StoredFieldFile.url


class StoredFileField(models.FileField):
    """The field `file` of a StoredFile."""

    attr_class = _StoredFieldFile

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs  # the same column


class StoredImageField(models.ImageField):
    """As StoredFileField, for pictures."""

    attr_class = _StoredImageFieldFile

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ImageField", args, kwargs


class StoredFile(Publishable):
    """A published row with one file. A subclass adds the `file` field and names its folder."""

    folder = "files"
    file: models.FileField

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    original_name = models.CharField("ชื่อแฟ้มเดิม", max_length=255, blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="ผู้เพิ่ม",
    )
    added_at = models.DateTimeField("เพิ่มเมื่อ", auto_now_add=True)

    class Meta(Publishable.Meta):
        abstract = True

    def describe_upload(self) -> None:
        """Note the name and the fingerprint of a file that was just chosen in a form."""
        self.original_name = (self.file.name or "").replace("\x00", "")  # PostgreSQL takes no NUL
        self.sha256 = sha256_of(self.file)

    @property
    def address_in_print(self) -> str:
        """The address by which a printed document reads a picture (documents/sources.py)."""
        return stored_address(self.file.name or "")

    def get_file_url(self) -> str:
        """Where a reader opens the file."""
        return reverse("evidence", args=[self.uuid])
