"""The worker that makes documents: does it keep up, and what could not be made."""

from datetime import timedelta

from django.core.checks import CheckMessage, Info, Warning  # noqa: A004 - Django's names
from django.utils import timezone

from documents.models import DocumentOrder
from documents.orders import DEAD_AFTER
from operations.health.registry import health_check

PATIENCE = timedelta(minutes=5)
UNIT = "ita-portal-documents"


@health_check("document_worker", "การสร้างเอกสาร", needs_database=True)
def document_worker() -> CheckMessage:
    """Whether somebody makes the documents that are ordered."""
    now = timezone.now()
    late = DocumentOrder.objects.filter(due_at__lt=now - PATIENCE)
    oldest = late.order_by("due_at").first()
    if oldest is None or oldest.due_at is None:
        return Info("ไม่มีเอกสารค้าง")
    minutes = int((now - oldest.due_at).total_seconds() // 60)
    count, waiting = late.count(), late.filter(asked_at__isnull=False).count()
    text = f"เอกสารรอสร้าง {count} ฉบับ นานที่สุด {minutes} นาที มีผู้รออ่าน {waiting} ฉบับ"
    if DocumentOrder.objects.filter(alive_at__gte=now - DEAD_AFTER).exists():
        return Warning(
            f"{text} โปรแกรมสร้างเอกสารทำงานอยู่แต่ทำไม่ทัน",
            hint=f"ดู journalctl -u {UNIT} -n 50 ว่าฉบับใดใช้เวลานาน",
            id="portal.documents_behind",
        )
    return Warning(
        f"{text} โปรแกรมสร้างเอกสารไม่ทำงาน",
        hint=f"สั่ง systemctl enable --now {UNIT} แล้วดู journalctl -u {UNIT} -n 50",
        id="portal.document_worker_stopped",
    )


@health_check("document_faults", "เอกสารที่สร้างไม่สำเร็จ", needs_database=True)
def document_faults() -> CheckMessage:
    """Which documents could not be made, and why the first one could not."""
    failed = DocumentOrder.objects.exclude(fault="")
    first = failed.order_by("pk").first()
    if first is None:
        return Info("สร้างได้ทุกฉบับ")
    return Warning(
        f"{failed.count()} ฉบับ เช่น {first}: {first.fault}",
        hint="แก้ตามเหตุผลที่บอก แล้วสั่ง deploy/manage make_documents --again",
        id="portal.document_failed",
    )
