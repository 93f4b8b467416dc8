"""Guessing passwords is slow, and locks neither the office nor a person out."""

import threading

import pytest
from django.db import connection
from django.test import Client

from accounts.addresses import address_of
from accounts.models import FailedAttempts
from tests import make
from tests.accounts.people import is_signed_in, let_pass

pytestmark = pytest.mark.django_db

WAIT = "ลองไม่สำเร็จหลายครั้งแล้ว กรุณารออีก "


@pytest.fixture
def guess(sign_in):
    """Guess so many times; the last answer as text."""

    def many(username, times, **options):
        for _ in range(times):
            response = sign_in(username, "เดา", by=Client(), **options)
        return response.content.decode()

    return many


def test_the_sixth_guess_from_one_place_has_to_wait(guess, clerk):
    assert WAIT not in guess("clerk", 5)

    assert f"{WAIT}30 วินาที" in guess("clerk", 1)


def test_the_right_password_has_to_wait_as_well(guess, sign_in, clerk):
    guess("clerk", 6)

    assert WAIT in sign_in("clerk").content.decode()
    let_pass(seconds=31)
    assert sign_in("clerk").status_code == 302


def test_each_wait_is_twice_the_one_before_up_to_a_limit(guess, clerk):
    guess("clerk", 5)
    for said in ("30 วินาที", "60 วินาที", "2 นาที", "4 นาที", "8 นาที", "15 นาที", "15 นาที"):
        assert f"{WAIT}{said}" in guess("clerk", 1)
        let_pass(minutes=16)
        guess("clerk", 1)


def test_a_name_that_nobody_has_is_answered_alike(guess, clerk):
    for times in (5, 1):
        known, unknown = guess("clerk", times), guess("nobody", times)
        assert visible(known, "clerk") == visible(unknown, "nobody")


def visible(html, name):
    lines = html.replace(f'value="{name}"', "").splitlines()
    return [line for line in lines if "csrfmiddlewaretoken" not in line]


def test_failures_never_delay_a_colleague_behind_the_same_address(guess, sign_in, clerk):
    make.secretary()
    guess("secretary", 30)
    for number in range(10):
        guess(f"nobody{number}", 6)

    assert sign_in("clerk").status_code == 302


def test_a_thousand_addresses_guess_no_faster_than_one(guess, clerk):
    for number in range(20):
        assert WAIT not in guess("clerk", 1, address=f"198.51.100.{number}")

    assert WAIT in guess("clerk", 1, address="203.0.113.9")


def test_whatever_strangers_do_the_person_gets_in_with_the_own_browser(guess, sign_in, clerk):
    mine = Client()
    sign_in("clerk", by=mine)
    mine.post("/admin/logout/")

    for number in range(30):
        guess("clerk", 6, address=f"198.51.100.{number}")
    guess("clerk", 6)  # from the person's own address

    assert sign_in("clerk", by=mine).status_code == 302


def test_a_known_browser_may_not_guess_on_either(guess, sign_in, clerk):
    mine = Client()
    sign_in("clerk", by=mine)
    mine.post("/admin/logout/")

    for _ in range(5):
        sign_in("clerk", "เดา", by=mine)

    assert WAIT in sign_in("clerk", "เดา", by=mine).content.decode()


def test_the_cookie_of_one_account_helps_with_no_other(guess, sign_in, clerk):
    mine = Client()
    sign_in("clerk", by=mine)
    mine.post("/admin/logout/")
    (name,) = [name for name in mine.cookies if "known-" in name]
    make.secretary()
    guess("secretary", 6)

    forged = Client()
    forged.cookies[name] = mine.cookies[name].value + "x"

    assert WAIT in sign_in("secretary", by=mine).content.decode()
    guess("clerk", 6)
    assert WAIT in sign_in("clerk", by=forged).content.decode()


def test_the_cookie_stays_in_the_back_office(sign_in, client, clerk):
    sign_in("clerk")

    (cookie,) = [cookie for name, cookie in client.cookies.items() if "known-" in name]
    assert cookie["path"] == "/admin/"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_success_makes_the_place_clean_again(guess, sign_in, clerk):
    guess("clerk", 4)
    sign_in("clerk")

    assert WAIT not in guess("clerk", 5)


def test_failures_are_forgotten_after_a_day(guess, clerk):
    guess("clerk", 30)
    let_pass(days=1, minutes=1)

    assert WAIT not in guess("clerk", 5)
    let_pass(days=3)
    guess("nobody", 1)
    assert FailedAttempts.objects.count() == 2  # the rows of "nobody"


def test_neither_names_nor_addresses_are_stored(guess, clerk):
    guess("clerk", 3, address="198.51.100.7")

    stored = " ".join(row.key for row in FailedAttempts.objects.all())
    assert "clerk" not in stored
    assert "198.51" not in stored


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_time_count_like_guesses_one_by_one(roles):
    make.clerk()
    answers = []

    def one():
        data = {"username": "clerk", "password": "เดา"}
        answers.append(Client().post("/admin/login/", data).content.decode())
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([answer for answer in answers if WAIT in answer]) == 7


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.5", "192.0.2.1"),  # no proxy of ours: anybody may have written it
        (1, "10.0.0.1, 203.0.113.5", "203.0.113.5"),
        (2, "198.51.100.1, 203.0.113.5, 10.0.0.2", "203.0.113.5"),
        (1, "", "unknown"),
        (1, "nonsense", "unknown"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "::ffff:203.0.113.5", "203.0.113.5"),
    ],
)
def test_the_address_is_what_our_own_proxy_saw(rf, settings, proxies, forwarded, expected):
    settings.PROXIES_IN_FRONT = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})

    assert address_of(request) == expected


def test_signing_in_still_works_plainly(sign_in, client, clerk):
    assert not is_signed_in(client)
    assert sign_in("clerk")["Location"] == "/admin/"
    assert is_signed_in(client)
