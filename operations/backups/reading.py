"""Opening an archive and checking every byte of it against its manifest."""

import hashlib
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from django.conf import settings

from operations.backups.encryption import decrypt, secret_half
from operations.backups.manifest import MANIFEST, Entry, Manifest, file_entry, table_entry

ENCRYPTED = ".age"
PIECE = 1024 * 1024
# What zipfile raises where bytes were changed: a broken stream, a method or an encryption that
# it does not know, an end too early.
BROKEN = (BadZipFile, KeyError, ValueError, EOFError, zlib.error, NotImplementedError, RuntimeError)


class DamagedError(Exception):
    """The archive is not whole; the text is Thai and names what is wrong."""


@contextmanager
def open_archive(file: Path, key: Path | None = None) -> Iterator[tuple[ZipFile, Manifest]]:
    """
    The archive and what it says of itself.

    An encrypted one needs the file of the secret key; its plain bytes stand meanwhile in a nameless
    file of the data folder: an archive may be read from a medium that cannot be written to.
    Raises DamagedError, KeyRefusedError, OSError.
    """
    with ExitStack() as stack:
        source: BinaryIO = stack.enter_context(file.open("rb"))
        if file.suffix == ENCRYPTED:
            if key is None:
                raise DamagedError("แฟ้มสำรองนี้เข้ารหัสไว้ ต้องบอกแฟ้มกุญแจลับด้วย --key")
            settings.DATA_DIR.mkdir(mode=0o750, parents=True, exist_ok=True)
            plain = stack.enter_context(tempfile.TemporaryFile(dir=settings.DATA_DIR))
            decrypt(source, plain, secret_half(key))
            source = plain
        try:
            archive = ZipFile(source)
            manifest = Manifest.from_json(archive.read(MANIFEST))
        except (*BROKEN, TypeError) as error:
            raise DamagedError(f"{file.name} ไม่ใช่แฟ้มสำรองที่ครบถ้วน ({error})") from error
        with archive:
            yield archive, manifest


def verify_archive(archive: ZipFile, manifest: Manifest) -> None:
    """Read every entry and compare it. Raises DamagedError that names all that differ."""
    expected = {table_entry(label): entry for label, entry in manifest.tables.items()}
    expected |= {file_entry(name): entry for name, entry in manifest.files.items()}
    strangers = set(archive.namelist()) - set(expected) - {MANIFEST}
    faults = [f"{name} ไม่อยู่ในรายการ" for name in sorted(strangers)]
    faults += [
        f"{name} ชำรุด" for name, entry in expected.items() if not _is_whole(archive, name, entry)
    ]
    if faults:
        raise DamagedError("แฟ้มสำรองชำรุด:\n  " + "\n  ".join(faults))


def _is_whole(archive: ZipFile, name: str, entry: Entry) -> bool:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as stream:
            while piece := stream.read(PIECE):
                digest.update(piece)
    except BROKEN:
        return False
    return digest.hexdigest() == entry.sha256
