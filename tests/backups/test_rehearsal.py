"""The rehearsal: everything out of one portal and into another, every row and file compared."""

from tests.backups.conftest import archive_of, contents
from tests.installed_portal import Portal


def test_from_sqlite_to_postgresql_and_back(whole, empty_on_postgresql, empty_on_sqlite):
    before = contents(whole)
    printed = whole.manage("backup")
    assert "สำรองข้อมูลแล้ว" in printed

    printed = empty_on_postgresql.manage("restore", archive_of(whole))
    assert "นำข้อมูลกลับมาครบถ้วน" in printed
    assert contents(empty_on_postgresql) == before

    empty_on_postgresql.manage("backup")
    empty_on_sqlite.manage("restore", archive_of(empty_on_postgresql))
    assert contents(empty_on_sqlite) == before

    for restored in (empty_on_postgresql, empty_on_sqlite):
        work_with(restored)


def work_with(restored: Portal) -> None:
    """New rows get new numbers, people can sign in, pages and search are there."""
    restored.manage("collectstatic", "--no-input")
    restored.manage("migrate", "--check")
    # Whatever copies of pages lie about are of another time.
    revision = "from records.models import Revision; print(Revision.objects.get().withdrawn_number)"
    assert int(restored.shell(revision)) > 0
    printed = restored.shell("""
        from django.test import Client
        from agency.models import Division, User
        last = Division.objects.order_by("pk").last().pk
        print(Division.objects.create(name="กองใหม่").pk > last)
        print(User.objects.get(username="clerk").check_password("รหัสผ่านของ-clerk"))
        client = Client(headers={"host": "127.0.0.1"})
        print(client.get("/2566/").status_code, client.get("/search/?q=แผน").status_code)
    """)
    assert printed.split()[-4:] == ["True", "True", "200", "200"]


def test_an_archive_of_an_older_version_goes_into_a_newer_one(empty_on_sqlite, empty_on_postgresql):
    """Made before the newest migration of an app was applied, restored with it."""
    old = empty_on_sqlite
    old.manage("migrate")
    old.manage("migrate", "progress", "0001")  # before the rights
    old.shell("""
        from django.db import connection
        connection.cursor().execute(
            "INSERT INTO progress_linkcheck (url, checked_at, outcome, note, final_url)"
            " VALUES ('https://ita.example.go.th/a', '2026-01-02 03:04:05.678901', 'ok', '', '')"
        )
    """)
    old.manage("backup")

    empty_on_postgresql.manage("migrate")  # installed with today's version, and still empty
    empty_on_postgresql.manage("restore", archive_of(old))

    empty_on_postgresql.manage("migrate", "--check")
    printed = empty_on_postgresql.shell("""
        from agency.models import Agency
        from progress.models import LinkCheck
        print(Agency.objects.count(), LinkCheck.objects.get().checked_at.isoformat())
    """)
    assert printed == "0 2026-01-02T03:04:05.678901+00:00"
