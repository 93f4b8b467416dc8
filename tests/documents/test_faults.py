"""What cannot be made is told, with its reason, and tried again when that helps."""

import errno
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.test import RequestFactory
from django.utils import timezone

from documents import orders
from documents.errors import PdfError
from documents.models import DocumentOrder
from documents.working import make_all_public, work_off
from records.revision import raise_revision
from tests.documents.toy_kind import body, draft, public

pytestmark = pytest.mark.django_db
GET = RequestFactory().get


def test_a_fault_is_told_and_tried_again_only_when_the_contents_change(kind, shelf):
    shelf.fault = "ไม่พบแฟ้มแบบอักษร"
    public(kind, GET("/x.docx"))
    work_off()

    for _ in range(2):
        response = public(kind, GET("/x.docx"))
        assert response.status_code == 503
        assert "สร้างเอกสารไม่สำเร็จ" in response.content.decode()
        assert "ไม่พบแฟ้มแบบอักษร" in response.content.decode()
        assert 'http-equiv="refresh"' not in response.content.decode()
        work_off()
    raise_revision()
    make_all_public()
    assert len(shelf.made) == 1

    shelf.fault, shelf.public["1"] = "", "ข"
    raise_revision()
    make_all_public()
    assert body(public(kind, GET("/x.docx"))) == "ข"
    assert DocumentOrder.objects.get().fault == ""


def test_a_fault_leaves_readers_the_last_one(kind, shelf):
    make_all_public()
    shelf.fault, shelf.public["1"] = "แฟ้มเสีย", "ข"
    raise_revision()
    make_all_public()

    response = public(kind, GET("/x.docx"))

    assert body(response) == "ก"
    assert "X-Document-As-Of" in response
    assert not DocumentOrder.objects.filter(due_at__isnull=False).exists()


def test_the_command_tries_again_what_failed(kind, shelf, capsys):
    shelf.fault = "ดิสก์เต็ม"
    make_all_public()
    shelf.fault = ""

    call_command("make_documents")
    assert "ดิสก์เต็ม" in capsys.readouterr().err
    call_command("make_documents", "--again")

    assert "สร้างเอกสารใหม่ 1 ฉบับ" in capsys.readouterr().out
    assert body(public(kind, GET("/x.docx"))) == "ก"


@pytest.mark.parametrize("ask", [public, draft])
def test_the_next_day_who_asks_has_it_tried_again_though_nothing_changed(kind, shelf, ask):
    shelf.fault, shelf.drafts["1"] = "แฟ้มเสีย", "ก"
    ask(kind, GET("/x.docx"))
    work_off()
    shelf.fault = ""
    assert "แฟ้มเสีย" in ask(kind, GET("/x.docx")).content.decode()
    assert work_off() == 0

    DocumentOrder.objects.update(failed_at=timezone.now() - timedelta(days=1))

    assert "กำลังสร้างเอกสาร" in ask(kind, GET("/x.docx")).content.decode()
    assert work_off() == 1
    assert body(ask(kind, GET("/x.docx"))) == "ก"


def no_space() -> PdfError:
    error = PdfError("อ่านหรือเขียนแฟ้มไม่ได้ ขัดข้อง")
    error.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    return error


@pytest.mark.parametrize("error", [OSError(), OperationalError(), no_space()])
@pytest.mark.parametrize("ask", [public, draft])
def test_an_outage_is_told_for_five_minutes_and_not_for_a_day(kind, shelf, ask, error):
    shelf.error, shelf.drafts["1"] = error, "ก"
    ask(kind, GET("/x.docx"))
    work_off()
    shelf.error = None
    assert "ขัดข้อง" in ask(kind, GET("/x.docx")).content.decode()
    assert work_off() == 0

    DocumentOrder.objects.update(failed_at=timezone.now() - timedelta(minutes=5))
    ask(kind, GET("/x.docx"))

    assert work_off() == 1
    assert body(ask(kind, GET("/x.docx"))) == "ก"


def test_a_storage_that_takes_no_file_is_an_outage(kind, shelf, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "full"
    settings.MEDIA_ROOT.touch()  # no folder can be made there
    public(kind, GET("/x.docx"))
    work_off()
    assert "ที่เก็บแฟ้มหรือฐานข้อมูลขัดข้อง" in public(kind, GET("/x.docx")).content.decode()

    settings.MEDIA_ROOT.unlink()
    raise_revision()
    make_all_public()

    assert body(public(kind, GET("/x.docx"))) == "ก"


def test_an_error_of_ours_is_a_fault_in_thai(kind, shelf):
    shelf.is_broken = True
    public(kind, GET("/x.docx"))

    work_off()

    assert "สร้างเอกสารไม่สำเร็จ กรุณาแจ้งหน่วยงาน" in public(kind, GET("/x.docx")).content.decode()


def test_a_worker_that_died_is_followed_and_one_that_always_dies_is_told(kind, shelf):
    public(kind, GET("/x.docx"))
    for _ in range(orders.MOST_BEGINNINGS):
        assert orders.take_order() is not None
        assert orders.take_order() is None  # somebody makes it
        DocumentOrder.objects.update(alive_at=timezone.now() - 2 * orders.DEAD_AFTER)

    assert orders.take_order() is None
    assert "หยุดกลางคันทุกครั้ง" in public(kind, GET("/x.docx")).content.decode()


def die_of_it():
    """As often as the worker is started again after its death."""
    for _ in range(orders.MOST_BEGINNINGS):
        with pytest.raises(SystemExit):
            work_off()
        DocumentOrder.objects.update(alive_at=timezone.now() - 2 * orders.DEAD_AFTER)
    work_off()


def test_contents_of_which_workers_die_are_not_tried_again_after_each_change(kind, shelf):
    shelf.is_deadly = True
    public(kind, GET("/x.docx"))
    die_of_it()

    raise_revision()
    make_all_public()

    assert len(shelf.made) == orders.MOST_BEGINNINGS
    assert "หยุดกลางคันทุกครั้ง" in public(kind, GET("/x.docx")).content.decode()


def test_a_draft_of_which_workers_die_is_told_and_not_ordered_again(kind, shelf):
    shelf.is_deadly, shelf.drafts["1"] = True, "ร่าง"
    draft(kind, GET("/x.docx"))
    die_of_it()

    assert "หยุดกลางคันทุกครั้ง" in draft(kind, GET("/x.docx")).content.decode()
    assert DocumentOrder.objects.get().due_at is None

    shelf.is_deadly, shelf.drafts["1"] = False, "ร่างใหม่"
    draft(kind, GET("/x.docx"))
    work_off()
    assert body(draft(kind, GET("/x.docx"))) == "ร่างใหม่"
    assert DocumentOrder.objects.get().failed_fingerprint == ""
