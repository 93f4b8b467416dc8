"""
An archive into an empty portal, on whichever database.

The tables are made as the archive's own version had them and filled, then the migrations since
then run: an archive of an older version goes into a newer one. Files come before rows, and rows
in one transaction, so a restore that is stopped anywhere can be begun again.
"""

from collections.abc import Callable, Iterator
from zipfile import ZipFile

from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from operations.backups.manifest import Manifest, file_entry, table_entry
from operations.backups.reading import verify_archive
from operations.backups.rows import CHUNK, read_rows
from operations.backups.tables import (
    LEFT_OUT,
    MADE_BY_MIGRATIONS,
    applied_migrations,
    apps_at,
    archived_tables,
    tables_of,
)
from records.revision import raise_revision


class RestoreError(Exception):
    """Nothing was restored; the text is Thai and says why."""


def restore_archive(
    archive: ZipFile, manifest: Manifest, progress: Callable[[str], None] | None = None
) -> None:
    """
    Put everything of the archive into this empty portal.

    Raises DamagedError, RestoreError if the portal is not empty or older than the archive, OSError,
    DatabaseError. After any of them the portal has no rows, and it can be tried again.
    """
    say = progress or (lambda name: None)
    verify_archive(archive, manifest)
    _require_known(manifest)
    _require_empty()
    _require_no_foreign_file(archive, manifest)
    for name, entry in manifest.files.items():
        say(name)
        _store(archive, name, entry.size)
    _make_tables(manifest)
    apps = apps_at(manifest.migration_keys())
    with transaction.atomic(durable=True):
        for model in tables_of(apps).values():
            model._base_manager.all()._raw_delete(connection.alias)
        for label, model in archived_tables(apps).items():
            say(label)
            _fill(archive, label, model)
        connection.check_constraints()
        _reset_sequences(list(tables_of(apps).values()))
        # What was shown before, by whichever portal shares these stores, may be in no archive.
        raise_revision(withdrawal=True)
    call_command("migrate", verbosity=0)


def _require_known(manifest: Manifest) -> None:
    known = MigrationExecutor(connection).loader.graph.nodes
    if unknown := [".".join(key) for key in manifest.migration_keys() if key not in known]:
        raise RestoreError(
            f"แฟ้มสำรองนี้มาจากระบบรุ่นที่ใหม่กว่า ปรับรุ่นระบบก่อนแล้วลองใหม่ (ไม่รู้จัก {', '.join(unknown)})"
        )


def _require_empty() -> None:
    apps = apps_at(applied_migrations())
    filled = [
        label
        for label, model in tables_of(apps).items()
        if label not in MADE_BY_MIGRATIONS | LEFT_OUT and model._base_manager.exists()
    ]
    if filled:
        raise RestoreError(
            "ระบบนี้มีข้อมูลอยู่แล้ว จึงไม่นำข้อมูลสำรองมาทับ ใช้ฐานข้อมูลที่ว่างเปล่า "
            f"(มีข้อมูลใน {', '.join(sorted(filled))})"
        )


def _require_no_foreign_file(archive: ZipFile, manifest: Manifest) -> None:
    """Refuse when another file stands where one of the archive belongs."""
    for name in manifest.files:
        if default_storage.exists(name) and not _begins_with(archive, name):
            raise RestoreError(f"มีแฟ้มอื่นชื่อ {name} อยู่แล้ว ย้ายโฟลเดอร์ media เดิมออกก่อน")


def _store(archive: ZipFile, name: str, size: int) -> None:
    if default_storage.exists(name):
        if default_storage.size(name) == size:
            return
        default_storage.delete(name)  # the beginning of it: a restore was stopped here
    with archive.open(file_entry(name)) as entry:
        if default_storage.save(name, File(entry)) != name:
            raise RestoreError(f"ที่เก็บแฟ้มไม่รับชื่อ {name}")


def _begins_with(archive: ZipFile, name: str) -> bool:
    """Whether the archive's file is what stands there, or goes on where that ends."""
    with default_storage.open(name) as standing, archive.open(file_entry(name)) as entry:
        return all(entry.read(len(piece)) == piece for piece in standing.chunks())


def _make_tables(manifest: Manifest) -> None:
    """Let the tables be those of the archive's version."""
    wanted = manifest.migration_keys()
    if applied_migrations() != sorted(wanted):
        _drop_tables()
        MigrationExecutor(connection).migrate(wanted)


def _drop_tables() -> None:
    """They are empty: that was made sure before."""
    with connection.schema_editor() as editor:
        for model in tables_of(apps_at(applied_migrations())).values():
            if not model._meta.auto_created:  # those go with their owners
                editor.delete_model(model)
        recorder = MigrationRecorder(connection)
        if recorder.has_table():
            editor.delete_model(recorder.Migration)


def _fill(archive: ZipFile, label: str, model: type[models.Model]) -> None:
    _disable_automatic_values(model)
    with archive.open(table_entry(label)) as lines:
        batch = []
        for row in _storable(read_rows(model, lines)):
            batch.append(row)
            if len(batch) == CHUNK:
                model._base_manager.bulk_create(batch)
                batch = []
        model._base_manager.bulk_create(batch)


def _disable_automatic_values(model: type[models.Model]) -> None:
    """Nothing is found out anew, such as the time now. The model is a copy of our own."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.DateField):
            field.auto_now = field.auto_now_add = False
        if isinstance(field, models.ImageField):
            # django-stubs leave these two out.
            field.width_field = None  # type: ignore[attr-defined]
            field.height_field = None  # type: ignore[attr-defined]


def _storable(rows: Iterator[models.Model]) -> Iterator[models.Model]:
    """SQLite keeps NUL in a text, PostgreSQL does not: there it is left out."""
    for row in rows:
        if connection.vendor == "postgresql":
            for name, value in vars(row).items():
                if isinstance(value, str) and "\x00" in value:
                    setattr(row, name, value.replace("\x00", ""))
        yield row


def _reset_sequences(tables: list[type[models.Model]]) -> None:
    """New rows get numbers after those of the archive."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
