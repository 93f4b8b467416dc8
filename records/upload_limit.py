"""An upload over the limit is read to its end and thrown away: it fills no disk and no memory."""

from io import BytesIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class TooLargeUpload(UploadedFile):
    """Stands in a form for a file that was thrown away: its name and true size, no content."""

    def __init__(self, name: str | None, content_type: str | None, size: int):
        super().__init__(BytesIO(), name, content_type, size)


class UploadLimit(FileUploadHandler):
    """
    Stops storing a file at EVIDENCE_MAX_BYTES; stands first in FILE_UPLOAD_HANDLERS.

    The rest of the request is still read, so that the form comes back with everything that was
    typed in it; its validator records.stored_files.check_size then sees the true size.
    """

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) <= settings.EVIDENCE_MAX_BYTES:
            return raw_data
        # What the later handlers have stored so far is given back to the disk at once.
        for handler in self.request.upload_handlers if self.request else []:
            if stored := getattr(handler, "file", None):
                stored.close()
        return None

    def file_complete(self, file_size):
        if file_size > settings.EVIDENCE_MAX_BYTES:
            return TooLargeUpload(self.file_name, self.content_type, file_size)
        return None
