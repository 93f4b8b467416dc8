"""Sealed archives: opened with the office's key only."""

import io

import pytest

from operations.backups import encryption
from operations.backups.encryption import KeyRefusedError


def encrypt(data: bytes, public: str) -> bytes:
    target = io.BytesIO()
    with encryption.encrypted(target, encryption.public_half(public)) as stream:
        stream.write(data)
    return target.getvalue()


@pytest.fixture
def key(tmp_path):
    """The file of a secret key, and its public half."""
    secret, public = encryption.new_key()
    file = tmp_path / "backup.key"
    file.write_text(f"# {public}\n{secret}\n")
    return file, public


def test_what_is_sealed_is_opened_with_the_secret_half(key):
    file, public = key
    data = bytes(range(256)) * 10_000
    closed = encrypt(data, public)
    assert data[:1000] not in closed

    target = io.BytesIO()
    encryption.decrypt(io.BytesIO(closed), target, encryption.secret_half(file))
    assert target.getvalue() == data


def test_another_key_or_a_damaged_archive_is_refused(key):
    file, public = key
    closed = encrypt(b"x" * 100_000, public)

    with pytest.raises(KeyRefusedError, match="เปิดแฟ้มสำรองไม่ได้"):
        encryption.decrypt(io.BytesIO(encrypt(b"x", encryption.new_key()[1])), io.BytesIO(),
                       encryption.secret_half(file))  # fmt: skip
    for damaged in (closed[:-7], closed[:50_000] + b"?" + closed[50_001:]):
        with pytest.raises(OSError, match="decryption"):
            encryption.decrypt(io.BytesIO(damaged), io.BytesIO(), encryption.secret_half(file))


def test_what_is_no_key_is_refused(tmp_path):
    with pytest.raises(KeyRefusedError, match="age1"):
        encryption.public_half("age1" + "q" * 58)
    for text in ("", "AGE-SECRET-KEY-1", encryption.new_key()[1], "\n".join(encryption.new_key())):
        (tmp_path / "key").write_text(text)
        with pytest.raises(KeyRefusedError, match="ไม่ใช่แฟ้มกุญแจลับ"):
            encryption.secret_half(tmp_path / "key")


def test_a_target_that_breaks_off_is_told(key):
    class Full(io.RawIOBase):
        def write(self, data):
            raise OSError(28, "No space left on device")

    def write_much() -> None:
        with encryption.encrypted(Full(), encryption.public_half(key[1])) as stream:
            for _ in range(100):
                stream.write(b"x" * 100_000)

    with pytest.raises(OSError, match="No space left"):
        write_much()
