"""What the doctor says of documents: nobody makes them, they wait too long, one cannot be made."""

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.models import DocumentOrder
from operations.health.document_orders import document_faults, document_worker

pytestmark = pytest.mark.django_db


def ordered(minutes: int, **values) -> DocumentOrder:
    at = timezone.now() - timedelta(minutes=minutes)
    return DocumentOrder.objects.create(
        **{"kind": "minutes-pdf", "key": "7", "is_public": True, "due_at": at, **values}
    )


def test_what_was_ordered_just_now_is_no_trouble():
    ordered(1)

    assert document_worker().msg == "ไม่มีเอกสารค้าง"
    assert document_faults().msg == "สร้างได้ทุกฉบับ"


def test_a_worker_that_does_not_run_is_told_with_who_waits():
    ordered(20, asked_at=timezone.now())

    found = document_worker()

    assert found.id == "portal.document_worker_stopped"
    assert "เอกสารรอสร้าง 1 ฉบับ นานที่สุด 20 นาที มีผู้รออ่าน 1 ฉบับ" in found.msg
    assert "systemctl enable --now ita-portal-documents" in found.hint


def test_a_worker_that_does_not_keep_up_is_told_otherwise():
    ordered(20, alive_at=timezone.now())
    ordered(20, key="8")

    assert document_worker().id == "portal.documents_behind"


def test_what_cannot_be_made_is_named_with_its_reason():
    ordered(20, due_at=None, fault="ดิสก์เต็ม", failed_at=timezone.now())

    found = document_faults()

    assert "รายงานการประชุม (PDF) 7: ดิสก์เต็ม" in found.msg
    assert "make_documents --again" in found.hint
