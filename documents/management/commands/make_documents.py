"""manage.py make_documents [--again] [--keep-on [--with-parent PID]]"""

import os
import signal

from django.core.management.base import BaseCommand

from documents.child_process import fulfil_apart, prepare
from documents.models import DocumentOrder
from documents.orders import order_failed
from documents.working import Worker, make_all_public


class Command(BaseCommand):
    help = "สร้างเอกสาร PDF และ Word ที่ข้อมูลเปลี่ยนไปแล้ว หรือที่มีผู้รอ"

    def add_arguments(self, parser):
        parser.add_argument(
            "--again", action="store_true", help="ลองสร้างเอกสารที่เคยสร้างไม่สำเร็จอีกครั้ง"
        )
        parser.add_argument(
            "--keep-on", action="store_true", help="ทำงานต่อเนื่องเป็นบริการ จนกว่าจะสั่งให้หยุด"
        )
        parser.add_argument(
            "--with-parent", type=int, metavar="PID", help="หยุดพร้อมกับโปรแกรมเลขนี้ที่สั่งให้เริ่ม"
        )

    def handle(self, *args, again, keep_on, with_parent, **options):
        if again:
            order_failed()
        if keep_on:
            _keep_on(with_parent)
            return
        count = make_all_public()
        self.stdout.write(f"สร้างเอกสารใหม่ {count} ฉบับ")
        for order in DocumentOrder.objects.exclude(fault=""):
            self.stderr.write(f"{order}: {order.fault}")


def _keep_on(parent: int | None) -> None:
    """Until systemd says so, or somebody at the keyboard, or the parent is gone."""
    worker = Worker(fulfil_apart, is_needed=lambda: parent is None or os.getppid() == parent)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *told: worker.end())
    prepare()
    worker.run()
