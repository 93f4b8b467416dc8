"""Every mail that the portal writes to the office is in Thai."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.invitations import invite
from accounts.notices import notify_now
from imports.assistant.finishing import tell_owner as tell_of_import
from old_website.finishing import tell_owner as tell_of_website
from tests import make
from tests.accounts.people import wait_for_mail
from tests.backoffice.english import english_on

pytestmark = pytest.mark.django_db
KINDS = Path(__file__).resolve().parents[2].glob("templates/mail/*.txt")


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

    texts = [f"{mail['Subject']}\n{mail.get_content()}" for mail in mailbox]
    assert len({text.splitlines()[0] for text in texts}) == len(list(KINDS))
    assert [english_on(text) for text in texts] == [set()] * len(texts)
