"""Signing in and changes of rights in the one log: found there, filtered there, no secrets."""

import pytest
from auditlog.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.test import Client

from agency.roles import SECRETARY
from records.audit import EVENTS
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(client):
    """The log page as a secretary reads it."""
    client.force_login(make.secretary())
    return lambda **query: client.get("/admin/log/", query).content.decode()


def sign_in(username, password):
    data = {"username": username, "password": password}
    return Client().post("/admin/login/", data, REMOTE_ADDR="198.51.100.7")


def lines(html) -> int:
    return html.count('data-label="การกระทำ"')


def test_a_sign_in_and_a_failure_stand_in_the_log(log, clerk):
    sign_in("clerk", "รหัสผ่านของ-clerk")
    sign_in("clerk", "ลืมไปแล้ว")

    done, failed = log(action="sign-in"), log(action="sign-in-failed")

    assert lines(done) == lines(failed) == 1
    assert '<td data-label="การกระทำ">เข้าสู่ระบบ</td>' in done
    assert '<td data-label="การกระทำ">เข้าสู่ระบบไม่สำเร็จ</td>' in failed


def test_who_failed_is_nobody_and_the_account_is_named(log, clerk):
    sign_in("clerk", "เดา")

    failed = log(action="sign-in-failed")

    assert '<td data-label="ผู้ใช้งาน">ผู้ที่ยังไม่เข้าสู่ระบบ</td>' in failed
    assert "ผู้ใช้งาน: clerk" in " ".join(failed.split())


def test_signing_out_is_noted(log, clerk):
    mine = Client()
    mine.force_login(clerk)
    mine.post("/admin/logout/")

    assert lines(log(action="sign-out", person=clerk.pk)) == 1


def test_neither_the_password_nor_the_address_is_kept(clerk):
    sign_in("clerk", "ลืมไปแล้ว")
    sign_in("รหัสผ่านในช่องชื่อ", "x")

    kept = str(list(LogEntry.objects.values()))

    assert "ลืมไปแล้ว" not in kept
    assert "รหัสผ่านในช่องชื่อ" not in kept
    assert "198.51.100.7" not in kept


def test_a_name_that_nobody_has_fills_no_log(clerk):
    for number in range(20):
        sign_in(f"nobody{number}", "x")

    assert not LogEntry.objects.filter(additional_data__event="sign-in-failed").exists()


def test_a_new_role_and_new_rights_stand_in_the_log(log, clerk):
    clerk.groups.add(Group.objects.get(name=SECRETARY))
    clerk.user_permissions.add(
        Permission.objects.get(codename="view_user", content_type__app_label="agency")
    )
    Group.objects.get(name=SECRETARY).permissions.add(
        Permission.objects.get(codename="delete_logentry", content_type__app_label="auditlog")
    )

    people, groups = log(kind="agency.user"), log(kind="auth.group")

    given = "".join(people.partition("บทบาท:")[2].split())
    assert given.startswith(f"</strong><span>–</span>→<span>{SECRETARY}</span>")
    assert "Can view" in people
    assert "Can delete" in groups


def test_a_closed_account_stands_in_the_log(log, clerk):
    clerk.is_active = False
    clerk.save()

    assert "ใช่" in log(kind="agency.user", action="1")


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_can_be_asked_for(log, event):
    page = log(action=event)

    assert f'<option value="{event}" selected>{EVENTS[event]}</option>' in page


def test_the_downloads_have_them_too(log, client, clerk):
    sign_in("clerk", "เดา")
    log()

    csv = b"".join(client.get("/admin/log/log.csv?action=sign-in-failed")).decode()

    assert csv.count("เข้าสู่ระบบไม่สำเร็จ") == 1


def test_a_clerk_reads_nobodys_sign_ins(client, clerk):
    client.force_login(clerk)

    assert client.get("/admin/log/?action=sign-in").status_code == 403
    assert client.get(f"/admin/log/agency/user/{clerk.pk}/").status_code == 404
