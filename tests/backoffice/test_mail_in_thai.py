"""Every mail that the portal writes to the office is in Thai."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.invitations import invite
from accounts.notices import notify_now
from imports.assistant.finishing import tell_owner as tell_of_import
from meetings.circulating import send
from old_website.finishing import tell_owner as tell_of_website
from tests import make
from tests.accounts.people import wait_for_mail
from tests.backoffice.english import english_on

pytestmark = pytest.mark.django_db
KINDS = Path(__file__).resolve().parents[2].glob("templates/mail/*.txt")


def send_minutes(by) -> None:
    """Minutes to one person, with a document."""
    meeting = make.meeting(state="checked")
    row = meeting.circulations.create(number=1, how="mail", until=timezone.localdate(), by=by)
    row.recipients.create(order=1, name="นายหนึ่ง ใจดี", email="one@example.go.th")
    send(row, b"%PDF-1.7")


def body_of(mail) -> str:
    """The words of a mail, without what is attached."""
    return mail.get_body(("plain",)).get_content()


def test_no_mail_has_a_word_of_django_or_english(client, mailbox, palad):
    make.agency()
    clerk = make.clerk(palad)
    clerk.email = "clerk@example.go.th"
    clerk.save()
    make.item(divisions=[palad], due_on=timezone.localdate() + timedelta(days=5))

    assert invite(clerk)
    assert notify_now(clerk, "ตั้งรหัสผ่านใหม่")
    client.post("/admin/forgotten/", {"email": clerk.email})
    wait_for_mail()
    call_command("send_reminders")
    assert tell_of_import(make.office_import(by=clerk, file_name="แผน.docx"))
    assert tell_of_website(make.website_reading(by=clerk))
    send_minutes(clerk)

    texts = [f"{mail['Subject']}\n{body_of(mail)}" for mail in mailbox]
    assert len({text.splitlines()[0] for text in texts}) == len(list(KINDS))
    assert [english_on(text) for text in texts] == [set()] * len(texts)
