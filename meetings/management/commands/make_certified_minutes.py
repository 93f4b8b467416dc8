"""manage.py make_certified_minutes"""

from django.core.management.base import BaseCommand, CommandError

from documents.errors import PdfError
from documents.sealing import SealError
from meetings.certified_copies import keep_certified_copy, without_copy


class Command(BaseCommand):
    help = "จัดทำแฟ้ม PDF ฉบับรับรองของรายงานการประชุมที่รับรองและเผยแพร่แล้วแต่ยังไม่มีแฟ้ม"

    def handle(self, *args, **options):
        failed = 0
        for meeting in without_copy():
            try:
                copy = keep_certified_copy(meeting)
            except (PdfError, SealError, OSError) as error:
                failed += 1
                self.stderr.write(f"{meeting}: ยังจัดทำไม่ได้ {error}")
            else:
                self.stdout.write(f"จัดทำ{copy} แล้ว")
        if failed:
            raise CommandError(f"ยังจัดทำไม่ได้ {failed} ครั้ง")
