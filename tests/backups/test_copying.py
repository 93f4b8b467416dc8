"""The archives on a second disk: here the memory file system, which is really another one."""

import os
import resource
import shutil
import tempfile
from pathlib import Path

import pytest
from django.core.checks import INFO, WARNING
from django.core.management import call_command

from operations.backups import copying
from operations.health import jobs
from progress.models import JobRun

MEMORY = Path("/dev/shm")  # noqa: S108 - a file system of its own is what is wanted here
KEEP = (7, 5, 12)


@pytest.fixture
def here(tmp_path, settings):
    """The folder of the archives."""
    assert tmp_path.stat().st_dev != MEMORY.stat().st_dev
    settings.BACKUP_DIR = tmp_path / "backups"
    settings.BACKUP_DIR.mkdir()
    return settings.BACKUP_DIR


@pytest.fixture
def there(settings):
    """The folder on the other disk."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY))
    settings.BACKUP_COPY_DIR = str(folder)
    yield folder
    shutil.rmtree(folder)


def archive(folder: Path, day: str, content: bytes = b"rows") -> Path:
    file = folder / f"ita-{day}-010000.zip"
    file.write_bytes(content)
    return file


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_each_backup_is_copied_to_the_other_disk(transactional_db, here, there):
    call_command("backup")

    (copy,) = there.iterdir()
    (made,) = here.iterdir()
    assert copy.name == made.name
    assert copy.read_bytes() == made.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert f"คัดลอกไปยัง {there} 1 แฟ้ม" in JobRun.objects.get(name="backup").summary
    assert jobs.backup_copies().level == INFO


def test_a_disk_that_was_away_catches_up_and_is_not_written_twice(here, there):
    days = [archive(here, f"202601{day:02}") for day in range(1, 6)]
    shutil.move(days[0], there)

    assert copying.copy_archives(here, there, KEEP) == 4
    assert copying.copy_archives(here, there, KEEP) == 0
    assert names(there) == [file.name for file in days]


def test_old_copies_make_room_and_what_would_go_at_once_is_not_copied(here, there):
    for day in ("20260101", "20260110", "20260120"):
        archive(there, day)
    archive(here, "20260105")
    newest = archive(here, "20260125")

    assert copying.copy_archives(here, there, (2, 0, 0)) == 1
    assert names(there) == ["ita-20260120-010000.zip", newest.name]


def test_what_is_no_archive_is_left_alone(here, there):
    mine = there / "รูปงานเลี้ยง.jpg"
    mine.write_bytes(b"x")
    archive(here, "20260101")

    copying.copy_archives(here, there, (1, 0, 0))

    assert mine.exists()


@pytest.mark.parametrize("away", ["missing", "same disk"])
def test_without_the_disk_the_backup_counts_and_the_doctor_warns(
    transactional_db, here, tmp_path, settings, capsys, away
):
    settings.BACKUP_COPY_DIR = str(tmp_path / "stick")
    if away == "same disk":
        os.mkdir(settings.BACKUP_COPY_DIR)

    call_command("backup")

    run = JobRun.objects.get(name="backup")
    assert run.succeeded
    assert "ไม่ได้คัดลอกไปดิสก์สำรอง" in run.summary
    assert "ไม่ได้คัดลอกไปดิสก์สำรอง" in capsys.readouterr().err
    assert len(names(here)) == 1
    assert jobs.backups().level == INFO
    found = jobs.backup_copies()
    assert found.level == WARNING
    assert "ต่อดิสก์สำรอง" in found.hint
    if away == "same disk":
        assert names(Path(settings.BACKUP_COPY_DIR)) == []


def test_a_full_disk_keeps_the_copies_that_lie_there(here, there):
    old = archive(there, "20260101")
    archive(here, "20260102", b"x" * 5000)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            copying.copy_archives(here, there, (1, 0, 0))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert names(there) == [old.name]


def test_a_disk_that_gives_back_other_bytes_is_told(here, there, monkeypatch):
    archive(here, "20260102")
    sha256 = copying._sha256
    monkeypatch.setattr(
        copying, "_sha256", lambda file: sha256(file) + ("" if file.parent == here else "!")
    )

    with pytest.raises(OSError, match="ไม่ตรง"):
        copying.copy_archives(here, there, KEEP)

    assert names(there) == []


def test_the_doctor_tells_of_copies_that_are_missing_or_behind(here, there, settings):
    archive(here, "20260110")
    assert jobs.backup_copies().level == WARNING

    archive(there, "20260101")
    found = jobs.backup_copies()
    assert (found.level, "ita-20260101" in found.msg) == (WARNING, True)

    archive(there, "20260109")
    assert jobs.backup_copies().level == INFO

    settings.BACKUP_COPY_DIR = ""
    assert jobs.backup_copies().level == INFO
    assert "นำแฟ้มสำรองออกจากเครื่อง" in jobs.backup_copies().msg


def test_an_empty_mount_point_on_the_systems_disk_is_no_other_disk(there, tmp_path):
    """Here the archives lie on a disk of their own, and the stick is not plugged in."""
    archive(there, "20260101")
    stick = Path(tempfile.mkdtemp(dir=tmp_path))
    if stick.stat().st_dev != Path("/").stat().st_dev:
        pytest.skip("the folder of this test is not on the system's disk")

    with pytest.raises(copying.NoOtherDiskError, match="ดิสก์ของเครื่อง"):
        copying.copy_archives(there, stick, KEEP)
    assert names(stick) == []
