"""The pages of an old website in a browser: on a phone, by keyboard, while they wait, for axe."""

import pytest
from playwright.sync_api import expect

from oit_checklist.models import ItemEvidence
from old_website.models import WebsiteSuggestion
from tests import make
from tests.accessibility.conftest import auditor, sign_in  # noqa: F401 - fixtures
from tests.browser.test_reporting import sign_in as sign_in_by_hand
from tests.old_website.office import START, reading_of, suggestion_of

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def filled(roles, office):
    """A secretary's reading with what stretches a page."""
    boss = make.secretary()
    told = [{"url": "http://www.example.go.th/" + "x" * 200, "why": "ไม่พบหน้านี้"}]
    address = "http://www.example.go.th/" + "long" * 60
    sentence = "หยุดไว้ตามที่สั่ง ทำต่อได้"
    reading = reading_of(boss, step="stopped", address=address, sentence=sentence, told=told)
    suggestion_of(reading, title="แผน" * 80, url="http://www.example.go.th/" + "y" * 300)
    suggestion_of(reading, "o2", fits=False, year_seen=2563)
    aside = suggestion_of(reading, "o2", url="http://www.example.go.th/" + "z" * 300)
    aside.state, aside.decided_by, aside.decided_at = "set_aside", boss, reading.created_at
    aside.save()
    return reading


@pytest.mark.parametrize("path", ["", "{pk}/"])
def test_a_phone_does_not_scroll_sideways(filled, new_page, path):
    page = new_page(320)
    sign_in_by_hand(page, "secretary")

    page.goto(START + path.format(pk=filled.pk))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert page.evaluate(SIDEWAYS) == 0


def test_a_page_is_taken_without_javascript_and_the_item_is_where_one_comes_back_to(
    filled, new_page
):
    page = new_page(java_script_enabled=False)
    sign_in_by_hand(page, "secretary")
    page.goto(f"{START}{filled.pk}/")

    page.locator("#o2").get_by_role("button", name="ใช้เป็นหลักฐาน").click()

    assert page.url.endswith(f"{START}{filled.pk}/#o2")
    expect(page.locator("#o2").get_by_text("เพิ่มเป็นหลักฐานของ o2 แล้ว")).to_be_in_viewport()
    assert ItemEvidence.objects.get().assignment.code == "o2"

    page.locator("#o1").get_by_role("button", name="ไม่ใช่").click()
    expect(page.locator("#o1").get_by_text("ตัดออกจากรายการแล้ว")).to_be_visible()
    assert WebsiteSuggestion.objects.filter(code="o1").get().state == "set_aside"


def test_the_page_that_waits_tells_how_far_it_is_and_shows_the_end_by_itself(filled, new_page):
    filled.step, filled.sentence = "running", "เปิดแล้ว 1 หน้า"
    filled.save()
    page = new_page()
    sign_in_by_hand(page, "secretary")
    page.goto(f"{START}{filled.pk}/")

    filled.sentence = "เปิดแล้ว 7 หน้า"
    filled.save()
    expect(page.get_by_text("เปิดแล้ว 7 หน้า")).to_be_visible(timeout=30_000)

    filled.step, filled.sentence = "done", "อ่านครบแล้ว"
    filled.save()
    expect(page.get_by_text("อ่านเสร็จแล้ว")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("step", ["running", "stopped"])
def test_axe_finds_nothing(filled, auditor, sign_in, step):  # noqa: F811
    filled.step = step
    filled.save()
    sign_in(filled.owner)

    faults = auditor.faults(f"{START}{filled.pk}/") + auditor.faults(START)

    assert not faults, "\n".join(faults)
