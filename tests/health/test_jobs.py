"""Health of the timers: when did each job last end well, how old is the newest backup."""

import os
from datetime import timedelta

import pytest
from django.core.checks import ERROR, INFO, WARNING
from django.utils import timezone

from operations.health import jobs
from progress.models import JobRun

pytestmark = pytest.mark.django_db


def ran(name, ago: timedelta, succeeded=True, **values):
    """Note a run of a job that ended so long ago."""
    at = timezone.now() - ago
    values = {"finished_at": at, **values}
    return JobRun.objects.create(name=name, started_at=at, succeeded=succeeded, **values)


@pytest.mark.parametrize(
    ("ago", "level"),
    [
        (timedelta(hours=20), INFO),
        (timedelta(days=3), WARNING),
        (timedelta(days=9), ERROR),
    ],
)
def test_links_that_were_not_opened_for_days(ago, level):
    ran("check_links", ago)

    found = jobs.check_links()

    assert found.level == level
    assert level == INFO or "ita-portal-check-links.timer" in found.hint


def test_a_job_that_never_ran_failed_or_broke_off():
    assert jobs.check_links().level == WARNING

    ran("check_links", timedelta(hours=1), succeeded=False, summary="DatabaseError: x\nmore")
    found = jobs.check_links()
    assert found.level == WARNING
    assert "DatabaseError: x" in found.msg
    assert "more" not in found.msg

    ran("check_links", timedelta(minutes=10), succeeded=False, finished_at=None)
    assert jobs.check_links().level == INFO  # it is at work
    JobRun.objects.filter(finished_at=None).update(started_at=timezone.now() - timedelta(hours=7))
    JobRun.objects.exclude(finished_at=None).delete()
    assert "หยุดกลางคัน" in jobs.check_links().msg


def test_reminders_need_a_mail_server_and_rest_at_the_weekend(settings):
    settings.MAIL_IS_SET = False
    assert jobs.send_reminders().level == INFO

    settings.MAIL_IS_SET = True
    assert jobs.send_reminders().level == WARNING
    ran("send_reminders", timedelta(days=3))
    assert jobs.send_reminders().level == INFO


@pytest.fixture
def archives(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    return tmp_path


def archive_of(folder, ago: timedelta) -> None:
    """An archive that was made so long ago."""
    file = folder / "ita-20261123-010000.zip"
    file.touch()
    at = (timezone.now() - ago).timestamp()
    os.utime(file, (at, at))


def test_without_any_backup(archives, settings):
    assert jobs.backups().level == ERROR

    settings.BACKUP_DIR = archives / "not-there"
    assert jobs.backups().level == ERROR


@pytest.mark.parametrize(
    ("ago", "level"),
    [
        (timedelta(hours=20), INFO),
        (timedelta(days=3), WARNING),
        (timedelta(days=5), ERROR),
    ],
)
def test_the_age_of_the_newest_good_backup(archives, ago, level):
    archive_of(archives, ago)
    ran("backup", ago)

    assert jobs.backups().level == level


def test_a_backup_that_was_made_but_lies_nowhere_is_none(archives):
    ran("backup", timedelta(hours=1))

    found = jobs.backups()

    assert found.level == ERROR
    assert str(archives) in found.msg


def test_a_newest_run_that_failed_is_told_before_the_last_archive_is_old(archives):
    archive_of(archives, timedelta(hours=25))
    ran("backup", timedelta(hours=25))
    ran("backup", timedelta(hours=1), succeeded=False, summary="เนื้อที่ในดิสก์เต็ม\nmore")

    found = jobs.backups()

    assert found.level == WARNING
    assert "ไม่สำเร็จ: เนื้อที่ในดิสก์เต็ม" in found.msg


@pytest.mark.parametrize("name", ["ita-20261123-010000.zip", "ita-20261123-010000.zip.age"])
def test_an_archive_counts_where_no_run_was_noted(archives, name):
    (archives / f"{name}.part").touch()  # of a run that was killed
    assert jobs.backups().level == ERROR

    file = archives / name
    file.touch()
    assert jobs.backups().level == INFO

    old = timezone.now().timestamp() - 10 * 86400
    os.utime(file, (old, old))
    assert jobs.backups().level == ERROR
