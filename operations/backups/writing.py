"""Writing an archive: a ZIP of all rows, all files that rows name, and the manifest."""

import hashlib
import platform
from collections.abc import Callable, Iterable
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import django
from django.apps.registry import Apps
from django.core.files.storage import default_storage
from django.db import connection, models
from django.utils import timezone

from operations.backups.manifest import MANIFEST, Entry, Manifest, file_entry, table_entry
from operations.backups.rows import written_rows
from operations.backups.snapshot import snapshot
from operations.backups.tables import applied_migrations, apps_at, archived_tables

PIECE = 1024 * 1024


def write_archive(target: BinaryIO, progress: Callable[[str], None] | None = None) -> Manifest:
    """
    Write everything into `target`, which need not be seekable; return what the archive says.

    All rows are of one moment. Files are never replaced once a row names them, so they are read
    after the rows. `progress` hears of each table and file. Raises OSError, DatabaseError.
    """
    say = progress or (lambda name: None)
    with ZipFile(target, "w") as archive:
        with snapshot():
            migrations = applied_migrations()
            apps = apps_at(migrations)
            manifest = Manifest(
                made_at=timezone.now().isoformat(),
                versions=_versions(),
                migrations=[".".join(key) for key in migrations],
            )
            for label, model in archived_tables(apps).items():
                say(label)
                manifest.tables[label] = _write_table(archive, manifest, label, model)
            names = stored_names(apps)
        for name, remembered in sorted(names.items()):
            say(name)
            _write_file(archive, manifest, name, remembered)
        _write(archive, manifest, MANIFEST, [manifest.as_json().encode()], ZIP_DEFLATED)
    return manifest


def stored_names(apps: Apps) -> dict[str, str]:
    """Name in the storage -> SHA-256 that its row remembers ("" if none), of every stored file."""
    names = {}
    for model in archived_tables(apps).values():
        columns = [field.name for field in model._meta.concrete_fields]
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                remembered = "sha256" if "sha256" in columns else field.name
                for name, sha256 in model._base_manager.values_list(field.name, remembered):
                    if name:
                        names[name] = sha256 if remembered == "sha256" else ""
    return {**_names_of_removed(apps), **names}


def _names_of_removed(apps: Apps) -> dict[str, str]:
    """The files of what was removed and may come back."""
    if "removal" not in apps.all_models["records"]:
        return {}  # the tables are those of an older version
    removals = apps.get_model("records.removal")._base_manager.values_list("files", flat=True)
    return {name: sha256 for files in removals for name, sha256 in files.items()}


def _write_table(
    archive: ZipFile, manifest: Manifest, label: str, model: type[models.Model]
) -> Entry:
    written = _write(archive, manifest, table_entry(label), written_rows(model), ZIP_DEFLATED)
    return Entry(written.sha256, written.size, written.rows - 1)  # the first line names the columns


def _write_file(archive: ZipFile, manifest: Manifest, name: str, remembered: str) -> None:
    try:
        stream = default_storage.open(name)
    except FileNotFoundError:
        manifest.missing.append(name)
        return
    with stream:
        # What people attach is compressed already.
        written = _write(archive, manifest, file_entry(name), stream.chunks(PIECE), ZIP_STORED)
    manifest.files[name] = Entry(written.sha256, written.size)
    if remembered and remembered != written.sha256:
        manifest.changed.append(name)


def _write(
    archive: ZipFile, manifest: Manifest, name: str, pieces: Iterable[bytes], method: int
) -> Entry:
    info = ZipInfo(name, timezone.localtime(manifest.moment).timetuple()[:6])
    info.compress_type = method
    info.external_attr = 0o600 << 16
    digest, size, count = hashlib.sha256(), 0, 0
    with archive.open(info, "w", force_zip64=True) as stream:
        for piece in pieces:
            stream.write(piece)
            digest.update(piece)
            size, count = size + len(piece), count + 1
    return Entry(digest.hexdigest(), size, count)


def _versions() -> dict[str, str]:
    version = ".".join(map(str, connection.get_database_version()))
    return {
        "python": platform.python_version(),
        "django": django.get_version(),
        "database": f"{connection.vendor} {version}",
    }
