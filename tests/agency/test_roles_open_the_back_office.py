"""A role lets a person into the back office, on every way; without one nobody gets in."""

import pytest
from django.contrib.auth.models import Group

from agency.models import User
from agency.roles import CLERK, ROLES, SECRETARY
from tests import make

pytestmark = pytest.mark.django_db


def role(name: str) -> Group:
    return Group.objects.get(name=name)


def opens(person: User) -> bool:
    """As the database has it, and the object in hand."""
    assert person.is_staff == User.objects.get(pk=person.pk).is_staff
    return person.is_staff


@pytest.mark.parametrize("name", ROLES)
def test_a_role_opens_and_taking_it_away_closes(name):
    person = User.objects.create_user("somchai")
    assert not opens(person)

    person.groups.add(role(name))
    assert opens(person)

    person.groups.clear()
    assert not opens(person)


def test_the_flag_alone_is_worth_nothing():
    assert not opens(User.objects.create_user("somchai", is_staff=True))


def test_one_role_of_two_is_enough(clerk):
    clerk.groups.add(role(SECRETARY))
    clerk.groups.remove(role(CLERK))

    assert opens(clerk)


def test_it_goes_the_other_way_round_too(clerk):
    role(CLERK).user_set.remove(clerk)
    clerk.refresh_from_db()
    assert not opens(clerk)

    role(CLERK).user_set.add(clerk)
    clerk.refresh_from_db()
    assert opens(clerk)

    role(CLERK).user_set.clear()
    clerk.refresh_from_db()
    assert not opens(clerk)


def test_a_superuser_needs_no_role():
    assert opens(User.objects.create_superuser("root"))


def test_the_form_has_no_switch_for_it_and_none_is_needed(client, administrator):
    person = User.objects.create_user("somchai", password="รหัสผ่านของ-somchai")
    client.force_login(administrator)
    address = f"/admin/agency/user/{person.pk}/change/"
    assert 'name="is_staff"' not in client.get(address).content.decode()

    form = client.get(address).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields if name != "password"}
    client.post(address, data | {"groups": [role(CLERK).pk], "divisions": []})

    assert opens(User.objects.get(pk=person.pk))


def test_a_clerk_without_a_division_is_told_so_on_the_own_page(client, page):
    make.fiscal_year()
    client.force_login(make.clerk())

    assert "ยังไม่ได้กำหนดส่วนราชการให้ท่าน กรุณาแจ้งผู้ดูแลระบบ" in page("/admin/")
