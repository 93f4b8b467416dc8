"""A lost laptop: sign-ins are ended from elsewhere, at once, and it is in the log."""

import pytest
from auditlog.models import LogEntry
from django.core.management import CommandError, call_command
from django.test import Client

from tests import make
from tests.accounts.people import is_signed_in

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/agency/user/"


@pytest.fixture
def laptop(clerk):
    """Where the clerk is signed in."""
    client = Client()
    client.force_login(clerk)
    return client


def ended() -> list[str]:
    entries = LogEntry.objects.filter(additional_data__event="sessions-ended").order_by("pk")
    return [entry.object_repr for entry in entries]


def test_the_command_ends_one_persons_sign_ins(laptop, clerk, capsys):
    boss = Client()
    boss.force_login(make.administrator())

    call_command("end_sessions", "clerk")

    assert not is_signed_in(laptop)
    assert is_signed_in(boss)
    assert ended() == [str(clerk)]
    assert "1 คน" in capsys.readouterr().out


def test_the_command_ends_everybodys(laptop):
    boss = Client()
    boss.force_login(make.administrator())

    call_command("end_sessions", "--all")

    assert not is_signed_in(laptop)
    assert not is_signed_in(boss)
    assert len(ended()) == 2


@pytest.mark.parametrize("words", [[], ["clerk", "--all"], ["clerk", "nobody"]])
def test_a_misunderstanding_ends_nothing(laptop, words):
    with pytest.raises(CommandError):
        call_command("end_sessions", *words)
    assert is_signed_in(laptop)


def end(client, user):
    data = {"action": "sign_out_everywhere", "_selected_action": [user.pk]}
    return client.post(PEOPLE, data, follow=True)


def test_an_administrator_ends_them_from_the_list(client, laptop, clerk):
    client.force_login(make.administrator())

    assert "ออกจากระบบทุกเครื่องแล้ว 1 คน" in end(client, clerk).content.decode()

    assert not is_signed_in(laptop)
    assert ended() == [str(clerk)]


def test_others_cannot(client, laptop, clerk):
    client.force_login(make.secretary())
    assert end(client, clerk).status_code == 403
    assert is_signed_in(laptop)


def test_an_administrator_of_the_office_cannot_end_the_superusers(client):
    root = make.User.objects.create_superuser("root", password="รหัสผ่านของ-root")
    there = Client()
    there.force_login(root)
    client.force_login(make.administrator())

    end(client, root)

    assert is_signed_in(there)


def test_signing_out_clears_the_browser_but_not_that_it_is_known(sign_in, client, clerk):
    sign_in("clerk")

    response = client.post("/admin/logout/")

    assert response["Clear-Site-Data"] == '"cache", "storage"'  # no cookies: a known browser stays
    assert not is_signed_in(client)
