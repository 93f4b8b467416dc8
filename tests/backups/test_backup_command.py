"""manage.py backup, verify_backup and new_backup_key as an officer without training uses them."""

import json
import resource
import zipfile

import pytest
from django.core.management import CommandError, call_command

from progress.jobs import job
from progress.models import JobRun
from tests.backups.conftest import archive_of, contents
from tests.installed_portal import Portal


def refused(portal: Portal, *words, **settings: str) -> str:
    """What manage.py prints when it does not do what is asked."""
    with portal.start(*words, **settings) as process:
        printed = process.communicate()[0]
    assert process.returncode == 1, printed
    assert "Traceback" not in printed
    return printed


def test_an_encrypted_archive_is_verified_and_restored_by_its_key(whole, empty_on_sqlite, tmp_path):
    key = tmp_path / "backup.key"
    setting = whole.manage("new_backup_key", key).splitlines()[0]
    name, public = setting.split("=")
    assert key.stat().st_mode & 0o777 == 0o600
    assert "ไม่เขียนทับ" in refused(whole, "new_backup_key", key)

    whole.manage("backup", **{name: public})
    archive = archive_of(whole)
    assert archive.name.endswith(".zip.age")
    assert not zipfile.is_zipfile(archive)

    assert "แฟ้มสำรองครบถ้วน" in whole.manage("verify_backup", archive, "--key", key)
    assert "--key" in refused(whole, "verify_backup", archive)
    assert "--key" in refused(empty_on_sqlite, "restore", archive)
    empty_on_sqlite.manage("restore", archive, "--key", key)
    assert contents(empty_on_sqlite) == contents(whole)


def test_an_archive_that_a_disk_damaged_is_not_restored(whole, empty_on_sqlite):
    whole.manage("backup")
    archive = archive_of(whole)
    good = archive.read_bytes()
    with zipfile.ZipFile(archive) as opened:
        offset = opened.getinfo("tables/agency.division.jsonl").header_offset
    files = {
        "one byte": good[: offset + 90] + bytes([good[offset + 90] ^ 1]) + good[offset + 91 :],
        "cut off": good[: len(good) // 2],
        "empty": b"",
    }
    for damage, data in files.items():
        archive.write_bytes(data)
        assert (
            "ชำรุด" in (message := refused(whole, "verify_backup", archive)) or "ครบถ้วน" in message
        )
        refused(empty_on_sqlite, "restore", archive)
        assert not (empty_on_sqlite.data_dir / "media").exists(), damage

    archive.write_bytes(good)
    empty_on_sqlite.manage("restore", archive)


def test_a_portal_with_data_is_never_overwritten(whole):
    whole.manage("backup")
    before = contents(whole)

    message = refused(whole, "restore", archive_of(whole))
    assert "มีข้อมูลอยู่แล้ว" in message
    assert "agency.user" in message
    assert contents(whole) == before


def test_files_of_somebody_else_are_never_overwritten(whole, empty_on_sqlite):
    whole.manage("backup")
    file = next((whole.data_dir / "media/evidence").rglob("*.pdf"))
    other = empty_on_sqlite.data_dir / file.relative_to(whole.data_dir)
    other.parent.mkdir(parents=True)
    other.write_bytes(b"something else")

    assert file.name in refused(empty_on_sqlite, "restore", archive_of(whole))
    assert other.read_bytes() == b"something else"


def test_a_file_that_is_lost_or_changed_is_told_and_the_rest_kept(whole, empty_on_sqlite):
    lost = next((whole.data_dir / "media/signed").rglob("*.pdf"))
    (changed,) = (whole.data_dir / "media/reports").rglob("*.pdf")
    lost.unlink()
    changed.write_bytes(b"forged")

    printed = whole.manage("backup")
    assert f"ไม่พบแฟ้ม {lost.relative_to(whole.data_dir / 'media')}" in printed
    assert f"{changed.name} ไม่เหมือนเมื่อแนบ" in printed
    doctor = refused_or_not(whole, "doctor")
    assert "แฟ้มสำรองล่าสุดไม่ครบ" in doctor

    restored = empty_on_sqlite.manage("restore", archive_of(whole))
    assert lost.name in restored


def refused_or_not(portal: Portal, *words) -> str:
    with portal.start(*words) as process:
        return process.communicate()[0]


@pytest.mark.parametrize(
    "recipient", ["", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"]
)
def test_a_full_disk_leaves_no_half_archive(transactional_db, tmp_path, settings, recipient):
    """The system lets no file grow further, which is refused like a full disk."""
    settings.BACKUP_DIR, settings.BACKUP_RECIPIENT = tmp_path, recipient
    old = tmp_path / "ita-20260101-010000.zip"
    old.touch()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    try:
        with pytest.raises(CommandError, match="สำรองข้อมูลไม่สำเร็จ"):
            call_command("backup")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert list(tmp_path.iterdir()) == [old]
    assert not JobRun.objects.get(name="backup").succeeded


def test_only_the_newest_archives_stay(transactional_db, tmp_path, settings, capsys):
    settings.BACKUP_DIR, settings.BACKUP_KEEP = tmp_path, (1, 0, 0)
    (tmp_path / "ita-20260101-010000.zip").touch()

    call_command("backup")

    (archive,) = tmp_path.iterdir()
    assert archive.name > "ita-20260101"
    assert "ลบแฟ้มสำรองเก่า" in JobRun.objects.get(name="backup").summary


def test_two_backups_at_once_are_one(transactional_db, tmp_path, settings):
    settings.BACKUP_DIR = tmp_path
    with job("backup"), pytest.raises(CommandError, match="กำลังทำงานอยู่"):
        call_command("backup")
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_meanwhile_is_wholly_in_or_wholly_out(portal_on_sqlite):
    """
    A writer changes two rows over and over, whose sum never changes. Between it lets others write:
    SQLite keeps no queue, and a slow machine's backup would wait beyond its patience.
    """
    portal = portal_on_sqlite
    portal.shell("""
        from agency.models import Division
        Division.objects.create(name="ก", order=500)
        Division.objects.create(name="ข", order=500)
    """)
    writer = portal.start("shell", "--no-imports", "-c", """if True:
        import os, random, time
        from django.db import transaction
        from agency.models import Division
        print("writing", flush=True)
        parent = os.getppid()
        while os.getppid() == parent:
            with transaction.atomic():
                a, b = Division.objects.filter(name__in="กข").order_by("name")
                a.order = random.randrange(1001)
                b.order = 1000 - a.order
                a.save()
                b.save()
            time.sleep(0.02)
    """)  # fmt: skip
    try:
        assert writer.stdout.readline() == "writing\n"
        for _ in range(3):
            portal.manage("backup")
    finally:
        writer.kill()
        writer.communicate()

    found = [division_orders(file) for file in (portal.data_dir / "backups").iterdir()]
    assert [sum(orders) for orders in found] == [1000] * 3
    assert len(set(found)) > 1  # it did write between the backups


def division_orders(archive) -> tuple[int, int]:
    with zipfile.ZipFile(archive) as opened:
        columns, *rows = map(json.loads, opened.open("tables/agency.division.jsonl"))
    rows = [dict(zip(columns, row, strict=True)) for row in rows]
    return tuple(row["order"] for row in rows if row["name"] in "กข")
