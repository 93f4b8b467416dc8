"""manage.py keep_copies: open every public page once, so that an outage finds a copy of each."""

from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from agency.context_processors import the_agency
from open_data.sitemap import public_pages
from operations.outage_copies import finish_pending_purge
from operations.page_cache import PageCache
from operations.static_export.fetching import Reader

ALSO = ("theme", "feed", "calendar", "sitemap")


class Command(BaseCommand):
    help = "เปิดทุกหน้าที่เผยแพร่หนึ่งครั้ง เพื่อให้มีสำเนาไว้แสดงเมื่อฐานข้อมูลขัดข้อง"

    def handle(self, *args, **options):
        failed = []
        finish_pending_purge()
        paths = [page.path for page in public_pages()] + [reverse(name) for name in ALSO]
        if the_agency().seal:
            paths.append(reverse("seal"))
        portal, reader = PageCache(WSGIHandler()), Reader()
        for path in paths:
            statuses: list[str] = []
            answer = portal(
                reader.environ(path), lambda status, *rest, into=statuses: into.append(status)
            )
            if hasattr(answer, "close"):
                answer.close()
            if not statuses[-1].startswith("200"):
                failed.append(f"{path}: {statuses[-1]}")
        if failed:
            raise CommandError("บางหน้าเปิดไม่ได้:\n  " + "\n  ".join(failed))
        self.stdout.write(f"เก็บสำเนาไว้แล้ว {len(paths)} หน้า")
