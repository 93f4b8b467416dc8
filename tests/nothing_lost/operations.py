"""
What people do when the power goes.

Each prepares what happens long before, and returns the act itself, which is done over and over from
the same beginning.
"""

from collections.abc import Callable
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from agency.models import FiscalYear, User
from annual_report.contents import assemble_report
from annual_report.issuing import issue_report
from annual_report.layout import render_edition_pdf
from oit_checklist.models import ChecklistItem
from progress.models import Status
from tests import make
from tests.backoffice.row_page import address, form_of, values_of
from tests.spreadsheets.tables import exported, rows_of, xlsx
from tests.spreadsheets.test_table_pages import DIVISIONS, ticket_in, upload

Act = Callable[[], None]


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


def answered(response) -> None:
    """It was done, and led on."""
    assert response.status_code == 302


def update() -> Act:
    """A secretary writes a report on an item and publishes it at once."""
    client, item = signed_in("สมศรี"), ChecklistItem.objects.get(instrument="OIT", number=5)
    data = form_of(client, item) | {
        "status": Status.DONE, "progress": "- ทำแล้ว", "review_note": "ตรวจแล้ว", "_publish": "1",
    }  # fmt: skip
    return lambda: answered(client.post(address(item), data))


def attach() -> Act:
    """A secretary attaches a file to an item and publishes it at once."""
    client, item = signed_in("สมศรี"), ChecklistItem.objects.get(instrument="OIT", number=5)
    data = form_of(client, item) | {
        "evidence-TOTAL_FORMS": "1",
        "evidence-0-title": "แผน",
        "evidence-0-file": ContentFile(b"%PDF-1.7 \n%%EOF", name="แผนน้ำ.pdf"),
        "review_note": "ตรวจแล้ว",
        "_publish": "1",
    }
    return lambda: answered(client.post(address(item), data))


def issue() -> Act:
    """The secretary issues the report of the year."""
    year, secretary = FiscalYear.objects.get(year_be=2566), User.objects.get(username="สมศรี")
    # Setting the pages writes nothing, and takes longer than all else.
    pdf = render_edition_pdf(assemble_report(year), 1, timezone.now())

    def act() -> None:
        with mock.patch("annual_report.issuing.render_edition_pdf", return_value=pdf):
            assert issue_report(year, secretary, 1, note="ตรวจแล้ว").edition == 1

    return act


def bring_in() -> Act:
    """An administrator brings a changed table of divisions back in."""
    client, user = signed_in("สมชาย"), User.objects.get(username="สมชาย")
    rows = rows_of(exported("divisions", user))
    name = "ชื่อส่วนราชการ"
    changed = [row | {name: f"{row[name]} (ใหม่)"} for row in rows]
    ticket = ticket_in(upload(client, xlsx(changed), DIVISIONS))
    assert ticket
    return lambda: answered(client.post(f"{DIVISIONS}apply/", {"ticket": ticket}))


def back_up() -> Act:
    """The timer makes a backup."""
    return lambda: call_command("backup", verbosity=0)


def restore() -> Act:
    """A lost portal comes back from its archive."""
    return lambda: call_command("restore", Path(settings.DATA_DIR, "archive.zip"), verbosity=0)


def open_a_year() -> Act:
    """An administrator opens the next year from the first one, with all that it takes over."""
    client = signed_in("สมชาย")
    pages = "/admin/new-year/2567/"
    client.post("/admin/new-year/", {"year_be": "2567", "source": "year:2566"})
    data = values_of(client.get(pages).context["form"])
    answered(client.post(pages, {**data, "_preview": "1"}))
    seen = client.get(f"{pages}preview/").context["report"].digest
    return lambda: answered(client.post(f"{pages}preview/", {"seen": seen}))


OPERATIONS = {
    function.__name__: function
    for function in (update, attach, issue, bring_in, back_up, restore, open_a_year)
}
