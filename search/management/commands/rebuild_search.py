"""manage.py rebuild_search"""

from django.core.management.base import BaseCommand
from django.db import connection

from search.indexing import rebuild
from search.trigrams import make_index


class Command(BaseCommand):
    help = "สร้างดัชนีการค้นหาใหม่ทั้งหมดจากข้อมูลในระบบ (สั่งเมื่อใดก็ได้ ไม่กระทบข้อมูล)"

    def handle(self, *args, **options):
        if obstacle := make_index(connection):
            self.stderr.write(self.style.WARNING(obstacle))
        self.stdout.write(f"ดัชนีการค้นหามี {rebuild()} รายการ")
