"""The folder of archives: a whole archive appears at once, and old ones make room."""

import os
import re
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from django.utils import timezone

PREFIX, PART = "ita-", ".part"
NAME = re.compile(r"ita-(\d{8}-\d{6})\.zip(\.age)?")
TIME = "%Y%m%d-%H%M%S"
ALL_KEPT = timedelta(days=2)


def new_name(encrypted: bool) -> str:
    """The name of an archive that is made now, in the time of the office."""
    return f"{PREFIX}{timezone.localtime():{TIME}}.zip{'.age' if encrypted else ''}"


@contextmanager
def atomic_write(file: Path) -> Iterator[BinaryIO]:
    """
    A stream whose bytes become `file` when all are on the disk; otherwise nothing is left.

    What an earlier run left that was killed is removed. Raises OSError.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for leftover in file.parent.glob(f"{PREFIX}*{PART}"):
        leftover.unlink()
    part = file.with_name(file.name + PART)
    try:
        with open(part, "xb", opener=_for_us_alone) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.rename(file)
        _sync_folder(file.parent)
    finally:
        part.unlink(missing_ok=True)


def made_at(file: Path) -> datetime | None:
    """When an archive was made, by its name; None if it is none."""
    match = NAME.fullmatch(file.name)
    return datetime.strptime(match[1], TIME) if match else None


def archives(folder: Path) -> list[Path]:
    """The archives of a folder, the newest first."""
    found = {file: at for file in folder.glob(f"{PREFIX}*") if (at := made_at(file))}
    return sorted(found, key=found.__getitem__, reverse=True)


def expired(files: list[Path], days: int, weeks: int, months: int) -> list[Path]:
    """
    Which archives may go: all but the newest of each of so many days, weeks and months.

    Those of the last two days stay all: what somebody notices today may be whole in the morning's.
    Days, weeks and months without an archive do not count: after a long pause nothing goes.
    """
    times = {file: at for file in files if (at := made_at(file))}
    newest_of_all = max(times.values(), default=datetime.min)
    keep = {file for file, at in times.items() if newest_of_all - at < ALL_KEPT}
    for count, period in ((days, _day), (weeks, _week), (months, _month)):
        newest: dict[Hashable, Path] = {}
        for file, at in sorted(times.items(), key=itemgetter(1), reverse=True):
            newest.setdefault(period(at), file)
        keep.update(list(newest.values())[:count])
    return [file for file in times if file not in keep]


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _day(at: datetime) -> date:
    return at.date()


def _week(at: datetime) -> tuple[int, int]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, int]:
    return at.year, at.month


def _sync_folder(folder: Path) -> None:
    """Let the new name itself reach the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
