"""
Archives that only the office's key opens, in the age format (age-encryption.org/v1).

The server knows the public half: whoever steals its archives cannot read them, and neither can
the server itself. Any age program opens them with the secret half.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage.x25519 import Identity, Recipient


class KeyRefusedError(Exception):
    """A key that is none, or not the one of this archive; the text is Thai."""


def new_key() -> tuple[str, str]:
    """A new pair: the secret half for the safe, the public half for BACKUP_RECIPIENT."""
    identity = Identity.generate()
    return str(identity), str(identity.to_public())


def public_half(text: str) -> Recipient:
    """The public key that is written so. Raises KeyRefusedError."""
    try:
        return Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise KeyRefusedError("กุญแจสาธารณะไม่ถูกต้อง ต้องขึ้นต้นด้วย age1") from error


def secret_half(file: Path) -> Identity:
    """The secret key of a key file; lines with # say nothing. Raises KeyRefusedError."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise KeyRefusedError(f"อ่านแฟ้มกุญแจ {file} ไม่ได้ ({error.strerror})") from error
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    try:
        return Identity.from_str(words[0] if len(words) == 1 else "")
    except pyrage.IdentityError as error:
        raise KeyRefusedError(f"{file} ไม่ใช่แฟ้มกุญแจลับ (AGE-SECRET-KEY-…)") from error


@contextmanager
def encrypted(target: BinaryIO, recipient: Recipient) -> Iterator[BinaryIO]:
    """What is written into the stream lands encrypted in `target`. Raises OSError."""
    reading, writing = os.pipe()
    failures = []

    def encrypt() -> None:
        with os.fdopen(reading, "rb") as plain:
            try:
                pyrage.encrypt_io(plain, target, [recipient])
            except (OSError, pyrage.EncryptError) as error:  # raised where the writer can see it
                failures.append(OSError(str(error)))

    thread = threading.Thread(target=encrypt)
    thread.start()
    try:
        with os.fdopen(writing, "wb") as stream:
            yield stream
    except BrokenPipeError:  # nobody reads any more: the failure of the other side is the reason
        thread.join()
        if not failures:
            raise
    finally:
        thread.join()
    if failures:
        raise failures[0]


def decrypt(source: BinaryIO, target: BinaryIO, identity: Identity) -> None:
    """Write the plain archive into `target`. Raises KeyRefusedError, OSError if it is damaged."""
    try:
        pyrage.decrypt_io(source, target, [identity])
    except pyrage.DecryptError as error:
        raise KeyRefusedError("กุญแจนี้เปิดแฟ้มสำรองไม่ได้ หรือแฟ้มชำรุด") from error
