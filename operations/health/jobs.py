"""The timers' work: did each job run lately and well, and how old is the newest backup."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning  # noqa: A004 - Django's names
from django.utils import timezone

from operations.backups.copying import NoOtherDiskError, check_other_disk
from operations.backups.messages import INCOMPLETE
from operations.backups.retention import archives, made_at
from operations.health.registry import health_check
from progress.jobs import GIVEN_UP_AFTER
from progress.models import JobRun
from thai.dates import format_thai_datetime

LOST_FILE = "นำแฟ้มนั้นจากแฟ้มสำรองเก่ากลับมาไว้ที่เดิมในโฟลเดอร์ media"
LATE, TOO_LATE = timedelta(days=2), timedelta(days=8)
BACKUP_TOO_LATE = timedelta(days=4)
TIMERS = {
    JobRun.Name.CHECK_LINKS: ("ตรวจลิงก์", "ita-portal-check-links.timer"),
    JobRun.Name.SEND_REMINDERS: ("ส่งแจ้งเตือน", "ita-portal-reminders.timer"),
}
REMINDERS_LATE = timedelta(days=4)  # they rest at the weekend


@health_check("check_links", "งานตามเวลา", needs_database=True)
def check_links() -> CheckMessage:
    """Whether the links of the evidence were opened lately."""
    return _job(JobRun.Name.CHECK_LINKS, LATE)


@health_check("send_reminders", "งานตามเวลา", needs_database=True)
def send_reminders() -> CheckMessage:
    """Whether reminders went out lately, where there is a mail server for them."""
    if not settings.MAIL_IS_SET:
        return Info("ไม่มีเซิร์ฟเวอร์อีเมล จึงไม่ส่งแจ้งเตือน")
    return _job(JobRun.Name.SEND_REMINDERS, REMINDERS_LATE)


def _job(name: JobRun.Name, late: timedelta) -> CheckMessage:
    title, timer = TIMERS[name]
    hint = f"ตรวจด้วย systemctl list-timers และเปิดด้วย systemctl enable --now {timer}"
    newest = JobRun.objects.filter(name=name).first()
    if newest is None:
        return Warning(f"{title}: ยังไม่เคยทำงาน", hint=hint, id="portal.job_never_ran")
    if newest.finished_at is None:
        if timezone.now() - newest.started_at < GIVEN_UP_AFTER:
            return Info(f"{title}: กำลังทำงาน")
        return Warning(
            f"{title}: ครั้งล่าสุดหยุดกลางคัน {_when(newest.started_at)}",
            hint=hint,
            id="portal.job_broke_off",
        )
    text = f"{title}: ครั้งล่าสุด {_when(newest.finished_at)}"
    if not newest.succeeded:
        reason = newest.summary.partition("\n")[0][:200]
        return Warning(
            f"{text} ไม่สำเร็จ: {reason}",
            hint=f"ดู journalctl -u ita-portal-job@{name} -n 50",
            id="portal.job_failed",
        )
    age = timezone.now() - newest.finished_at
    if age > TOO_LATE:
        return Error(f"{text} นานเกินไปแล้ว", hint=hint, id="portal.job_very_late")
    if age > late:
        return Warning(f"{text} เลยเวลาแล้ว", hint=hint, id="portal.job_late")
    return Info(text)


@health_check("backups", "สำรองข้อมูล", needs_database=True)
def backups() -> CheckMessage:
    """How old the newest archive is that really lies there, and how the newest run ended."""
    at = _newest_archive(Path(settings.BACKUP_DIR))
    hint = "สั่ง systemctl start ita-portal-job@backup และดูว่า ita-portal-backup.timer เปิดอยู่"
    if at is None:
        return Error(
            f"ไม่มีแฟ้มสำรองใน {settings.BACKUP_DIR} ถ้าเครื่องเสียข้อมูลจะหายทั้งหมด",
            hint=hint,
            id="portal.backup_missing",
        )
    age = timezone.now() - at
    text = f"สำรองข้อมูลครั้งล่าสุด {_when(at)}"
    if age > BACKUP_TOO_LATE:
        return Error(f"{text} เก่าเกินไปแล้ว", hint=hint, id="portal.backup_very_old")
    if age > LATE:
        return Warning(f"{text} เลยเวลาแล้ว", hint=hint, id="portal.backup_old")
    return _fault_of_newest_backup() or Info(text)


def _fault_of_newest_backup() -> CheckMessage | None:
    run = JobRun.objects.filter(name=JobRun.Name.BACKUP, finished_at__isnull=False).first()
    if run and run.finished_at and not run.succeeded:
        reason = run.summary.partition("\n")[0][:200]
        return Warning(
            f"สำรองข้อมูลครั้งล่าสุด {_when(run.finished_at)} ไม่สำเร็จ: {reason}",
            hint="ดู journalctl -u ita-portal-job@backup -n 50",
            id="portal.backup_failed",
        )
    if run and run.summary.startswith(INCOMPLETE):
        return Warning(
            f"แฟ้มสำรองล่าสุด{run.summary.partition(chr(10))[0]}",
            hint=LOST_FILE,
            id="portal.backup_incomplete",
        )
    return None


@health_check("backup_copies", "สำเนาแฟ้มสำรอง")
def backup_copies() -> CheckMessage:
    """Whether the newest archive lies on another disk too, if one was set."""
    if not settings.BACKUP_COPY_DIR:
        return Info("ไม่ได้ตั้ง BACKUP_COPY_DIR จึงต้องนำแฟ้มสำรองออกจากเครื่องเองเป็นระยะ")
    folder, other = Path(settings.BACKUP_DIR), Path(settings.BACKUP_COPY_DIR)
    hint = "ต่อดิสก์สำรอง แล้วสั่ง systemctl start ita-portal-job@backup"
    try:
        check_other_disk(folder, other)
    except (NoOtherDiskError, FileNotFoundError) as error:
        return Warning(f"ไม่มีดิสก์สำรอง: {error}", hint=hint, id="portal.backup_disk_missing")
    newest, copied = _newest_name(folder), _newest_name(other)
    if copied is None:
        return Warning(f"ยังไม่มีแฟ้มสำรองใน {other}", hint=hint, id="portal.backup_copy_missing")
    name, copied_at = copied
    text = f"แฟ้มสำรองใน {other} ล่าสุด {name}"
    if newest and newest[1] - copied_at > LATE:
        return Warning(f"{text} เก่ากว่าในเครื่อง", hint=hint, id="portal.backup_copy_old")
    return Info(text)


def _newest_name(folder: Path) -> tuple[str, datetime] | None:
    """The newest archive by its name, which a copy keeps: (name, when it was made)."""
    for file in archives(folder):
        if at := made_at(file):
            return file.name, at
    return None


def _newest_archive(folder: Path) -> datetime | None:
    times = [file.stat().st_mtime for file in archives(folder)]
    return datetime.fromtimestamp(max(times), UTC) if times else None


def _when(at: datetime) -> str:
    return format_thai_datetime(timezone.localtime(at))
