"""Forms with more in them than the page offered: other people's rows, fields that nobody showed."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from agency.models import User
from agency.roles import CLERK
from progress.models import Status, Update
from tests import make
from tests.accounts.people import code_of, with_telephone
from tests.backoffice.row_page import address, form_of, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(palad):
    return make.item(divisions=[palad], title="ข้อของสำนักปลัด")


@pytest.fixture
def foreign():
    return make.item(divisions=[make.division("กองคลัง")], title="ข้อของกองคลัง")


@pytest.fixture
def as_clerk(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def as_administrator(client, administrator):
    client.force_login(administrator)
    return client


def test_a_clerk_cannot_set_what_the_page_does_not_offer(as_clerk, item):
    klang, year = make.division("กองคลัง"), make.fiscal_year(2565)
    press(
        as_clerk,
        item,
        "_continue",
        progress="- ทำแล้ว",
        title="ชื่อปลอม",
        published_at_0="01/10/2565",
        published_at="01/10/2565 08:00",
        divisions=[klang.pk],
        fiscal_year=year.pk,
        number=99,
        for_all_divisions="on",
        published_update="1",
        withdrawn_reason="ถอน",
        state="approved",
        author="1",
        review_note="ผ่าน",
    )

    item.refresh_from_db()
    update = item.updates.get()
    assert (item.title, item.published_update) == ("ข้อของสำนักปลัด", None)
    assert item.withdrawn_at is None
    assert item.fiscal_year.year_be == 2566
    assert not item.for_all_divisions
    assert [d.name for d in item.divisions.all()] == ["สำนักปลัด"]
    assert (update.state, update.progress) == (Update.State.DRAFT, "- ทำแล้ว")
    assert update.author.username == "clerk"


@pytest.mark.parametrize("button", ["_publish", "_send_back"])
def test_a_clerk_who_forges_a_reviewers_button_gets_nowhere(as_clerk, item, button):
    make.draft(item, state="submitted", progress="- ของเดิม")

    press(as_clerk, item, button, status=Status.DONE, review_note="ผ่าน")

    item.refresh_from_db()
    assert item.published_update is None
    assert item.updates.get().state == Update.State.SUBMITTED


def test_evidence_of_another_row_cannot_be_taken_over(as_clerk, item, foreign):
    theirs = make.evidence(foreign, title="หลักฐานของกองคลัง", published_at=None)
    data = form_of(as_clerk, item)
    prefix = "evidence"
    forged = {
        f"{prefix}-TOTAL_FORMS": "1",
        f"{prefix}-INITIAL_FORMS": "1",
        f"{prefix}-0-id": theirs.pk,
        f"{prefix}-0-assignment": item.pk,
        f"{prefix}-0-title": "ขโมย",
        f"{prefix}-0-url": "https://ita.example.go.th/x",
        f"{prefix}-0-DELETE": "on",
        "_continue": "1",
    }

    for change in ({}, {f"{prefix}-0-assignment": foreign.pk}):
        as_clerk.post(address(item), {**data, **forged, **change})

    theirs.refresh_from_db()
    assert (theirs.title, theirs.assignment_id) == ("หลักฐานของกองคลัง", foreign.pk)


def test_new_evidence_cannot_be_hung_on_another_row(as_clerk, item, foreign):
    element = make.element(foreign)
    data = form_of(as_clerk, item) | {
        "evidence-TOTAL_FORMS": "1",
        "evidence-INITIAL_FORMS": "0",
        "evidence-0-title": "หลักฐาน",
        "evidence-0-url": "https://ita.example.go.th/x",
        "evidence-0-assignment": foreign.pk,
        "evidence-0-elements": element.pk,
        "evidence-0-published_at": "01/10/2565",
        "_continue": "1",
    }

    as_clerk.post(address(item), data)

    assert not foreign.evidence.exists()
    assert not element.evidence.exists()
    assert not item.evidence.filter(published_at__isnull=False).exists()


def test_a_foreign_row_takes_no_post(as_clerk, foreign):
    for page in ("change", "delete", "history"):
        forged = reverse(f"admin:oit_checklist_checklistitem_{page}", args=[foreign.pk])
        response = as_clerk.post(forged, {"status": Status.DONE, "progress": "x", "_submit": "1"})
        assert response.status_code in (302, 403), page

    assert not foreign.updates.exists()


def test_a_row_that_lost_its_division_in_the_meantime_takes_no_post(as_clerk, item):
    data = form_of(as_clerk, item)
    item.divisions.set([make.division("กองคลัง")])

    as_clerk.post(address(item), {**data, "progress": "x", "_submit": "1"})

    assert not item.updates.exists()


# -- People and roles -------------------------------------------------------------------------


def user_form(user, **values) -> dict:
    data = {
        "username": user.username,
        "first_name": "",
        "last_name": "",
        "email": "",
        "is_active": "on",
        "groups": [group.pk for group in user.groups.all()],
        "_save": "1",
    }
    return {**data, **values}


def test_an_administrator_makes_nobody_superuser(as_administrator, clerk, administrator):
    for user in (clerk, administrator):
        page = reverse("admin:agency_user_change", args=[user.pk])
        as_administrator.post(
            page,
            user_form(user, is_superuser="on", user_permissions=["1", "2"], password="x"),
        )

        user.refresh_from_db()
        assert not user.is_superuser
        assert not user.user_permissions.exists()
        assert user.check_password(f"รหัสผ่านของ-{user.username}")


def test_a_new_account_is_no_superuser_either(as_administrator):
    as_administrator.post(
        reverse("admin:agency_user_add"),
        {
            "username": "new",
            "groups": [Group.objects.get(name=CLERK).pk],
            "is_superuser": "on",
            "password": "x",
        },
    )

    assert not User.objects.get(username="new").is_superuser


def test_the_superuser_is_out_of_an_administrators_reach(as_administrator, superuser):
    for name in ("agency_user_change", "auth_user_password_change", "agency_user_delete"):
        page = reverse(f"admin:{name}", args=[superuser.pk])
        new = "รหัสผ่านใหม่ยาวพอ"
        as_administrator.post(
            page, user_form(superuser, password1=new, password2=new, is_active="", post="yes")
        )

    superuser.refresh_from_db()
    assert superuser.is_active
    assert superuser.check_password("รหัสผ่านของ-root")


def test_an_administrator_cannot_widen_a_role(as_administrator, clerk):
    role = clerk.groups.get()
    page = reverse("admin:auth_group_change", args=[role.pk])

    response = as_administrator.post(page, {"name": "ใหม่", "permissions": ["1"], "_save": "1"})

    role.refresh_from_db()
    assert response.status_code == 403
    assert role.name != "ใหม่"


def test_a_secretary_changes_nobodys_account(client, secretary, clerk):
    client.force_login(secretary)
    new = "รหัสผ่านใหม่ยาวพอ"
    for name in ("agency_user_change", "auth_user_password_change"):
        page = reverse(f"admin:{name}", args=[clerk.pk])
        response = client.post(page, user_form(clerk, password1=new, password2=new))
        assert response.status_code == 403

    clerk.refresh_from_db()
    assert clerk.check_password("รหัสผ่านของ-clerk")


# -- Where a form may lead --------------------------------------------------------------------

AWAY = [
    "https://evil.example.com/",
    "//evil.example.com/",
    "///evil.example.com/",
    "/\\evil.example.com/",
    "\\\\evil.example.com/",
    "http:evil.example.com",
    "javascript:alert(1)",
    "data:text/html,x",
    " https://evil.example.com/",
    "\thttps://evil.example.com/",
    "https://testserver@evil.example.com/",
    "//testserver.evil.example.com/",
]


@pytest.mark.parametrize("address", AWAY)
@pytest.mark.parametrize("step", ["password", "code"])
def test_signing_in_leads_to_no_other_site(client, clerk, address, step):
    if step == "code":
        with_telephone(clerk)
    data = {"username": "clerk", "password": "รหัสผ่านของ-clerk", "next": address}
    response = client.post("/admin/login/", data, query_params={"next": address})
    if step == "code":
        response = client.post("/admin/login/code/", {"code": code_of(clerk)})

    assert response["Location"] == "/admin/"


def test_forms_of_the_back_office_lead_to_no_other_site(as_administrator):
    division = make.division("กองใหม่")
    page = reverse("admin:agency_division_change", args=[division.pk])
    for trick in ("next", "_changelist_filters", "_to_field", "_popup", "return_to"):
        response = as_administrator.post(
            f"{page}?{trick}=https://evil.example.com/",
            {"name": "กองใหม่", "order": 1, "in_use": "on", "_save": "1"},
        )
        if response.status_code == 302:
            assert response["Location"].startswith("/admin/")
        else:
            assert response.status_code in (200, 400)
            assert 'href="https://evil' not in response.content.decode()
