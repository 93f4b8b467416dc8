"""The folder of archives: what may go, and that only whole archives stand there."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from operations.backups.retention import archives, atomic_write, expired, made_at, new_name

NEWEST = datetime(2026, 11, 23, 1, 30)


def nightly(days: int) -> list[Path]:
    """An archive of each of the last so many nights."""
    return [Path(f"ita-{NEWEST - timedelta(days=n):%Y%m%d-%H%M%S}.zip") for n in range(days)]


def kept(files: list[Path], *counts: int) -> list[datetime]:
    gone = expired(files, *counts)
    return [made_at(file) for file in files if file not in gone]


def test_the_newest_of_each_day_week_and_month_stay():
    dates = [at.date().isoformat() for at in kept(nightly(800), 7, 5, 12)]

    assert dates[:7] == [f"2026-11-{day}" for day in range(23, 16, -1)]
    # Weeks end on Sunday; the month's newest is its last day.
    assert dates[7:10] == ["2026-11-15", "2026-11-08", "2026-11-01"]
    assert dates[10:] == [
        "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31",
        "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31",
    ]  # fmt: skip


def test_two_of_one_day_leave_the_later_one():
    morning, evening = Path("ita-20261120-013000.zip"), Path("ita-20261120-200000.zip.age")

    assert expired([morning, evening, *nightly(1)], 7, 0, 0) == [morning]


def test_all_of_the_last_two_days_stay():
    morning, evening = Path("ita-20261122-020000.zip"), Path("ita-20261122-200000.zip.age")

    assert expired([morning, evening, *nightly(1)], 7, 0, 0) == []


def test_after_a_long_pause_nothing_goes():
    files = nightly(3)

    assert expired([*files, Path("ita-20200101-010000.zip")], 7, 5, 12) == []


def test_other_files_of_the_folder_are_nobodys(tmp_path):
    for name in ("ita-20261123-013000.zip", "ita-20261122-013000.zip.age", "ita-old.zip",
                 "ita-20261121-013000.zip.part", "photo.zip"):  # fmt: skip
        (tmp_path / name).touch()

    names = [file.name for file in archives(tmp_path)]
    assert names == ["ita-20261123-013000.zip", "ita-20261122-013000.zip.age"]


def test_an_archive_appears_whole_or_not_at_all(tmp_path):
    file = tmp_path / "new" / new_name(encrypted=False)

    def break_off() -> None:
        with atomic_write(file) as stream:
            stream.write(b"half")
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        break_off()
    assert list(file.parent.iterdir()) == []

    (file.parent / "ita-20261101-000000.zip.part").touch()  # of a run that was killed
    with atomic_write(file) as stream:
        stream.write(b"whole")
        assert not file.exists()
    assert [found.name for found in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == b"whole"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
