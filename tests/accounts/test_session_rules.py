"""How long a sign-in lasts, and what ends it."""

import time
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests import made, make
from tests.accounts.people import is_signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, clerk):
    client.force_login(clerk)
    return client


def change(client, **values):
    session = client.session
    for name, value in values.items():
        session[name] = value
    session.save()


def test_a_sign_in_ends_after_half_an_hour_of_silence(signed_in, settings):
    assert settings.SESSION_COOKIE_AGE == 30 * 60
    change(signed_in, seen_at=time.time() - 30 * 60 - 1)

    assert not is_signed_in(signed_in)


def test_the_database_forgets_it_too(signed_in):
    (row,) = Session.objects.all()

    assert row.expire_date <= timezone.now() + timedelta(minutes=30)


def test_who_works_on_stays_signed_in(signed_in):
    for _ in range(3):
        change(signed_in, seen_at=time.time() - 29 * 60)
        assert is_signed_in(signed_in)

    assert time.time() - signed_in.session["seen_at"] < 60


def test_most_requests_cost_no_write(signed_in, django_assert_max_num_queries):
    before = signed_in.session["seen_at"]

    signed_in.get("/admin/password_change/")

    assert signed_in.session["seen_at"] == before


def test_after_twelve_hours_it_ends_in_the_middle_of_work(signed_in, settings):
    assert settings.SESSION_LONGEST == 12 * 60 * 60
    change(signed_in, signed_in_at=time.time() - 12 * 60 * 60 - 1)

    assert not is_signed_in(signed_in)
    assert not Session.objects.exists()


def test_a_session_without_its_clocks_is_nobodys(signed_in):
    session = signed_in.session
    del session["signed_in_at"]
    session.save()

    assert not is_signed_in(signed_in)


def test_the_browser_forgets_it_when_it_is_closed(signed_in, sign_in, client):
    other = Client()
    sign_in("clerk", by=other)

    cookie = other.cookies["sessionid"]
    assert cookie["max-age"] == cookie["expires"] == ""
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_an_old_session_opens_no_draft_on_the_public_side_either(client):
    client.force_login(make.secretary())
    address = f"/meetings/{make.meeting(published_at=None).pk}/minutes.docx"
    assert made.answer(client, address).status_code == 200

    change(client, signed_in_at=0)

    assert client.get(address).status_code == 404


def test_changing_the_password_signs_out_everywhere_but_here(signed_in, clerk):
    elsewhere = Client()
    elsewhere.force_login(clerk)
    new = "รหัสผ่านใหม่ยาวพอ"

    signed_in.post(
        "/admin/password_change/",
        {"old_password": "รหัสผ่านของ-clerk", "new_password1": new, "new_password2": new},
    )

    assert is_signed_in(signed_in)
    assert not is_signed_in(elsewhere)


def test_a_new_password_by_the_administrator_signs_the_person_out(signed_in, clerk):
    office = Client()
    office.force_login(make.administrator())

    office.post(
        f"/admin/agency/user/{clerk.pk}/password/",
        {"password1": "รหัสผ่านใหม่ยาวพอ", "password2": "รหัสผ่านใหม่ยาวพอ", "usable_password": "true"},
    )

    assert not is_signed_in(signed_in)


def test_a_closed_account_is_out_at_once(signed_in, clerk):
    clerk.is_active = False
    clerk.save()

    assert not is_signed_in(signed_in)


def test_a_session_that_somebody_planted_is_not_signed_in(sign_in, clerk):
    """Session fixation: the key changes when a person signs in."""
    victim, attacker = Client(), Client()
    victim.get("/admin/new-password/MQ/forged-token/")
    change(victim, planted="1")
    planted = victim.session.session_key
    attacker.cookies["sessionid"] = victim.cookies["sessionid"].value

    sign_in("clerk", by=victim)

    assert victim.session.session_key != planted
    assert is_signed_in(victim)
    assert not is_signed_in(attacker)


def test_an_invented_key_becomes_no_session(sign_in, client, clerk):
    client.cookies["sessionid"] = "a" * 32

    sign_in("clerk")

    assert client.cookies["sessionid"].value != "a" * 32
    assert not Session.objects.filter(session_key="a" * 32)


def test_signing_out_ends_the_session_on_the_server(signed_in):
    key = signed_in.session.session_key
    signed_in.post("/admin/logout/")

    thief = Client()
    thief.cookies["sessionid"] = key
    assert not is_signed_in(thief)
