"""What the back office says after people sign in, change passwords, save and delete, in Thai."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.urls import reverse

from agency.models import User
from agency.roles import CLERK
from tests import make


def test_signing_in_and_out(reader, root, client):
    client.logout()
    login = reverse("admin:login")
    User.objects.create_user("nobody", password="รหัสผ่านของ-nobody")
    reader.open(reverse("admin:index"))
    for username, password in [
        ("", ""),
        ("root", "ผิด"),
        ("nobody", "รหัสผ่านของ-nobody"),
    ]:
        page = reader.post(login, {"username": username, "password": password})
        assert page.context["form"].errors
    reader.post(login, {"username": "root", "password": "รหัสผ่านของ-root"})
    assert reader.client.session["_auth_user_id"] == str(root.pk)
    reader.post(reverse("admin:logout"))
    client.force_login(User.objects.get(username="nobody"))
    reader.open(reverse("admin:index"))


def test_passwords_and_new_people(reader, root):
    change = reverse("admin:password_change")
    old = "รหัสผ่านของ-root"
    for old_one, first, second in [
        ("", "", ""),
        ("ผิด", "a", "b"),
        (old, "password", "password"),
        (old, "123", "123"),
        (old, "root-root", "root-root"),
        (old, "รหัสใหม่ที่ดี", "รหัสใหม่ที่ดี"),
    ]:
        data = {"old_password": old_one, "new_password1": first, "new_password2": second}
        reader.post(change, data)

    add = reverse("admin:agency_user_add")
    clerk = Group.objects.get(name=CLERK).pk
    for username, role in [("root", clerk), ("มี ช่องว่าง", clerk), ("nobody", ""), ("nobody", clerk)]:
        reader.post(add, {"username": username, "groups": [role]})
    user = User.objects.get(username="nobody")

    its_password = reverse("admin:auth_user_password_change", args=[user.pk])
    reader.open(its_password)
    for first, second in [("", ""), ("a", "b"), ("รหัสที่ดีกว่า", "รหัสที่ดีกว่า")]:
        reader.post(its_password, {"password1": first, "password2": second, "set-password": "1"})
    reader.open(its_password)
    reader.open(reverse("admin:agency_user_change", args=[user.pk]))
    reader.open(reverse("admin:agency_user_history", args=[user.pk]))


@pytest.mark.usefixtures("rows", "root")
def test_what_is_said_after_saving_and_deleting(reader):
    add = reverse("admin:agency_division_add")
    for button in ("_save", "_continue", "_addanother"):
        reader.post(add, {"name": f"กองที่{reader.pages}", "order": 1, button: 1})
    division = make.division("กองใหม่")
    change = reverse("admin:agency_division_change", args=[division.pk])
    for button in ("_save", "_continue", "_addanother"):
        reader.post(change, {"name": "กองใหม่", "order": reader.pages, button: 1})
    reader.open(reverse("admin:agency_division_history", args=[division.pk]))
    reader.post(reverse("admin:agency_division_delete", args=[division.pk]), {"post": "yes"})
    assert LogEntry.objects.count() > 6
    reader.open(reverse("admin:index"))

    people = reverse("admin:agency_user_changelist")
    reader.post(people, {"action": "delete_selected"})
    reader.post(people, {"action": "", "_selected_action": [1]})
    chosen = list(User.objects.values_list("pk", flat=True))
    reader.post(people, {"action": "delete_selected", "_selected_action": chosen})
    staying = make.clerk(username="nobody").pk
    data = {"action": "delete_selected", "_selected_action": [staying], "post": "yes"}
    reader.post(people, data)
    assert User.objects.filter(pk=staying).exists()
