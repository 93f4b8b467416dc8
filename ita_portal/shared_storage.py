"""Uploads in an S3-compatible store that several machines share (setting MEDIA_STORAGE)."""

from collections.abc import Iterator

from botocore.config import Config
from storages.backends.s3 import S3Storage

PIECE = 64 * 1024


class SharedStorage(S3Storage):
    """
    The store as the portal uses it: private, nothing is ever overwritten, parts can be read.

    Readers never get an address of the store: the portal sends each file itself, and asks each
    time whether it is still public.
    """

    default_acl = None
    file_overwrite = False
    client_config = Config(
        connect_timeout=5, read_timeout=30, retries={"max_attempts": 3, "mode": "standard"},
        s3={"addressing_style": "path"}, signature_version="s3v4",
    )  # fmt: skip

    def get_default_settings(self):
        kept = {"default_acl": None, "file_overwrite": False, "client_config": self.client_config}
        return {**super().get_default_settings(), **kept}

    def read_range(self, name: str, first: int, last: int) -> Iterator[bytes]:
        """The bytes from `first` to `last`, both included, without fetching the others."""
        stored = self.bucket.Object(self._normalize_name(name))
        body = stored.get(Range=f"bytes={first}-{last}")["Body"]
        yield from body.iter_chunks(PIECE)
