"""The list of people: role, division, second step, last sign-in; and resetting a second step."""

import pytest
from django.core.cache import cache
from django_otp.plugins.otp_totp.models import TOTPDevice

from agency.models import User
from tests import make
from tests.accounts.people import events, with_telephone
from tests.accounts.test_new_people import LISTED, act, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


def test_the_list_says_who_does_what_where(office, clerk, page):
    with_telephone(make.secretary())
    somchai = User.objects.create_user("somchai")

    text = page(LISTED)

    for words in ("เจ้าหน้าที่", "สำนักปลัด", "เลขานุการ", "ยังไม่เคย (มีรหัสผ่านแล้ว)"):
        assert words in text
    assert "ไม่มี (เข้าสู่ระบบไม่ได้)" in text
    assert somchai.username in text


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_costs_the_same_with_one_and_three_people(
    office, palad, people, django_assert_num_queries
):
    for number in range(people):
        with_telephone(make.clerk(palad, username=f"clerk{number}"))
    cache.clear()
    office.get(LISTED)

    with django_assert_num_queries(13):
        office.get(LISTED)


def test_a_second_step_is_reset_with_a_notice_and_a_trail(office, mailbox, clerk):
    with_telephone(clerk)
    clerk.email = "clerk@example.go.th"
    clerk.save()

    asked = said(act(office, "reset_second_factor", clerk, confirmed=False))
    assert "แน่ใจก่อนว่าผู้ขอเป็นเจ้าของบัญชีจริง" in asked
    assert TOTPDevice.objects.exists()

    answer = said(act(office, "reset_second_factor", clerk))

    assert "แจ้งไปที่ clerk@example.go.th แล้ว" in answer
    assert not TOTPDevice.objects.exists()
    assert "ล้างการยืนยันสองขั้น" in mailbox[0].get_content()
    assert "second-factor-removed" in events()


def test_a_notice_that_could_not_be_sent_is_not_called_sent(office, clerk):
    with_telephone(clerk)

    assert "ส่งอีเมลแจ้งไม่ได้ กรุณาบอกเจ้าตัวเอง" in said(act(office, "reset_second_factor", clerk))


def test_neither_the_own_one_nor_the_superusers_is_reset_that_way(client, administrator):
    root = User.objects.create_superuser("root", password="รหัสผ่านของ-root")
    other_root = User.objects.create_superuser("root2", password="รหัสผ่านของ-root2")
    for person in (administrator, root, other_root):
        with_telephone(person)

    for actor, person in [(administrator, administrator), (administrator, root), (root, root),
                          (root, other_root)]:  # fmt: skip
        client.force_login(actor)
        act(client, "reset_second_factor", person)
        assert TOTPDevice.objects.filter(user=person).exists(), (actor, person)


def test_who_has_none_is_told(office, clerk):
    assert "ยังไม่ได้ตั้งการยืนยันสองขั้น จึงไม่มีอะไรให้ล้าง" in said(act(office, "reset_second_factor", clerk))


def test_a_clerk_cannot_press_it(client, clerk):
    secretary = with_telephone(make.secretary())
    client.force_login(clerk)

    assert act(client, "reset_second_factor", secretary).status_code == 403
    assert TOTPDevice.objects.exists()


def test_the_buttons_stand_on_a_persons_page_with_what_is_against_them(office, clerk, page):
    text = page(f"{LISTED}{clerk.pk}/change/")

    assert 'value="ตั้งรหัสผ่านแรกเข้า"' in text
    assert "ล้างการยืนยันสองขั้น: ยังไม่ได้ตั้งการยืนยันสองขั้น" in text
    assert "ส่งคำเชิญ: ยังไม่มีอีเมลของผู้นี้" in text
