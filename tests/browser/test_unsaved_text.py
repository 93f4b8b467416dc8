"""Every form of the back office in a real browser: what is typed outlives the session."""

from pathlib import Path

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from lxml import html
from playwright.sync_api import expect

from agency.models import User
from tests import make
from tests.backoffice.on_screen import change_address
from tests.backoffice.one_of_each import row_of
from tests.test_urls_by_person import BACK_OFFICE, rows  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]

FILLING = (Path(__file__).parent / "filling.js").read_text(encoding="utf-8")
SECRET = "รหัสลับที่ไม่เก็บ"
FREE_TEXT = (
    "//main//form[@method='post' and not(@id='changelist-form')]"
    "[.//textarea or .//input[@type='text' or @type='url' or @type='email']]"
)


@pytest.fixture
def root(roles) -> Client:
    User.objects.create_superuser("root", password="รหัสผ่านของ-root")
    client = Client()
    client.force_login(User.objects.get(username="root"))
    return client


def pages_with_text(client: Client, rows) -> list[str]:  # noqa: F811
    """Each page of the back office with a form for free text, the sign-in pages left out."""
    addresses = {address.format(**rows) for address in BACK_OFFICE}
    for model in admin.site._registry:
        row = model._base_manager.order_by("pk").first() or row_of(model)
        kind = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        addresses |= {reverse(f"{kind}_add"), change_address(row)}
    found = []
    for address in sorted(each for each in addresses if each.endswith("/")):
        answer = client.get(address)
        if answer.status_code == 200:
            page = html.fromstring(answer.content.decode())
            if page.xpath(FREE_TEXT) and "login" not in page.body.get("class", "").split():
                found.append(address)
    return found


def test_on_every_form_what_was_typed_comes_back_after_the_session_ended(
    root,
    rows,  # noqa: F811 - that fixture
    new_page,
    live_server,
):
    addresses = pages_with_text(root, rows)
    assert len(addresses) > 2 * 10  # of those kinds that have a form
    page = new_page()
    for address in addresses:
        sign_in(page, live_server.url)
        comes_back(page, address, live_server.url)


def comes_back(page, address: str, site: str):
    page.goto(address)
    page.locator("#content h1").first.click()  # a browser asks only those who touched the page
    typed = page.evaluate(FILLING, ["fill", SECRET])
    assert typed, address

    # Nobody leaves without being asked.
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator("#site-name a").click(no_wait_after=True)
    assert asked == ["beforeunload"], address
    assert SECRET not in page.evaluate("JSON.stringify(sessionStorage)"), address

    page.context.clear_cookies(name="sessionid")
    page.evaluate(FILLING, ["press", ""])
    page.wait_for_url("**/login/**")
    expect(page.get_by_text("มีข้อความที่พิมพ์ค้างไว้และยังไม่ได้บันทึก")).to_be_visible()

    sign_in(page, site)
    page.goto(address)
    page.get_by_role("button", name="นำกลับมา").click()
    back = page.evaluate(FILLING, ["look", ""])
    lost = {name: text for name, text in typed.items() if back.get(name) != text and text != SECRET}
    assert lost == {}, address
    assert SECRET not in back.values(), address
    page.evaluate("sessionStorage.clear()")
    page.once("dialog", lambda dialog: dialog.accept())


def sign_in(page, site: str):
    client = Client()
    client.force_login(User.objects.get(username="root"))
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": site}])


def sign_in_by_hand(page, username: str):
    page.get_by_label("ชื่อผู้ใช้").fill(username)
    page.get_by_label("รหัสผ่าน").fill("รหัสผ่านของ-" + username)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()


@pytest.fixture
def committee(root):
    make.secretary()
    return make.committee()


@pytest.fixture
def page(committee, new_page):
    """The committee's page, opened by the secretary."""
    page = new_page()
    page.goto(change_address(committee))
    sign_in_by_hand(page, "secretary")
    return page


def test_the_sign_in_page_promises_only_what_this_tab_keeps(page, new_page):
    other = new_page()
    other.goto("/admin/meetings/committee/")
    promise = "มีข้อความที่พิมพ์ค้างไว้และยังไม่ได้บันทึก"
    expect(other.get_by_text(promise)).to_be_hidden()

    page.get_by_label("อำนาจหน้าที่").fill("พิมพ์มานาน")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text(promise)).to_be_visible()
    sign_in_by_hand(page, "secretary")
    page.get_by_role("button", name="นำกลับมา").click()
    page.locator("input[name=_continue]").click()

    expect(page.locator(".success")).to_be_visible()
    expect(page.get_by_label("อำนาจหน้าที่")).to_have_value("พิมพ์มานาน")
    assert page.evaluate("sessionStorage.length") == 0


def test_without_scripts_nothing_is_promised(committee, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(change_address(committee))

    # A browser whose scripts are switched off by a program still hides <noscript>.
    assert "ระบบจึงไม่ได้เก็บข้อความที่พิมพ์ค้างไว้" in page.locator("noscript").text_content()
    expect(page.get_by_text("มีข้อความที่พิมพ์ค้างไว้และยังไม่ได้บันทึก")).to_be_hidden()


def test_what_others_saved_meanwhile_is_told_when_old_words_come_back(page, committee):
    page.get_by_label("อำนาจหน้าที่").fill("ของฉัน")
    page.once("dialog", lambda dialog: dialog.accept())
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    committee.duties = "ของเขา"
    committee.save()

    sign_in_by_hand(page, "secretary")
    page.get_by_role("button", name="นำกลับมา").click()
    page.get_by_role("button", name="บันทึก", exact=True).click()

    expect(page.locator(".edit-conflict mark")).to_have_text("ของเขา")
    expect(page.get_by_label("อำนาจหน้าที่")).to_have_value("ของฉัน")


def test_a_refused_form_is_still_unsaved(page):
    page.get_by_label("ชื่อคณะกรรมการ").fill("")
    page.get_by_label("อำนาจหน้าที่").fill("พิมพ์มานาน")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator(".error-summary")).to_be_visible()
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    page.locator("#content h1").click()
    page.locator("#site-name a").click(no_wait_after=True)

    assert asked == ["beforeunload"]


def test_whoever_signs_out_leaves_nothing_in_the_tab(page, committee):
    page.get_by_label("อำนาจหน้าที่").fill("ของเลขานุการ")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("#logout-form button").click()
    page.wait_for_load_state()

    assert page.evaluate("sessionStorage.length") == 0


def test_nobody_is_offered_the_words_of_another_person(page, committee):
    page.get_by_label("อำนาจหน้าที่").fill("ของเลขานุการ")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    sign_in_by_hand(page, "root")

    expect(page.get_by_label("อำนาจหน้าที่")).to_be_visible()
    expect(page.get_by_role("button", name="นำกลับมา")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0


def test_a_row_added_in_a_window_of_its_own_costs_the_opener_nothing(root, new_page):
    page = new_page()
    page.goto("/admin/meetings/meeting/add/")
    sign_in_by_hand(page, "root")
    page.locator("details:has(#id_place) > summary").click()
    page.get_by_label("สถานที่").fill("ห้องประชุมใหญ่")
    with page.expect_popup() as opened:
        page.locator("#add_id_committee").click()
    popup = opened.value
    expect(popup.get_by_role("button", name="นำกลับมา")).to_have_count(0)
    popup.get_by_label("ชื่อคณะกรรมการ").fill("คณะกรรมการใหม่")
    popup.get_by_role("button", name="บันทึก", exact=True).click()

    expect(page.locator("#id_committee option:checked")).to_have_text("คณะกรรมการใหม่")
    expect(page.get_by_label("สถานที่")).to_have_value("ห้องประชุมใหญ่")
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_role("button", name="นำกลับมา").click()
    expect(page.get_by_label("สถานที่")).to_have_value("ห้องประชุมใหญ่")
