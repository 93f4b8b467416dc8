"""
Is this file ours? Anybody may compare a file with documents that were handed out.

A file is hashed while it comes in and none of it is kept. Where it begins with a document of ours,
what follows is held until it was read (documents.later_signatures), and then forgotten.
"""

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

from documents.later_signatures import MOST_ADDED, Addition, what_was_added

LARGEST_COMPARED = 200 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Original:
    """A document that was handed out: the row that knows it, its file, size and SHA-256."""

    row: Any
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Comparison:
    """
    What an uploaded file is. fingerprint: its SHA-256, empty if none came or it was too large.

    row: of the document that it is, or that it begins with. addition: what stands behind that.
    """

    fingerprint: str = ""
    is_too_large: bool = False
    row: Any = None
    addition: Addition | None = None


def compare_upload(request: HttpRequest, originals: Iterable[Original]) -> Comparison:
    """What the file of a form is. Raises OSError if a document that it begins with is lost."""
    upload = ComparedUpload(request, originals)
    request.upload_handlers = [upload]
    len(request.FILES)  # reading the form is what runs the handler
    try:
        return upload.comparison()
    finally:
        upload.forget()


class ComparedUpload(FileUploadHandler):
    """Hashes a form's first file while it comes in; holds only what follows a document of ours."""

    def __init__(self, request: HttpRequest, originals: Iterable[Original]):
        super().__init__(request)
        self.known = {(original.size, original.sha256): original for original in originals}
        self.sizes = sorted({size for size, _ in self.known})
        self.digest = hashlib.sha256()
        self.received = 0
        self.is_begun = self.is_complete = self.is_too_large = self.has_too_much = False
        self.original: Original | None = None
        self.added: IO[bytes] | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.is_begun:
            raise SkipFile
        self.is_begun = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.received + len(raw_data) > LARGEST_COMPARED:
            self.is_too_large = True
            raise StopUpload(connection_reset=True)
        while raw_data:
            ends = [size for size in self.sizes if size > self.received]
            piece = raw_data[: ends[0] - self.received] if ends else raw_data
            raw_data = raw_data[len(piece) :]
            self.take(piece)

    def take(self, piece: bytes) -> None:
        """Bytes that go no further than the end of a document that they might be."""
        self.digest.update(piece)
        self.received += len(piece)
        if self.added is not None:
            self.has_too_much = self.has_too_much or self.added.tell() > MOST_ADDED
            if not self.has_too_much:
                self.added.write(piece)
        if self.received in self.sizes:
            found = self.known.get((self.received, self.digest.hexdigest()))
            if found:
                self.forget()
                self.original = found
                self.added = tempfile.TemporaryFile()  # noqa: SIM115 - forget() closes it

    def file_complete(self, file_size: int) -> None:
        self.is_complete = True

    def comparison(self) -> Comparison:
        if not self.is_complete or not self.received:
            return Comparison(is_too_large=self.is_too_large)
        fingerprint = self.digest.hexdigest()
        if self.original is None or self.added is None:
            return Comparison(fingerprint)
        addition = None
        if self.has_too_much:
            addition = Addition("unreadable")
        elif self.received > self.original.size:
            addition = what_was_added(self.original.name, self.original.size, self.added)
        return Comparison(fingerprint, row=self.original.row, addition=addition)

    def forget(self) -> None:
        """Let go of what was held."""
        if self.added is not None:
            self.added.close()
