"""The office is never without an administrator who can sign in."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from agency.last_administrator import LAST, OWN, is_last_administrator
from agency.models import User
from agency.roles import ADMINISTRATOR, CLERK
from tests import make
from tests.revision.in_order import Running, uncommitted
from tests.spreadsheets.test_what_an_import_changes import downloaded, errors_of, imported, tried

pytestmark = pytest.mark.django_db


@pytest.fixture
def root():
    return User.objects.create_superuser("root", password="รหัสผ่านของ-root")


@pytest.fixture
def second(administrator):
    return make.administrator("second")


def save_form(client, person: User, **values):
    """Open the person's page, change something, save."""
    address = f"/admin/agency/user/{person.pk}/change/"
    form = client.get(address).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields if name != "password"}
    data |= {"is_active": "on" if person.is_active else "", **values}
    answer = client.post(address, {name: value for name, value in data.items() if value != ""})
    return answer.content.decode()


def works(person: User) -> bool:
    """Whether the person is still an administrator with an open account."""
    person = User.objects.get(pk=person.pk)
    return person.is_active and person.groups.filter(name=ADMINISTRATOR).exists()


def test_who_is_the_last_one(administrator, clerk, root):
    assert is_last_administrator(administrator)
    assert not is_last_administrator(clerk)
    assert not is_last_administrator(root)

    make.administrator("second")
    assert not is_last_administrator(administrator)


def test_one_who_cannot_sign_in_does_not_count(administrator, second):
    second.set_unusable_password()
    second.save()

    assert is_last_administrator(administrator)


WAYS = {
    "closing": lambda user: User(**plain(user) | {"is_active": False}).save(),
    "losing the password": lambda user: User(**plain(user) | {"password": "!"}).save(),
    "losing the role": lambda user: user.groups.set([Group.objects.get(name=CLERK)]),
    "losing all roles": lambda user: user.groups.clear(),
    "leaving the role": lambda user: Group.objects.get(name=ADMINISTRATOR).user_set.remove(user),
    "emptying the role": lambda user: Group.objects.get(name=ADMINISTRATOR).user_set.clear(),
    "deleting": lambda user: user.delete(),
}


def plain(user: User) -> dict:
    return {field.attname: getattr(user, field.attname) for field in user._meta.concrete_fields}


@pytest.mark.parametrize("way", WAYS)
def test_no_code_takes_the_last_one_away(administrator, way):
    with pytest.raises(ValidationError, match="ผู้ดูแลระบบคนสุดท้าย"), transaction.atomic():
        WAYS[way](administrator)

    assert works(administrator)


@pytest.mark.parametrize("way", [way for way in WAYS if way != "emptying the role"])
def test_the_last_but_one_may_go(administrator, second, way):
    WAYS[way](second)

    assert is_last_administrator(administrator)


@pytest.mark.parametrize("change", [{"is_active": ""}, {"groups": []}])
def test_the_form_refuses_the_own_account_and_the_last_one(client, administrator, root, change):
    client.force_login(administrator)
    assert OWN in save_form(client, administrator, **change)

    client.force_login(root)
    assert LAST in save_form(client, administrator, **change)
    assert works(administrator)


def test_the_form_closes_another_administrator(client, administrator, second):
    client.force_login(administrator)

    save_form(client, second, is_active="")

    assert not works(second)


def test_an_imported_table_takes_the_last_one_neither(administrator, root):
    row = next(row for row in downloaded("users", root) if row["ชื่อผู้ใช้"] == "administrator")

    for change in ({"ใช้งานได้": "ไม่ใช่"}, {"บทบาท": "เจ้าหน้าที่"}):
        assert errors_of(tried("users", root, [row | change])) == [("ทั้งแถว", LAST)]


def test_an_imported_table_takes_not_both_of_two(administrator, second, root):
    rows = [r for r in downloaded("users", root) if r["บทบาท"] == ADMINISTRATOR]
    assert len(rows) == 2

    done = imported("users", root, [row | {"ใช้งานได้": "ไม่ใช่"} for row in rows])

    assert [text for _, text in errors_of(done)] == [LAST]
    assert works(administrator)
    assert works(second)


def test_the_password_form_has_no_switch_that_takes_the_password_away(client, administrator):
    client.force_login(make.administrator("second"))
    address = f"/admin/agency/user/{administrator.pk}/password/"
    assert 'name="usable_password"' not in client.get(address).content.decode()

    client.post(address, {"usable_password": "false", "unset-password": "1"})

    administrator.refresh_from_db()
    assert administrator.has_usable_password()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
def test_two_who_close_each_other_at_the_same_moment_are_not_both_closed(roles):
    first, second = make.administrator("first"), make.administrator("second")

    with uncommitted(lambda: close(second)):
        later = Running(lambda: close(first))
        later.until_it_waits_or_ends()
        assert later.thread.is_alive()
    later.end()

    assert isinstance(later.error, ValidationError)
    assert later.error.messages == [LAST]
    assert works(first)
    assert not works(second)


def close(person: User) -> None:
    person.is_active = False
    person.save()
