"""Uploads in an S3-compatible store that several machines share (setting MEDIA_STORAGE)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

PIECE = 64 * 1024


@contextmanager
def _as_a_disk_would() -> Iterator[None]:
    """Errors of the store are OSError, as everybody expects who reads and writes files."""
    try:
        yield
    except (BotoCoreError, ClientError, Boto3Error) as error:
        raise OSError(f"the store of uploads: {error}") from error


def _disk_like(method: Callable) -> Callable:
    @wraps(method)
    def careful(*args, **kwargs):
        with _as_a_disk_would():
            return method(*args, **kwargs)

    return careful


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

    _save = _disk_like(S3Storage._save)
    delete = _disk_like(S3Storage.delete)
    exists = _disk_like(S3Storage.exists)
    size = _disk_like(S3Storage.size)
    listdir = _disk_like(S3Storage.listdir)
    get_modified_time = _disk_like(S3Storage.get_modified_time)

    @_disk_like
    def _open(self, name: str, mode: str = "rb"):
        opened = super()._open(name, mode)
        if "r" in mode:
            opened.open()  # fetched now: later it would be nobody's error
        return opened

    @_disk_like
    def _body(self, name: str, first: int, last: int):
        stored = self.bucket.Object(self._normalize_name(name))
        return stored.get(Range=f"bytes={first}-{last}")["Body"]

    def read_range(self, name: str, first: int, last: int) -> Iterator[bytes]:
        """The bytes from `first` to `last`, both included, without fetching the others."""
        body = self._body(name, first, last)
        with _as_a_disk_would():
            yield from body.iter_chunks(PIECE)
