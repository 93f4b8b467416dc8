"""From the demo to the own portal: everything of the demo goes, or nothing."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from agency.models import Agency, Division, FiscalYear, User
from getting_started import own_portal
from getting_started.models import PortalSetup, the_setup
from getting_started.own_portal import remove_leftover_files, start_own_portal, why_not
from measures.models import Measure
from meetings.models import Meeting
from oit_checklist.models import ChecklistItem
from search.models import SearchEntry
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(fy2566):
    """The demo as bin/demo loads it, with its accounts."""
    from auditlog.models import LogEntry

    newest = LogEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    PortalSetup.objects.create(is_demo=True, demo_until=newest)
    call_command("create_demo_accounts", stdout=StringIO())
    return User.objects.get(username="administrator")


@pytest.fixture
def office(client, demo):
    client.force_login(demo)
    return client


def rows_of_the_demo() -> dict[str, int]:
    models = (Agency, Division, FiscalYear, Measure, Meeting, ChecklistItem, SearchEntry)
    return {model.__name__: model._base_manager.count() for model in models}


def start(keep: str = "administrator") -> str:
    out = StringIO()
    call_command("start_own_portal", keep=keep, stdout=out)
    return out.getvalue()


def test_one_command_leaves_the_administrator_and_an_empty_portal(
    demo, page, django_assert_max_num_queries
):
    assert all(rows_of_the_demo().values())

    with django_assert_max_num_queries(200):  # some for each table, none for each row
        assert "/admin/start/" in start()

    assert not any(rows_of_the_demo().values())
    assert list(User.objects.values_list("username", flat=True)) == ["administrator"]
    assert not the_setup().is_demo
    assert "เว็บไซต์นี้กำลังจัดทำ" in page("/")


def test_one_button_does_the_same_and_leads_to_the_first_step(office):
    assert "ระบบจะลบข้อมูลตัวอย่างทั้งหมด" in office.get("/admin/start/own-portal/").content.decode()

    done = office.post("/admin/start/own-portal/", follow=True)

    assert "เสร็จแล้ว 0 จาก 7 ขั้น" in done.content.decode()
    assert not any(rows_of_the_demo().values())


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (lambda: make.measure(title="งดรับของขวัญ"), "มาตรการ 1 รายการ เช่น “งดรับของขวัญ”"),
        (lambda: make.draft(ChecklistItem.objects.first()), "รายงานความก้าวหน้า 1 รายการ"),
        (lambda: make.fiscal_year(2570, published_at=None), "ปีงบประมาณ 1 รายการ เช่น “2570”"),
        (lambda: make.evidence(ChecklistItem.objects.first()), "หลักฐานของข้อ 1 รายการ"),
        (lambda: Meeting.objects.first().save_as_changed(), "การประชุม 1 รายการ"),
    ],
)
def test_refused_with_the_reason_where_the_office_wrote(demo, write, reason, monkeypatch):
    def save_as_changed(meeting):
        meeting.place = "ห้องอื่น"
        meeting.save()

    monkeypatch.setattr(Meeting, "save_as_changed", save_as_changed, raising=False)
    write()
    before = rows_of_the_demo()

    with pytest.raises(CommandError) as refused:
        start()

    assert reason in str(refused.value)
    assert rows_of_the_demo() == before
    assert User.objects.count() == 3


def test_the_page_names_the_reason_and_has_no_button(office):
    make.measure(title="งดรับของขวัญ")

    html = office.get("/admin/start/own-portal/").content.decode()

    assert "งดรับของขวัญ" in html
    assert "ลบข้อมูลตัวอย่างและเริ่มใช้จริง" not in html


def test_what_the_office_typed_of_itself_stays(demo):
    agency = Agency.objects.get()
    agency.name = "เทศบาลตำบลบางระกำ"
    agency.save()
    own = make.division("กองกิจการสภา")
    colleague = make.clerk(own, Division.objects.get(name="กองคลัง"), username="somchai")

    start()

    assert Agency.objects.get().name == "เทศบาลตำบลบางระกำ"
    assert list(Division.objects.all()) == [own]
    assert list(colleague.divisions.all()) == [own]
    assert set(User.objects.values_list("username", flat=True)) == {"administrator", "somchai"}


def test_a_failure_in_mid_way_leaves_everything(demo, monkeypatch):
    before = rows_of_the_demo()

    def power_cut(*args, **kwargs):
        raise OSError("power cut")

    monkeypatch.setattr(own_portal, "raise_revision", power_cut)
    with pytest.raises(OSError, match="power cut"):
        start_own_portal(demo)

    assert rows_of_the_demo() == before
    assert User.objects.count() == 3
    assert why_not(the_setup()) == []


def test_files_go_too_and_after_a_power_cut_with_the_next_look(demo, monkeypatch):
    name = default_storage.save("seal/demo.png", ContentFile(make.picture()))
    Agency.objects.update(seal=name)
    monkeypatch.setattr(own_portal, "remove_leftover_files", lambda: None)
    start_own_portal(demo)
    assert default_storage.exists(name)

    monkeypatch.undo()
    remove_leftover_files()

    assert not default_storage.exists(name)
    assert the_setup().files_to_remove == []


def test_a_portal_of_the_office_has_nothing_to_remove():
    make.agency()
    make.administrator()

    with pytest.raises(CommandError, match="ไม่ใช่ระบบตัวอย่าง"):
        start()
    assert Agency.objects.exists()


def test_a_wrong_name_to_keep_removes_nothing(demo):
    with pytest.raises(CommandError, match="ไม่มีบัญชี somchai"):
        start("somchai")
    assert Agency.objects.exists()


def test_the_log_says_that_it_was_done_and_nothing_of_the_demo(office):
    office.post("/admin/start/own-portal/")

    log = office.get("/admin/log/").content.decode()
    assert "เริ่มใช้เป็นระบบของหน่วยงาน ลบข้อมูลตัวอย่างแล้ว" in log
    assert "เพชรเมืองทอง" not in log
