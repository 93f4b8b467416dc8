"""The second step in daily life: set up anew, done without, ended elsewhere, reset when lost."""

import threading
from io import StringIO

import pytest
from auditlog.models import LogEntry
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import second_factor
from accounts.models import RecoveryCode
from tests import make
from tests.accounts.people import code_of, codes_on, events, is_signed_in, with_telephone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_factor_required")]

CODE_PAGE, SET_UP = "/admin/login/code/", "/admin/second-factor/"


def test_a_clerk_may_have_one_and_proves_the_password_again(sign_in, client, clerk):
    sign_in("clerk")
    client.get(SET_UP)

    wrong = client.post(SET_UP, {"code": code_of(clerk), "password": "เดา"})
    assert "รหัสผ่านไม่ถูกต้อง" in wrong.content.decode()
    assert not TOTPDevice.objects.filter(confirmed=True)
    right = client.post(SET_UP, {"code": code_of(clerk), "password": "รหัสผ่านของ-clerk"})

    assert len(codes_on(right)) == 10
    assert sign_in("clerk", by=Client())["Location"] == CODE_PAGE


def test_setting_up_ends_the_sign_ins_elsewhere(sign_in, client, clerk):
    elsewhere = Client()
    sign_in("clerk", by=elsewhere)
    sign_in("clerk")
    client.get(SET_UP)
    client.post(SET_UP, {"code": code_of(clerk), "password": "รหัสผ่านของ-clerk"})

    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)


@pytest.fixture
def signed_in_secretary(sign_in, prove, secretary):
    with_telephone(secretary)
    sign_in("secretary")
    prove(code_of(secretary))
    return secretary


def test_new_recovery_codes_need_a_code(signed_in_secretary, client):
    refused = client.post(SET_UP, {"code": "000000", "codes": "1"})
    made = client.post(SET_UP, {"code": code_of(signed_in_secretary, later=1), "codes": "1"})

    assert codes_on(refused) == []
    assert len(codes_on(made)) == 10


def test_another_telephone_takes_the_place_of_the_old_one(signed_in_secretary, client):
    old = TOTPDevice.objects.get()
    client.post(SET_UP, {"code": code_of(signed_in_secretary, later=1), "remove": "1"})
    assert not is_signed_in(client)

    client.get(SET_UP)
    client.post(SET_UP, {"code": code_of(signed_in_secretary)})

    assert is_signed_in(client)
    assert TOTPDevice.objects.get().key != old.key


def test_a_clerk_may_do_without_again(sign_in, prove, client, clerk):
    with_telephone(clerk)
    sign_in("clerk")
    prove(code_of(clerk))

    client.post(SET_UP, {"code": code_of(clerk, later=1), "remove": "1"})

    assert not TOTPDevice.objects.exists()
    assert is_signed_in(client)


def test_signing_out_everywhere_else(signed_in_secretary, sign_in, prove, client):
    elsewhere = Client()
    sign_in("secretary", by=elsewhere)
    prove(code_of(signed_in_secretary, later=1), elsewhere)

    client.post("/admin/end-other-sessions/")

    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)


def test_an_administrator_of_the_server_resets_a_lost_telephone(signed_in_secretary, client):
    out = StringIO()
    call_command("reset_second_factor", "secretary", stdout=out)

    assert "ล้างแล้ว secretary" in out.getvalue()
    assert not is_signed_in(client)
    assert not RecoveryCode.objects.exists()
    assert events()[-1] == "second-factor-removed"
    assert LogEntry.objects.latest("pk").additional_data["way"].startswith("คำสั่ง")
    for name in ("secretary", "nobody"):
        with pytest.raises(CommandError):
            call_command("reset_second_factor", name)


def test_everything_is_noted_and_no_code_or_key_is(sign_in, client, secretary):
    sign_in("secretary")
    client.get(SET_UP)
    client.post(SET_UP, {"code": "000000"})
    codes = codes_on(client.post(SET_UP, {"code": code_of(secretary)}))
    client.post("/admin/logout/")
    sign_in("secretary")
    client.post(CODE_PAGE, {"code": "000000"})
    client.post(CODE_PAGE, {"code": codes[0]})

    assert events() == [
        "code-failed",
        "second-factor-set",
        "recovery-codes-made",
        "sign-in",
        "sign-out",
        "code-failed",
        "recovery-code-used",
        "sign-in",
    ]
    log = str(list(LogEntry.objects.values()))
    for secret in (TOTPDevice.objects.get().key, *codes, codes[0].replace("-", "")):
        assert secret not in log


def test_two_telephones_that_were_begun_at_once_are_one(sign_in, client, clerk):
    for _ in range(2):
        TOTPDevice.objects.create(user=clerk, confirmed=False)
    sign_in("clerk")

    shown = client.get(SET_UP)

    first = TOTPDevice.objects.order_by("pk").first()
    assert shown.status_code == 200
    code = f"{totp(first.bin_key):06}"
    done = client.post(SET_UP, {"code": code, "password": "รหัสผ่านของ-clerk"})
    assert len(codes_on(done)) == 10
    assert TOTPDevice.objects.get(confirmed=True) == first


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_a_page_opened_twice_at_once_begins_one_telephone(roles):
    user, together = make.clerk(make.division()), threading.Barrier(4)

    def begin():
        together.wait()
        second_factor.new_device(user)
        connection.close()

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert TOTPDevice.objects.filter(user=user).count() == 1
