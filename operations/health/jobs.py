"""The timers' work: did each job run lately and well, and how old is the newest backup."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from operations.backups.copying import NoOtherDiskError, check_other_disk
from operations.backups.messages import INCOMPLETE
from operations.backups.retention import archives, made_at
from operations.health.findings import Finding, fail, ok, warn
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


def check_links() -> Finding:
    """Whether the links of the evidence were opened lately."""
    return _job(JobRun.Name.CHECK_LINKS, LATE)


def send_reminders() -> Finding:
    """Whether reminders went out lately, where there is a mail server for them."""
    if not settings.MAIL_IS_SET:
        return ok("ไม่มีเซิร์ฟเวอร์อีเมล จึงไม่ส่งแจ้งเตือน")
    return _job(JobRun.Name.SEND_REMINDERS, REMINDERS_LATE)


def _job(name: str, late: timedelta) -> Finding:
    title, timer = TIMERS[name]
    cure = f"ตรวจด้วย systemctl list-timers และเปิดด้วย systemctl enable --now {timer}"
    newest = JobRun.objects.filter(name=name).first()
    if newest is None:
        return warn(f"{title}: ยังไม่เคยทำงาน", cure)
    if newest.finished_at is None:
        if timezone.now() - newest.started_at < GIVEN_UP_AFTER:
            return ok(f"{title}: กำลังทำงาน")
        return warn(f"{title}: ครั้งล่าสุดหยุดกลางคัน {_when(newest.started_at)}", cure)
    text = f"{title}: ครั้งล่าสุด {_when(newest.finished_at)}"
    if not newest.succeeded:
        reason = newest.summary.partition("\n")[0][:200]
        return warn(f"{text} ไม่สำเร็จ: {reason}", f"ดู journalctl -u ita-portal-job@{name} -n 50")
    age = timezone.now() - newest.finished_at
    if age > TOO_LATE:
        return fail(f"{text} นานเกินไปแล้ว", cure)
    return warn(f"{text} เลยเวลาแล้ว", cure) if age > late else ok(text)


def backups() -> Finding:
    """How old the newest archive is that really lies there, and how the newest run ended."""
    at = _newest_archive(Path(settings.BACKUP_DIR))
    cure = "สั่ง systemctl start ita-portal-job@backup และดูว่า ita-portal-backup.timer เปิดอยู่"
    if at is None:
        return fail(f"ไม่มีแฟ้มสำรองใน {settings.BACKUP_DIR} ถ้าเครื่องเสียข้อมูลจะหายทั้งหมด", cure)
    age = timezone.now() - at
    run = JobRun.objects.filter(name=JobRun.Name.BACKUP, finished_at__isnull=False).first()
    text = f"สำรองข้อมูลครั้งล่าสุด {_when(at)}"
    if age > BACKUP_TOO_LATE:
        return fail(f"{text} เก่าเกินไปแล้ว", cure)
    if age > LATE:
        return warn(f"{text} เลยเวลาแล้ว", cure)
    if run and not run.succeeded:
        reason = run.summary.partition("\n")[0][:200]
        return warn(
            f"สำรองข้อมูลครั้งล่าสุด {_when(run.finished_at)} ไม่สำเร็จ: {reason}",
            "ดู journalctl -u ita-portal-job@backup -n 50",
        )
    if run and run.summary.startswith(INCOMPLETE):
        return warn(f"แฟ้มสำรองล่าสุด{run.summary.partition(chr(10))[0]}", LOST_FILE)
    return ok(text)


def backup_copies() -> Finding:
    """Whether the newest archive lies on another disk too, if one was set."""
    if not settings.BACKUP_COPY_DIR:
        return ok("ไม่ได้ตั้ง BACKUP_COPY_DIR จึงต้องนำแฟ้มสำรองออกจากเครื่องเองเป็นระยะ")
    folder, other = Path(settings.BACKUP_DIR), Path(settings.BACKUP_COPY_DIR)
    cure = "ต่อดิสก์สำรอง แล้วสั่ง systemctl start ita-portal-job@backup"
    try:
        check_other_disk(folder, other)
    except (NoOtherDiskError, FileNotFoundError) as error:
        return warn(f"ไม่มีดิสก์สำรอง: {error}", cure)
    newest, copied = (next(iter(archives(place)), None) for place in (folder, other))
    if copied is None:
        return warn(f"ยังไม่มีแฟ้มสำรองใน {other}", cure)
    text = f"แฟ้มสำรองใน {other} ล่าสุด {copied.name}"
    if newest and made_at(newest) - made_at(copied) > LATE:
        return warn(f"{text} เก่ากว่าในเครื่อง", cure)
    return ok(text)


def _newest_archive(folder: Path) -> datetime | None:
    times = [file.stat().st_mtime for file in archives(folder)]
    return datetime.fromtimestamp(max(times), UTC) if times else None


def _when(at: datetime) -> str:
    return format_thai_datetime(timezone.localtime(at))
