"""A new person gets in by an invitation or with a first password, and is told so truly."""

import re
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts import invitations
from agency.models import User
from agency.roles import CLERK, SECRETARY
from tests import make
from tests.accounts.people import code_of, events, is_signed_in, wait_for_mail, with_telephone

pytestmark = pytest.mark.django_db

OWN = "คำของฉันเองสี่คำ"
LISTED = "/admin/agency/user/"


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


def add(client, username="somsri", role=CLERK, **values):
    data = {"username": username, "groups": [Group.objects.get(name=role).pk], **values}
    return client.post("/admin/agency/user/add/", data, follow=True)


def act(client, name, *people, confirmed=True):
    data = {"action": name, "_selected_action": [person.pk for person in people]}
    return client.post(LISTED, data | ({"confirmed": "1"} if confirmed else {}), follow=True)


def said(response) -> str:
    return response.content.decode()


def link_in(mail) -> str:
    """The address of the link, as a path of this site."""
    address = re.search(r"https://\S+/invitation/\S+", mail.get_content())[0]
    return urlsplit(address).path


def first_password_on(response) -> str:
    return re.search(r"<bdi>([\w-]+)</bdi>", said(response))[1]


def set_password(client, address, password=OWN):
    page = client.get(address, follow=True)
    form = {"new_password1": password, "new_password2": password}
    return client.post(page.request["PATH_INFO"], form, follow=True)


# -- Invitations ----------------------------------------------------------------------------


def test_the_page_says_beforehand_what_will_happen(office, mailbox, settings):
    assert "ระบบส่งจดหมายเชิญไปที่อีเมลที่กรอก" in said(office.get("/admin/agency/user/add/"))

    settings.MAIL_IS_SET = False
    assert "ระบบนี้ยังไม่ได้ตั้งอีเมล" in said(office.get("/admin/agency/user/add/"))


def test_a_new_person_is_invited_and_gets_in_by_the_link(office, mailbox, sign_in):
    answer = add(office, email="somsri@example.go.th")

    assert "ส่งจดหมายเชิญ somsri ไปที่ somsri@example.go.th แล้ว" in said(answer)
    (mail,) = mailbox
    assert mail["To"] == "somsri@example.go.th"
    assert "ภายใน 7 วัน" in mail.get_content()
    newcomer = Client()
    set_password(newcomer, link_in(mail))
    sign_in("somsri", OWN, by=newcomer)
    assert is_signed_in(newcomer)
    assert "invited" in events()


def test_a_link_works_once(office, mailbox):
    add(office, email="somsri@example.go.th")
    address = link_in(mailbox[0])
    set_password(Client(), address)

    assert "ลิงก์นี้ใช้ไม่ได้" in said(Client().get(address, follow=True))


def test_a_link_ends_after_its_days_and_not_before(office, mailbox, monkeypatch):
    add(office, email="somsri@example.go.th")
    address = link_in(mailbox[0])
    now = invitations.invitation_tokens._now()

    def later(**time):
        moment = now + invitations.timedelta(**time)
        monkeypatch.setattr(invitations.invitation_tokens, "_now", lambda: moment)

    later(days=6, hours=23)
    assert "ลิงก์นี้ใช้ไม่ได้" not in said(Client().get(address, follow=True))
    later(days=7, hours=1)
    assert "ลิงก์นี้ใช้ไม่ได้" in said(Client().get(address, follow=True))


def test_a_forged_link_opens_nothing(office, mailbox):
    add(office, email="somsri@example.go.th")
    *start, token, _ = link_in(mailbox[0]).split("/")

    for forged in (token[:-1] + ("a" if token[-1] != "a" else "b"), "x", "-", f"{token}-x"):
        address = "/".join([*start, forged, ""])
        assert "ลิงก์นี้ใช้ไม่ได้" in said(Client().get(address, follow=True)), forged


def test_a_link_of_an_account_that_was_closed_meanwhile_opens_nothing(office, mailbox):
    add(office, email="somsri@example.go.th")
    person = User.objects.get(username="somsri")
    person.is_active = False
    person.save()

    assert "ลิงก์นี้ใช้ไม่ได้" in said(Client().get(link_in(mailbox[0]), follow=True))


def test_a_mail_that_the_server_refuses_is_not_called_sent(office, mailbox):
    mailbox.refuse = True

    answer = said(add(office, email="somsri@example.go.th"))

    assert "ส่งจดหมายเชิญ somsri ไปที่ somsri@example.go.th ไม่สำเร็จ" in answer
    assert "แล้ว ลิงก์ใช้ได้" not in answer
    assert User.objects.get(username="somsri").invited_at is None


def test_who_never_set_a_password_may_ask_for_a_link_as_well(office, mailbox):
    add(office, email="somsri@example.go.th")

    Client().post("/admin/forgotten/", {"email": "somsri@example.go.th"})
    wait_for_mail()
    assert len(mailbox) == 2


def test_an_invitation_can_be_sent_again_from_the_list(office, mailbox, clerk):
    clerk.email = "clerk@example.go.th"
    clerk.save()

    asked = act(office, "invite", clerk, confirmed=False)
    assert "ระบบส่งลิงก์สำหรับตั้งรหัสผ่าน" in said(asked)
    assert mailbox == []
    act(office, "invite", clerk)

    assert len(mailbox) == 1


def test_what_stands_against_an_invitation_is_told_by_name(office, mailbox, settings, clerk):
    assert "ยังไม่มีอีเมลของผู้นี้" in said(act(office, "invite", clerk))

    clerk.email, clerk.is_active = "clerk@example.go.th", False
    clerk.save()
    assert "บัญชีปิดอยู่" in said(act(office, "invite", clerk))

    clerk.is_active = True
    clerk.save()
    settings.MAIL_IS_SET = False
    assert "ระบบนี้ยังไม่ได้ตั้งอีเมล" in said(act(office, "invite", clerk))


# -- First passwords ------------------------------------------------------------------------


def test_without_mail_a_first_password_is_shown_once_and_must_be_changed(office, sign_in):
    answer = add(office)
    password = first_password_on(answer)
    assert "no-store" in answer["Cache-Control"]

    newcomer = Client()
    page = sign_in("somsri", password, by=newcomer)
    assert page["Location"] == "/admin/login/own-password/"
    assert not is_signed_in(newcomer)

    set_password(newcomer, "/admin/login/own-password/")
    assert is_signed_in(newcomer)
    person = User.objects.get(username="somsri")
    assert person.check_password(OWN)
    assert not person.must_change_password


def test_the_first_password_is_not_taken_as_the_own_one(office, sign_in):
    password = first_password_on(add(office))
    newcomer = Client()
    sign_in("somsri", password, by=newcomer)

    answer = set_password(newcomer, "/admin/login/own-password/", password)

    assert "ไม่เหมือนรหัสผ่านแรกเข้า" in said(answer)
    assert not is_signed_in(newcomer)


def test_a_session_with_a_first_password_is_nobodys(office, clerk):
    other = Client()
    other.force_login(clerk)
    assert is_signed_in(other)

    clerk.must_change_password = True
    clerk.save()

    assert not is_signed_in(other)


def test_no_other_step_leads_past_the_own_password(office, sign_in, settings):
    password = first_password_on(add(office, role=SECRETARY))
    settings.SECOND_FACTOR_REQUIRED = True
    newcomer = Client()
    sign_in("somsri", password, by=newcomer)

    for address in ("/admin/second-factor/", "/admin/login/code/", "/admin/"):
        newcomer.get(address)
        newcomer.post(address, {"code": "123456"})
        assert not is_signed_in(newcomer), address
    set_password(newcomer, "/admin/login/own-password/")
    assert not is_signed_in(newcomer)  # the telephone comes next


def test_with_a_telephone_its_code_comes_before_the_own_password(office, sign_in, clerk, prove):
    with_telephone(clerk)
    password = first_password_on(act(office, "first_password", clerk))
    person = Client()
    sign_in("clerk", password, by=person)
    assert person.get("/admin/login/own-password/")["Location"] == "/admin/login/code/"

    assert prove(code_of(clerk), by=person)["Location"] == "/admin/login/own-password/"
    assert not is_signed_in(person)
    set_password(person, "/admin/login/own-password/")
    assert is_signed_in(person)


def test_first_passwords_of_imported_people_come_from_the_list(office, clerk):
    other = make.clerk(username="other")

    page = act(office, "first_password", clerk, other)

    assert len(set(re.findall(r"<bdi>([\w-]+)</bdi>", said(page)))) == 2
    assert events().count("first-password") == 2


def test_a_password_that_the_administrator_typed_must_be_changed_too(office, clerk):
    typed = "รหัสที่ผู้ดูแลตั้งให้"
    office.post(
        f"/admin/agency/user/{clerk.pk}/password/", {"password1": typed, "password2": typed}
    )

    clerk.refresh_from_db()
    assert clerk.check_password(typed)
    assert clerk.must_change_password


def test_the_own_account_is_told_where_it_is_looked_after(office, administrator):
    assert "เป็นบัญชีของท่านเอง" in said(act(office, "first_password", administrator))
    administrator.refresh_from_db()
    assert not administrator.must_change_password


def test_no_first_password_stands_in_a_cookie_or_session(office):
    password = first_password_on(add(office))

    assert password not in str(dict(office.session))
    assert password not in str(office.cookies)
