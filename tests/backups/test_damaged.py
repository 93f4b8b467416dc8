"""Archives whose bytes were changed, and media that cannot be written to."""

import hashlib
import random
import zipfile
from datetime import UTC, datetime

import pytest

from operations.backups.encryption import KeyRefusedError
from operations.backups.manifest import MANIFEST, Entry, Manifest, file_entry, table_entry
from operations.backups.reading import DamagedError, open_archive, verify_archive

CONTENTS = {table_entry("agency.division"): b'{"id": 1}\n' * 40, file_entry("a.pdf"): b"%PDF" * 50}


def entry(name: str) -> Entry:
    data = CONTENTS[name]
    return Entry(hashlib.sha256(data).hexdigest(), len(data))


@pytest.fixture
def archive(tmp_path):
    """A small whole archive."""
    manifest = Manifest(
        made_at=datetime(2026, 11, 23, tzinfo=UTC).isoformat(),
        versions={},
        migrations=[],
        tables={"agency.division": entry(table_entry("agency.division"))},
        files={"a.pdf": entry(file_entry("a.pdf"))},
    )
    file = tmp_path / "ita-20261123-010000.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in CONTENTS.items():
            target.writestr(name, data)
        target.writestr(MANIFEST, manifest.as_json())
    return file


def is_whole(file) -> bool:
    """Whether an archive passes; what no command answers fails the test."""
    try:
        with open_archive(file) as (source, manifest):
            verify_archive(source, manifest)
    except (DamagedError, OSError):
        return False
    return True


def test_no_change_of_a_few_bytes_ends_in_anything_but_an_answer(archive):
    good = archive.read_bytes()
    assert is_whole(archive)
    chance, found = random.Random(2566), 0  # noqa: S311 - the same damages each time, no secret

    for _ in range(600):
        damaged = bytearray(good)
        for _ in range(chance.randint(1, 3)):
            damaged[chance.randrange(len(good))] = chance.randrange(256)
        archive.write_bytes(damaged)
        found += not is_whole(archive)

    assert found > 400  # the rest hit bytes that nobody reads, such as times


def test_a_plain_archive_is_read_without_a_file_of_its_own(archive, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "not-there"
    files = set(tmp_path.iterdir())

    with open_archive(archive) as (source, manifest):
        verify_archive(source, manifest)
        assert set(tmp_path.iterdir()) == files


def test_a_key_that_cannot_be_read_is_told_as_the_key(archive, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    closed = archive.rename(archive.with_name(f"{archive.name}.age"))

    with (
        pytest.raises(KeyRefusedError, match="อ่านแฟ้มกุญแจ"),
        open_archive(closed, tmp_path / "no.key"),
    ):
        pass
