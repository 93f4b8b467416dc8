"""What is wrong with a file is told on its page with the cause; two people lose nothing."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from imports.models import OfficeImport
from measures.models import Measure
from tests import make
from tests.imports_assistant.pages import START, office, open_doubts, page, press, send
from tests.office_files.test_docx_refused import picture_document
from tests.office_files.word_parts import archive
from tests.sample_files import scanned_pdf

__all__ = ["office"]
pytestmark = pytest.mark.django_db
TABLE = "ที่\tมาตรการ\tผู้รับผิดชอบ\tวิธีดำเนินการ\n1\tงดรับของขวัญ\tกองคลัง\tแจ้งเวียน\n"


def sent(client, name: str, data: bytes, target: str = "measures") -> OfficeImport:
    upload = SimpleUploadedFile(name, data)
    answer = client.post(START, {"target": target, "year": "2566", "file": upload})
    assert answer.status_code == 302
    return OfficeImport.objects.latest("pk")


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("empty.xlsx", "ว่างเปล่า"),
        ("zip.zip", "กรุณาแตกแฟ้มนี้"),
        ("scan.pdf", "เป็นภาพสแกน"),
        ("pictures.docx", "เป็นภาพ ไม่มีข้อความ"),
        ("program.xlsx", "แฟ้มนี้"),
    ],
)
def test_a_file_that_cannot_be_read_names_its_cause(office, tmp_path, name, cause):
    data = {
        "empty.xlsx": b"",
        "zip.zip": archive({f"{at}.zip": b"PK" for at in range(3)}),
        "scan.pdf": scanned_pdf(),
        "pictures.docx": picture_document(tmp_path),
        "program.xlsx": b"MZ" + bytes(2000),
    }[name]

    one = sent(office, name, data)

    assert one.step == "refused"
    assert cause in one.problem
    shown = page(office, one)
    assert cause in shown
    assert "เลือกแฟ้มอื่น" in shown


def test_a_file_that_is_gone_is_asked_for_again(office):
    one = send(office, TABLE, "measures")
    default_storage.delete(one.path)

    again = press(office, one, "store")

    assert again.step == "refused"
    assert "กรุณาเลือกแฟ้มอีกครั้ง" in again.problem
    assert Measure.objects.count() == 0


def test_two_people_import_the_same_table_and_it_is_there_once(office):
    other = Client()
    other.force_login(make.administrator("second"))
    mine, theirs = send(office, TABLE, "measures"), send(other, TABLE, "measures")
    press(office, mine, "store")

    second = press(other, theirs, "store")

    assert second.step == "read"
    assert "มีผู้แก้ไขข้อมูลหลังจากที่ท่านดูตัวอย่าง" in second.problem
    assert "ไม่มีสิ่งที่ต้องนำเข้า" in page(other, second)
    assert Measure.objects.count() == 1


def test_a_row_that_was_edited_meanwhile_keeps_the_edit_until_it_was_seen(office):
    measure = make.measure(number="1", title="งดรับของขวัญ", method="เดิม", published_at=None)
    one = send(office, TABLE, "measures")
    measure.method = "ผู้อื่นแก้"
    measure.save()

    stopped = press(office, one, "store")

    measure.refresh_from_db()
    assert measure.method == "ผู้อื่นแก้"
    assert "มีผู้แก้ไขข้อมูล" in stopped.problem
    assert "ผู้อื่นแก้" in page(office, stopped)
    assert press(office, stopped, "store").step == "stored"
    measure.refresh_from_db()
    assert measure.method == "แจ้งเวียน"


def test_pressed_twice_it_is_stored_once(office):
    one = send(office, TABLE, "measures")
    press(office, one, "store")

    press(office, one, "store")

    assert Measure.objects.count() == 1


def test_a_wrong_row_stops_all_of_them_and_is_named(office):
    one = send(office, TABLE + "1\tอีกเรื่อง\tกองคลัง\tอบรม\n", "measures")

    told = page(office, one)

    assert one.outcome["errors"] or open_doubts(one)
    assert "A3" in told
    assert Measure.objects.count() == 0


def test_nobody_opens_the_file_of_somebody_else(office):
    one = send(office, TABLE, "measures")
    other = Client()
    other.force_login(make.administrator("second"))

    for act in ("", "state/", "undo/", "teach/"):
        assert other.get(f"{START}{one.pk}/{act}").status_code == 404
    for act in ("answers", "store", "undo", "forget"):
        assert other.post(f"{START}{one.pk}/{act}/").status_code == 404
    assert OfficeImport.objects.get().step == "read"


def test_a_clerk_brings_in_work_of_the_own_division_only(client, roles, office):
    client.force_login(make.clerk(make.division("กองคลัง"), username="klang"))
    start = client.get(START).content.decode()
    assert 'value="people"' not in start
    assert 'value="report"' not in start

    one = send(client, TABLE, "measures")

    assert one.outcome["errors"]
    assert Measure.objects.count() == 0


def test_answers_to_cells_that_nobody_asked_for_change_nothing(office):
    one = send(office, TABLE, "measures")

    again = press(office, one, "answers", **{"typed-B2": "เปลี่ยนแอบ ๆ", "column-Z": "title"})

    assert again.proposal["rows"][0]["title"] == "งดรับของขวัญ"
    assert again.columns == {}
