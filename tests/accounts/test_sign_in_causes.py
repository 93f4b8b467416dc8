"""Who proved the password is told what keeps them out; a stranger learns nothing."""

import pytest

from agency.models import User
from tests.accounts.people import events, is_signed_in

pytestmark = pytest.mark.django_db

WRONG = "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง"
CLOSED = "รหัสผ่านถูกต้อง แต่บัญชีนี้ปิดใช้งานแล้ว"
WITHOUT_ROLE = "รหัสผ่านถูกต้อง แต่ยังไม่ได้กำหนดบทบาทให้บัญชีนี้"


@pytest.fixture
def closed(clerk):
    clerk.is_active = False
    clerk.save()
    return clerk


@pytest.fixture
def without_role(clerk):
    clerk.groups.clear()
    return clerk


def test_a_closed_account_is_told_after_the_right_password_only(sign_in, closed, client):
    assert CLOSED in sign_in("clerk").content.decode()
    assert not is_signed_in(client)

    guessed = sign_in("clerk", "เดา").content.decode()
    assert WRONG in guessed
    assert "ปิดใช้งาน" not in guessed
    assert events() == ["sign-in-refused", "sign-in-failed"]


def test_a_person_without_a_role_is_told_so(sign_in, without_role, client):
    assert WITHOUT_ROLE in sign_in("clerk").content.decode()
    assert not is_signed_in(client)
    assert WRONG in sign_in("clerk", "เดา").content.decode()


def test_no_password_nobody_and_a_wrong_password_are_answered_alike(sign_in, clerk):
    User.objects.create_user("somsri")  # never set a password

    answers = {
        str(sign_in(name, "เดา").context["form"].errors) for name in ("clerk", "somsri", "nobody")
    }

    assert len(answers) == 1


def test_guessing_costs_one_hash_whatever_the_account_is(sign_in, closed, monkeypatch):
    from django.contrib.auth import hashers

    counted = []
    real = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(
        hashers.MD5PasswordHasher,
        "encode",
        lambda self, *given: counted.append(1) or real(self, *given),
    )
    costs = []
    for name in ("clerk", "nobody"):
        counted.clear()
        sign_in(name, "เดา")
        costs.append(len(counted))

    assert costs[0] == costs[1]


def test_a_role_taken_away_while_signed_in_is_told_at_the_door(client, clerk):
    client.force_login(clerk)
    clerk.groups.clear()

    text = client.get("/admin/", follow=True).content.decode()

    assert "ยังไม่ได้กำหนดบทบาท" in text
