"""Whether the portal can do its work now: database, migrations, where uploads are kept."""

import tempfile
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def failing_parts() -> list[str]:
    """The names of what does not hold, of "database", "migrations" and "media"; [] = ready."""
    failing = []
    try:
        missing = missing_migrations()
    except (DatabaseError, InterfaceError):
        failing.append("database")
    else:
        if missing:
            failing.append("migrations")
    if not _media_answer():
        failing.append("media")
    return failing


def _media_answer() -> bool:
    """Whether the folder of uploads takes a file, or the store of MEDIA_STORAGE answers."""
    try:
        if isinstance(default_storage, FileSystemStorage):
            write_into(settings.MEDIA_ROOT)
        else:
            default_storage.exists("readyz")
    except Exception:  # OSError, or whatever the store's client library says
        return False
    return True


def missing_migrations() -> list[str]:
    """Migrations of this program that the database lacks, as "app.name"."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return sorted(f"{app}.{name}" for app, name in _own_migrations() - applied)


@cache
def _own_migrations() -> frozenset[tuple[str, str]]:
    """Those of the program's files, which do not change while it runs."""
    loader = MigrationLoader(None)
    replaced = {old for new in loader.disk_migrations.values() for old in new.replaces}
    return frozenset(loader.disk_migrations.keys() - replaced)


def write_into(folder: Path) -> None:
    """Write a file into a folder, made when it is missing, and leave nothing. Raises OSError."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"x" * 4096)
        file.flush()
