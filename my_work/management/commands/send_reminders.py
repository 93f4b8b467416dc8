"""manage.py send_reminders [--dry-run]"""

from smtplib import SMTPException

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from agency.models import FiscalYear
from my_work.reminding import digests, send
from progress.jobs import AlreadyRunningError, job
from progress.models import JobRun


class Command(BaseCommand):
    help = "ส่งอีเมลแจ้งเตือนงานที่ค้างให้แต่ละส่วนราชการ เรื่องละครั้งในแต่ละช่วง"

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="แสดงข้อความ ไม่ส่ง")

    def handle(self, *args, dry_run, **options):
        if not settings.MAIL_IS_SET and not dry_run:
            self.stdout.write(
                "ยังไม่ได้ตั้ง EMAIL_URL จึงไม่ส่งอีเมล งานที่ค้างดูและพิมพ์ได้ที่หน้า “แจ้งเตือน” ในระบบหลังบ้าน"
            )
            return
        if dry_run:
            self._tell_all(dry_run)
            return
        try:
            with job(JobRun.Name.SEND_REMINDERS) as run:
                run.summary = self._tell_all(dry_run)
        except AlreadyRunningError as error:
            raise CommandError(str(error)) from error

    def _tell_all(self, dry_run: bool) -> str:
        """Tell every division of every open year; raises CommandError if a mail failed."""
        self.sent = self.failed = 0
        for fiscal_year in FiscalYear.objects.filter(closed_on__isnull=True):
            for digest in digests(fiscal_year):
                self._tell(digest, dry_run)
        if self.failed:
            raise CommandError(f"ส่งไม่สำเร็จ {self.failed} ฉบับ ระบบจะลองใหม่เมื่อรันครั้งหน้า")
        return f"ส่งแจ้งเตือน {self.sent} ฉบับ"

    def _tell(self, digest, dry_run: bool) -> None:
        if not digest.new:
            self.stdout.write(f"{digest.division}: แจ้งไปแล้ว")
        elif dry_run:
            self.stdout.write(f"ถึง {', '.join(digest.recipients) or 'ไม่มีผู้รับ'}\n{digest.text}")
        elif not digest.recipients:
            self.stdout.write(f"{digest.division}: ไม่มีผู้ใช้งานที่มีอีเมล กรุณาพิมพ์จากหน้า “แจ้งเตือน”")
        else:
            self._send(digest)

    def _send(self, digest) -> None:
        try:
            send(digest)
        except IntegrityError:
            self.stdout.write(f"{digest.division}: แจ้งไปแล้ว")
        except (OSError, SMTPException) as error:
            self.failed += 1
            self.stderr.write(f"{digest.division}: ส่งไม่ได้ ({error})")
        else:
            self.sent += 1
            self.stdout.write(f"{digest.division}: ส่งถึง {', '.join(digest.recipients)}")
