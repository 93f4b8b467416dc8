"""
Where outage copies lie: on the disk, or in a Redis that several machines share.

Both are caches of Django's that take bytes and give bytes back. Django's own keep pickles: whoever
can write into such a store runs programs in the portal.
"""

import glob
import hashlib
import os
import struct
import tempfile
import time
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.redis import RedisCache

_EXPIRES_AT = struct.Struct(">d")  # seconds since 1970, in front of the bytes
_ENDING, _UNFINISHED = ".copy", ".part"
_BATCH = 500


class FileStore(BaseCache):
    """One file for each key, in the folder LOCATION. Raises OSError where the disk does."""

    def __init__(self, location: str | os.PathLike[str], params: dict[str, Any]):
        super().__init__(params)
        self.folder = Path(location)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        if self.get(key, version=version) is not None:
            return False
        self.set(key, value, timeout, version)
        return True

    def get(self, key, default=None, version=None):
        try:
            content = self._file_of(key, version).read_bytes()
        except FileNotFoundError:
            return default
        if len(content) < _EXPIRES_AT.size or not _EXPIRES_AT.unpack_from(content)[0] > time.time():
            return default
        return content[_EXPIRES_AT.size :]

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        expires_at = self.get_backend_timeout(timeout)
        head = _EXPIRES_AT.pack(float("inf") if expires_at is None else expires_at)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._make_room()
        handle, part = tempfile.mkstemp(_UNFINISHED, dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(head + bytes(value))
            os.replace(part, self._file_of(key, version))
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise

    def delete(self, key, version=None):
        file = self._file_of(key, version)
        was_there = file.exists()
        file.unlink(missing_ok=True)
        return was_there

    def clear(self):
        """Remove every copy; other files of the folder stay."""
        for ending in (_ENDING, _UNFINISHED):
            for file in self.folder.glob("*" + ending):
                file.unlink(missing_ok=True)

    def _file_of(self, key: str, version: int | None) -> Path:
        name = hashlib.sha256(self.make_and_validate_key(key, version).encode()).hexdigest()
        return self.folder / (name + _ENDING)

    def _make_room(self) -> None:
        """Give up the oldest part when there are too many."""
        files = list(self.folder.glob("*" + _ENDING))
        if len(files) >= self._max_entries:
            files.sort(key=lambda file: file.stat().st_mtime)
            for file in files[: len(files) // self._cull_frequency + 1]:
                file.unlink(missing_ok=True)


class BytesOnly:
    """A serializer of RedisCache that lets bytes through and knows nothing else."""

    def dumps(self, value: bytes) -> bytes:
        return bytes(value)

    def loads(self, value: bytes) -> bytes:
        return value


class RedisStore(RedisCache):
    """Keys under a prefix of our own in a Redis that others may use as well."""

    def __init__(self, server: str, params: dict[str, Any]):
        options = {**params.get("OPTIONS", {}), "serializer": BytesOnly}
        super().__init__(server, {**params, "OPTIONS": options})

    def clear(self):
        """Remove the keys of this prefix; Django's own would empty the whole database."""
        client = self._cache.get_client(write=True)
        batch: list[bytes] = []
        for name in client.scan_iter(match=f"{glob.escape(self.key_prefix)}:*", count=_BATCH):
            batch.append(name)
            if len(batch) == _BATCH:
                client.unlink(*batch)
                batch = []
        if batch:
            client.unlink(*batch)
