"""Errors reach the administrators by mail, by a real server; a storm does not."""

import logging

import django
import pytest

from operations.monitoring.error_mail import AdministratorsMail, RateLimit
from tests import make
from tests.local_mail import free_port, use_mail_server

ADMIN = "admin@example.go.th"


@pytest.fixture
def administrators(settings):
    settings.ADMINS = [ADMIN] if django.VERSION >= (6, 0) else [("", ADMIN)]


@pytest.fixture
def mailbox(administrators, mailbox):
    return mailbox


@pytest.fixture
def handler():
    """The handler that the settings put on everything, with its limit of five untouched."""
    (found,) = (
        each for each in logging.getLogger().handlers if isinstance(each, AdministratorsMail)
    )
    found.rate_limit = RateLimit(most=5, seconds=3600)
    return found


@pytest.fixture
def errors(handler):
    """A logger of the program."""
    return logging.getLogger("ita_portal.of_a_test")


@pytest.mark.django_db
def test_an_error_on_a_page_is_mailed_with_place_and_request_but_no_person(
    client, mailbox, handler, monkeypatch
):
    monkeypatch.setattr("public_site.views.summarise_year", lambda *args, **options: 1 / 0)
    make.fiscal_year(2566)
    client.raise_request_exception = False

    client.get("/2566/?q=somchai", headers={"user-agent": "Curious"}, REMOTE_ADDR="203.0.113.9")

    (mail,) = mailbox
    assert mail["To"] == ADMIN
    assert "ZeroDivisionError" in mail["Subject"]
    text = mail.get_content()
    assert "หน้า: GET /2566/" in text
    assert "public_site/views.py" in text
    for secret in ("somchai", "Curious", "203.0.113.9", "cookie"):
        assert secret not in text


def test_a_storm_sends_five_mails_and_the_next_one_says_what_was_kept_back(
    mailbox, handler, errors
):
    for number in range(10_000):
        errors.error("ผิดพลาดครั้งที่ %s", number)
    assert len(mailbox) == 5

    handler.rate_limit.times.clear()  # an hour later
    errors.error("เรื่องใหม่")

    assert len(mailbox) == 6
    assert "อีก 9995 เรื่อง" in mailbox[-1].get_content()


def test_a_dead_mail_server_does_no_further_harm(settings, administrators, errors, capsys):
    use_mail_server(settings, free_port())

    errors.error("ผิดพลาด")

    assert capsys.readouterr().err == ""


def test_without_administrators_or_mail_server_nothing_is_tried(settings, handler, errors):
    settings.ADMINS = []
    settings.MAIL_IS_SET = True
    errors.error("ผิดพลาด")

    assert not handler.rate_limit.times


def test_the_rate_limit_opens_again_when_the_time_is_over():
    rate_limit = RateLimit(most=1, seconds=0)

    assert [rate_limit.take(), rate_limit.take()] == [0, 0]
    rate_limit.seconds = 3600
    assert rate_limit.take() is None
    assert rate_limit.refused == 1


def test_a_log_line_of_one_request_names_it_in_the_mail(mailbox, errors, log):
    from operations.monitoring.json_lines import request_id

    request_id.set("a1b2c3d4")
    errors.error("ผิดพลาด")

    assert "รหัสคำขอ: a1b2c3d4" in mailbox[0].get_content()
