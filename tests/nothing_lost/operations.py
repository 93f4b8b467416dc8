"""What people do when the power goes. Each prepares by reading, then arms the killer and acts."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client

from agency.models import FiscalYear, User
from annual_report.issuing import issue_report
from oit_checklist.models import ChecklistItem
from progress.models import Status
from tests import make
from tests.backoffice.row_page import address, form_of
from tests.spreadsheets.tables import exported, rows_of, xlsx
from tests.spreadsheets.test_table_pages import DIVISIONS, ticket_in, upload

Arm = Callable[[], None]


def set_up() -> None:
    """What the operations need beyond the real first year; the archive is for `restore`."""
    make.secretary("สมศรี")
    make.administrator("สมชาย")
    make.division("กองที่จะเปลี่ยนชื่อ")


def signed_in(username: str) -> Client:
    """A browser with the session that was opened when the portal was set up."""
    client = Client(headers={"host": "127.0.0.1"})
    client.cookies[settings.SESSION_COOKIE_NAME] = Path(settings.DATA_DIR, username).read_text()
    return client


def open_session(username: str) -> None:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(username=username))
    Path(settings.DATA_DIR, username).write_text(client.session.session_key)


def update(arm: Arm) -> None:
    """A secretary writes a report on an item and publishes it at once."""
    client, item = signed_in("สมศรี"), ChecklistItem.objects.get(instrument="OIT", number=5)
    data = form_of(client, item) | {
        "status": Status.DONE, "progress": "- ทำแล้ว", "review_note": "ตรวจแล้ว", "_publish": "1",
    }  # fmt: skip
    arm()
    assert client.post(address(item), data).status_code == 302


def attach(arm: Arm) -> None:
    """A secretary attaches a file to an item and publishes it at once."""
    client, item = signed_in("สมศรี"), ChecklistItem.objects.get(instrument="OIT", number=5)
    data = form_of(client, item) | {
        "evidence-TOTAL_FORMS": "1",
        "evidence-0-title": "แผน",
        "evidence-0-file": ContentFile(b"%PDF-1.7 \n%%EOF", name="แผนน้ำ.pdf"),
        "review_note": "ตรวจแล้ว",
        "_publish": "1",
    }
    arm()
    assert client.post(address(item), data).status_code == 302


def issue(arm: Arm) -> None:
    """The secretary issues the report of the year."""
    year, secretary = FiscalYear.objects.get(year_be=2566), User.objects.get(username="สมศรี")
    arm()
    assert issue_report(year, secretary, 1).edition == 1


def bring_in(arm: Arm) -> None:
    """An administrator brings a changed table of divisions back in."""
    client, user = signed_in("สมชาย"), User.objects.get(username="สมชาย")
    rows = rows_of(exported("divisions", user))
    name = "ชื่อส่วนราชการ"
    changed = [row | {name: f"{row[name]} (ใหม่)"} for row in rows]
    ticket = ticket_in(upload(client, xlsx(changed), DIVISIONS))
    assert ticket
    arm()
    assert client.post(f"{DIVISIONS}apply/", {"ticket": ticket}).status_code == 302


def back_up(arm: Arm) -> None:
    """The timer makes a backup."""
    arm()
    call_command("backup", verbosity=0)


def restore(arm: Arm) -> None:
    """A lost portal comes back from its archive."""
    arm()
    call_command("restore", Path(settings.DATA_DIR, "archive.zip"), verbosity=0)


OPERATIONS = {
    function.__name__: function for function in (update, attach, issue, bring_in, back_up, restore)
}
