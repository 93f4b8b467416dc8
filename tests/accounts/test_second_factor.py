"""The second step: who needs it, how it is set up, what it refuses."""

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import RecoveryCode
from accounts.second_factor import make_recovery_codes
from agency.models import User
from tests import make
from tests.accounts.people import code_of, codes_on, is_signed_in, let_pass, with_telephone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_factor_required")]

CODE_PAGE, SET_UP = "/admin/login/code/", "/admin/second-factor/"


def test_a_clerk_needs_no_second_step(sign_in, client, clerk):
    assert sign_in("clerk")["Location"] == "/admin/"
    assert is_signed_in(client)


@pytest.mark.parametrize("role", ["secretary", "administrator"])
def test_who_may_publish_or_administer_sets_up_a_telephone_first(sign_in, client, request, role):
    request.getfixturevalue(role)

    assert sign_in(role)["Location"] == SET_UP
    assert not is_signed_in(client)
    assert "จึงต้องยืนยันสองขั้น" in client.get(SET_UP).content.decode()


def test_the_server_superuser_needs_it_too(sign_in, client, db):
    User.objects.create_superuser("root", password="รหัสผ่านของ-root")

    assert sign_in("root")["Location"] == SET_UP


def test_setting_up_signs_in_shows_ten_codes_once_and_goes_on(sign_in, client, secretary):
    sign_in("secretary", next="/admin/log/")
    page = client.get(SET_UP).content.decode()
    key = TOTPDevice.objects.get().key

    response = client.post(SET_UP, {"code": code_of(secretary)})

    assert "data:image/svg+xml" in page
    assert key not in page  # the key is shown as an app reads it, not as it is stored
    assert len(set(codes_on(response))) == 10
    assert 'href="/admin/log/"' in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert is_signed_in(client)
    assert not codes_on(client.get(SET_UP))
    stored = list(RecoveryCode.objects.values_list("code", flat=True))
    assert len(stored) == 10
    assert all("$" in code and code not in codes_on(response) for code in stored)


def test_a_wrong_first_code_sets_nothing_up(sign_in, client, secretary):
    sign_in("secretary")
    client.get(SET_UP)

    page = client.post(SET_UP, {"code": "000000"}).content.decode()

    assert "รหัสนี้ไม่ถูกต้อง" in page
    assert not TOTPDevice.objects.filter(confirmed=True)
    assert not is_signed_in(client)


def test_the_code_of_the_telephone_signs_in(sign_in, prove, client, secretary):
    with_telephone(secretary)

    assert sign_in("secretary", next="/admin/log/")["Location"] == CODE_PAGE
    assert not is_signed_in(client)
    assert prove(code_of(secretary))["Location"] == "/admin/log/"
    assert is_signed_in(client)


def test_thai_digits_and_spaces_are_read(sign_in, prove, client, secretary):
    with_telephone(secretary)
    sign_in("secretary")
    digits = code_of(secretary).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))

    prove(f" {digits[:3]} {digits[3:]} ")

    assert is_signed_in(client)


def test_a_code_works_once(sign_in, prove, secretary):
    with_telephone(secretary)
    code = code_of(secretary)
    thief = Client()
    sign_in("secretary")
    prove(code)
    sign_in("secretary", by=thief)

    prove(code, thief)

    assert not is_signed_in(thief)


def test_a_recovery_code_works_once_and_few_left_are_told(sign_in, prove, client, secretary):
    with_telephone(secretary)
    codes = make_recovery_codes(secretary)
    for code in codes[:7]:
        one = Client()
        sign_in("secretary", by=one)
        prove(code.upper(), one)
        page = one.get("/admin/")
        assert page.status_code == 200

    assert "เหลือรหัสสำรอง 3 รหัส" in page.content.decode()
    sign_in("secretary")
    assert prove(codes[0]).status_code == 200
    assert not is_signed_in(client)


def test_guessing_codes_has_to_wait(sign_in, prove, client, secretary):
    with_telephone(secretary)
    sign_in("secretary")
    for number in range(5):
        prove(f"{number:06}")

    refused = prove(code_of(secretary)).content.decode()

    assert "กรุณารออีก 30 วินาที" in refused
    let_pass(seconds=31)
    prove(code_of(secretary))
    assert is_signed_in(client)


def test_the_password_alone_opens_nothing(sign_in, client, secretary):
    with_telephone(secretary)
    sign_in("secretary")
    meeting = make.meeting(published_at=None)

    for address in ("/admin/", "/admin/log/", "/admin/password_change/", "/admin/jsi18n/"):
        assert client.get(address).status_code == 302, address
    assert client.get(f"/meetings/{meeting.pk}/minutes.pdf").status_code == 404


def test_who_has_a_telephone_cannot_be_given_another_with_the_password(sign_in, client, secretary):
    with_telephone(secretary)
    sign_in("secretary")

    response = client.get(SET_UP)
    client.post(SET_UP, {"code": "123456"})

    assert response["Location"] == CODE_PAGE
    assert TOTPDevice.objects.count() == 1


def test_the_second_step_waits_ten_minutes(sign_in, prove, client, secretary):
    with_telephone(secretary)
    sign_in("secretary")
    session = client.session
    session["partial_login"] = {
        **session["partial_login"],
        "at": session["partial_login"]["at"] - 601,
    }
    session.save()

    assert prove(code_of(secretary))["Location"] == "/admin/login/"
    assert not is_signed_in(client)


def test_the_second_step_ends_with_the_password(sign_in, prove, client, secretary):
    with_telephone(secretary)
    sign_in("secretary")
    secretary.set_password("รหัสผ่านอื่นที่ยาวพอ")
    secretary.save()

    assert prove(code_of(secretary))["Location"] == "/admin/login/"


def test_who_becomes_a_reviewer_is_asked_at_the_next_request(sign_in, client, clerk):
    sign_in("clerk")
    clerk.groups.set(make.secretary("another").groups.all())

    assert not is_signed_in(client)


def test_without_the_setting_nobody_is_asked_who_set_nothing_up(
    settings, sign_in, client, administrator
):
    settings.SECOND_FACTOR_REQUIRED = False
    make.fiscal_year()  # a portal that is set up

    assert sign_in("administrator")["Location"] == "/admin/"
    assert is_signed_in(client)


def test_the_back_office_shows_nobodys_key(settings, client, db):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(User.objects.create_superuser("root"))

    assert client.get("/admin/otp_totp/totpdevice/").status_code == 404
