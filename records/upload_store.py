"""
Uploaded files that wait until their person goes on: put aside against a signed ticket.

The page that comes back carries the ticket in a form. Only the person who uploaded the file gets
it back, for the purpose it was kept for, until it is discarded or its time is over.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.core import signing
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from records.stored_files import sha256_of


class NoSuchUploadError(Exception):
    """A ticket that opens nothing; the message says why, for developers."""


class KeptUpload(UploadedFile):
    """An upload of an earlier request, under the name that it was chosen with."""

    def __init__(
        self, stored: File, name: str | None, path: str, ticket: str, facts: dict[str, str]
    ):
        super().__init__(stored, name, size=stored.size)
        self.path, self.ticket, self.facts = path, ticket, facts


@dataclass(frozen=True)
class UploadStore:
    """The waiting files of one kind: their folder in the storage, and how long each is kept."""

    folder: str
    life: timedelta

    def keep(self, upload: File, owner: int, purpose: str = "", **facts: str) -> str:
        """
        Put a file aside and return its ticket; files whose time is over are removed.

        `owner` is the key of a user. `facts` come back with the file: nobody can change them.
        """
        self._remove_forgotten()
        digest = sha256_of(upload)  # before storing, which may move the file away
        path = default_storage.save(f"{self.folder}/{uuid4().hex}", upload)
        signed = [path, digest, upload.name, owner, facts]
        return signing.dumps(signed, salt=self._salt(purpose), compress=True)

    def open(self, ticket: str, owner: int | None, purpose: str = "") -> KeptUpload:
        """
        The file of a ticket, open at its start; whoever asks for it closes it.

        Raises NoSuchUploadError when the ticket is forged, too old, another person's or of
        another purpose, and when its file is gone or is not the one that was kept.
        """
        try:
            signed = signing.loads(ticket, salt=self._salt(purpose), max_age=self.life)
        except signing.SignatureExpired as error:
            raise NoSuchUploadError("expired") from error
        except signing.BadSignature as error:
            raise NoSuchUploadError("forged, or of another purpose") from error
        path, digest, name, whose, facts = signed
        if whose != owner:
            raise NoSuchUploadError("another person's")
        try:
            stored = default_storage.open(path)
        except OSError as error:
            raise NoSuchUploadError("its file is gone") from error
        if sha256_of(stored) != digest:
            stored.close()
            raise NoSuchUploadError("its file is another one")
        stored.seek(0)
        return KeptUpload(stored, name, path, ticket, facts)

    def discard(self, upload: KeptUpload) -> None:
        """Remove a file that is done with: its ticket opens nothing any more."""
        default_storage.delete(upload.path)

    def _salt(self, purpose: str) -> str:
        return f"records.upload_store:{self.folder}:{purpose}"

    def _remove_forgotten(self) -> None:
        try:
            names = default_storage.listdir(self.folder)[1]
        except FileNotFoundError:  # nothing was ever kept
            return
        oldest = timezone.now() - self.life
        for name in names:
            path = f"{self.folder}/{name}"
            try:
                if default_storage.get_modified_time(path) < oldest:
                    default_storage.delete(path)
            except FileNotFoundError:  # another request was faster
                continue
