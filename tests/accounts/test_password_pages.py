"""A forgotten password: through a real mail server, and nothing is told to strangers."""

import asyncio
import re
import threading

import pytest
from auditlog.models import LogEntry
from django.test import Client

from tests.accounts.people import is_signed_in, wait_for_mail, with_telephone

pytestmark = pytest.mark.django_db

NEW = "รหัสผ่านใหม่ยาวพอ"


@pytest.fixture
def clerk(clerk):
    clerk.email = "clerk@example.go.th"
    clerk.save()
    return clerk


@pytest.fixture
def ask(mailbox):
    """Ask for a link, as a stranger would."""

    def send(email, **headers):
        client = Client(**headers)
        response = client.post("/admin/forgotten/", {"email": email}, follow=True)
        wait_for_mail()
        return response

    return send


def link_in(message) -> str:
    (link,) = re.findall(r"https://ita\.example\.go\.th(/admin/new-password/\S+)", text_of(message))
    return link


def text_of(message) -> str:
    return message.get_content()


def set_new(client, link, password=NEW):
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0] if form.redirect_chain else link
    return client.post(address, {"new_password1": password, "new_password2": password})


def test_the_link_sets_a_new_password_once(ask, mailbox, sign_in, client, clerk):
    ask("clerk@example.go.th")
    (message,) = mailbox
    link = link_in(message)

    assert message["To"] == "clerk@example.go.th"
    assert "ภายใน 30 นาที" in text_of(message)
    assert set_new(client, link)["Location"] == "/admin/new-password/done/"
    assert not is_signed_in(client)  # the new password still has to be typed
    assert sign_in("clerk", NEW).status_code == 302
    assert "ลิงก์นี้ใช้ไม่ได้ ลิงก์หนึ่งใช้ได้ครั้งเดียวภายใน 30 นาที" in Client().get(link).content.decode()
    assert set_new(Client(), link).status_code == 200


def test_the_form_does_not_carry_the_token_in_its_address(ask, mailbox, client, clerk):
    ask("clerk@example.go.th")
    link = link_in(mailbox[0])

    assert client.get(link)["Location"].endswith("/set-password/")


def test_the_link_is_short_lived(ask, mailbox, client, clerk, settings):
    assert settings.PASSWORD_RESET_TIMEOUT == 30 * 60
    ask("clerk@example.go.th")
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "ลิงก์นี้ใช้ไม่ได้" in client.get(link_in(mailbox[0])).content.decode()


def test_everybody_is_answered_alike(ask, mailbox, clerk):
    answers = {}
    for email in ("clerk@example.go.th", "nobody@example.go.th"):
        answers[email] = ask(email).content.decode()

    assert answers["clerk@example.go.th"] == answers["nobody@example.go.th"]
    assert "ถ้ามีบัญชีที่เปิดใช้งานอยู่และใช้อีเมลนี้" in answers["nobody@example.go.th"]
    assert len(mailbox) == 1


def test_the_answer_waits_for_no_mail_server(ask, mailbox, clerk, monkeypatch):
    """Sending takes as long as the other side likes: it would tell that there was a mail."""
    released = threading.Event()
    send = mailbox.__class__.handle_DATA

    async def slow(self, *args):
        while not released.is_set():
            await asyncio.sleep(0.01)
        return await send(self, *args)

    monkeypatch.setattr(mailbox.__class__, "handle_DATA", slow)
    response = Client().post("/admin/forgotten/", {"email": "clerk@example.go.th"}, follow=True)

    assert response.status_code == 200
    assert not mailbox
    released.set()
    wait_for_mail()
    assert len(mailbox) == 1


def test_a_forged_host_is_not_in_the_link(ask, mailbox, clerk):
    refused = ask("clerk@example.go.th", HTTP_HOST="evil.example.com")
    ask("clerk@example.go.th", HTTP_X_FORWARDED_HOST="evil.example.com")

    assert refused.status_code == 400
    assert "evil" not in text_of(mailbox[0])
    assert link_in(mailbox[0])


def test_nobodys_mailbox_is_filled(ask, mailbox, clerk):
    for _ in range(8):
        assert "ถ้ามีบัญชี" in ask("clerk@example.go.th").content.decode()

    assert len(mailbox) == 3


def test_a_closed_account_gets_no_link(ask, mailbox, clerk):
    clerk.is_active = False
    clerk.save()

    ask("clerk@example.go.th")

    assert not mailbox


def test_the_second_step_is_still_asked(ask, mailbox, sign_in, client, secretary, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    secretary.email = "secretary@example.go.th"
    secretary.save()
    with_telephone(secretary)
    ask("secretary@example.go.th")
    set_new(client, link_in(mailbox[0]))

    assert sign_in("secretary", NEW)["Location"] == "/admin/login/code/"


def test_the_other_sign_ins_end_and_the_person_is_told(ask, mailbox, clerk, client):
    elsewhere = Client()
    elsewhere.force_login(clerk)
    ask("clerk@example.go.th")
    set_new(client, link_in(mailbox[0]))
    wait_for_mail()

    assert not is_signed_in(elsewhere)
    assert mailbox[1]["Subject"].strip() == "แจ้งเพื่อทราบ: เปลี่ยนรหัสผ่านของบัญชีนี้แล้ว"
    assert "กรุณาแจ้งผู้ดูแลระบบทันที" in text_of(mailbox[1])


def test_it_is_noted_without_link_or_address(ask, mailbox, clerk):
    ask("clerk@example.go.th")

    entry = LogEntry.objects.latest("pk")
    assert entry.additional_data["event"] == "reset-asked"
    assert entry.object_repr == "clerk"
    assert link_in(mailbox[0]) not in str(list(LogEntry.objects.values()))


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("สั้นไป", "ต้องมีอย่างน้อย 12 ตัวอักษร"),
        ("ก" * 129, "ต้องไม่เกิน 128 ตัวอักษร"),
        ("passwordpassword1", "ทั่วไป"),
        ("2566-Iloveyou-2566", "ทั่วไป"),
        ("123456789012345", "ตัวเลข"),
        ("clerk@example.go", "คล้าย"),
    ],
)
def test_bad_passwords_are_refused_in_thai(ask, mailbox, clerk, client, password, said):
    ask("clerk@example.go.th")

    page = set_new(client, link_in(mailbox[0]), password).content.decode()

    assert said in page
    clerk.refresh_from_db()
    assert not clerk.check_password(password)


def test_a_long_sentence_of_thai_words_is_a_good_password(ask, mailbox, clerk, client):
    ask("clerk@example.go.th")

    set_new(client, link_in(mailbox[0]), "แมวดำ กินปลาทู ริมคลองบางเขน")

    clerk.refresh_from_db()
    assert clerk.check_password("แมวดำ กินปลาทู ริมคลองบางเขน")


def test_without_mail_the_page_says_whom_to_ask(client, settings, db):
    settings.MAIL_IS_SET = False

    page = client.get("/admin/forgotten/").content.decode()

    assert "แจ้งผู้ดูแลระบบ" in page
    assert "<form" not in page.partition('id="content"')[2]
