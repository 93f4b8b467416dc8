"""How far the work on a long file is, seen by the page that waits while the work goes on."""

import json

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imports.assistant.how_far import how_far, keeper_of
from imports.models import OfficeImport
from progress.processes import this_process
from tests.imports_assistant.pages import KIT, START, answer_all, office, page, press, send

__all__ = ["office"]
pytestmark = pytest.mark.django_db
Step = OfficeImport.Step
FILE = KIT / "measures-title-row.docx"


def test_the_page_that_waits_sees_how_many_rows_are_done(office):
    one = send(office, FILE, "measures")
    one.step, one.process = Step.STORING, this_process()
    one.save()

    keeper_of(one)("ตารางมาตรการ แถวที่", 5000, 20000)
    with CaptureQueriesContext(connection) as asked:
        state = office.get(f"{START}{one.pk}/state/").json()

    assert not any('"proposal"' in query["sql"] for query in asked.captured_queries)
    assert state == {
        "at_work": True,
        "told": "กำลังนำเข้า · ตารางมาตรการ แถวที่ 5,000 จาก 20,000",
        "so_far": 5000,
        "of": 20000,
    }
    assert "ตารางมาตรการ แถวที่ 5,000 จาก 20,000" in page(office, one)


def test_the_work_counts_what_it_reads_and_stores_and_leaves_no_count_behind(office, monkeypatch):
    monkeypatch.setattr("imports.assistant.background.AT_ONCE", 0)
    monkeypatch.setattr("imports.assistant.background.begin_beside", lambda *_: None)
    heard = []
    store = type(caches["progress"])
    monkeypatch.setattr(
        store, "set", lambda _self, _key, content: heard.append(json.loads(content))
    )

    one = send(office, FILE, "measures")
    call_command("work_on_import", str(one.pk))
    one.refresh_from_db()

    assert one.step == Step.READ
    assert {(what, of) for what, _, of in heard} >= {
        ("เปิดแฟ้มและหาหัวตาราง", 0),
        ("อ่านแถวที่", len(one.proposal["rows"])),
    }
    assert any(what.startswith("ตาราง") for what, _, _ in heard)
    assert how_far(one).sentence == ""


def test_a_store_that_cannot_be_used_stops_no_work(office, monkeypatch):
    def refuse(*_args, **_more):
        raise OSError(28, "No space left on device")

    one = send(office, FILE, "measures")
    for name in ("get", "set", "delete"):
        monkeypatch.setattr(type(caches["progress"]), name, refuse)
    one.step, one.process = Step.READING, ""
    one.save()
    call_command("work_on_import", str(one.pk))
    one.refresh_from_db()

    assert one.step == Step.READ
    assert "อ่านแล้ว" in page(office, one)


def test_taking_many_rows_back_is_not_tried_out_while_the_person_waits(office, monkeypatch):
    one = send(office, FILE, "measures")
    one = press(office, answer_all(office, one), "store")
    monkeypatch.setattr("imports.assistant.background.AT_ONCE_ROWS", 1)
    monkeypatch.setattr("imports.assistant.pages.preview_undo", None)  # whoever calls it fails

    said = office.get(f"{START}{one.pk}/undo/").content.decode()

    assert f"การนำเข้านี้มี {len(one.proposal['rows'])} แถว" in said
    assert "ตรวจทุกแถวหลังจากท่านกดปุ่ม" in said
