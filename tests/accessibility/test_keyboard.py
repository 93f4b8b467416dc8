"""Without a mouse: everything can be reached in order, and one sees where one is."""

import pytest
from playwright.sync_api import expect

from oit_checklist.models import ChecklistItem
from tests import make
from tests.accessibility.layout import ask

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]

MOST = 150  # presses on a page; long tables go on in the same way

PUBLIC = ["/", "/2566/", "/2566/oit/", "/2566/oit/o1/", "/search/?q=แผน", "/verify/", "/2566/data/"]
OFFICE = ["/admin/", "/admin/readiness/2566/", "/admin/oit_checklist/checklistitem/{item}/change/",
          "/admin/log/", "/admin/tables/"]  # fmt: skip


def walk(page) -> list[str]:
    """Press Tab from the top to the end; what is wrong on the way."""
    faults, places = [], []
    expected = min(ask(page, "stops"), MOST)
    for _ in range(expected):
        page.keyboard.press("Tab")
        here = ask(page, "focus")
        if here is None:
            break
        if not here["seen"]:
            faults.append(f"{here['name']}: one does not see that the focus is here")
        if not (here["bare"] and here["inside"]):
            faults.append(f"{here['name']}: the focus is hidden")
        places.append(here["place"])
    if places != sorted(places):
        faults.append(f"the order jumps: {places}")
    if len(places) < expected:
        faults.append(f"only {len(places)} of {expected} can be reached")
    return faults


@pytest.mark.parametrize("width", [320, 1280])
def test_a_citizen_reaches_everything(auditor, rows, width):
    page, faults = auditor.page, []
    page.set_viewport_size({"width": width, "height": 900})
    for address in PUBLIC:
        page.goto(address)
        faults += [f"{address} {width} px: {fault}" for fault in walk(page)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [320, 1280])
def test_staff_reach_everything(auditor, rows, sign_in, width):
    sign_in(make.secretary())
    page, faults = auditor.page, []
    page.set_viewport_size({"width": width, "height": 900})
    for address in OFFICE:
        page.goto(address.format(**rows))
        faults += [f"{address} {width} px: {fault}" for fault in walk(page)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("address", ["/2566/oit/", "/admin/"])
def test_the_first_key_leads_past_the_menu(auditor, rows, sign_in, address):
    sign_in(make.secretary())
    page = auditor.page
    page.goto(address)

    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_contain_text("ข้ามไปยังเนื้อหา")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_an_error_is_told_where_the_reader_is(auditor, rows, sign_in):
    """A refused form names its fields' errors, and the fields know their errors."""
    sign_in(rows["clerk"])
    page = auditor.page
    o3 = ChecklistItem.objects.get(fiscal_year__year_be=2566, instrument="OIT", number=3)
    page.goto(f"/admin/oit_checklist/checklistitem/{o3.pk}/change/")
    page.locator("[name=evidence-0-title]").fill("ไม่มีทั้งที่อยู่และแฟ้ม")
    page.locator("[name=evidence-0-document_date]").fill("32/13/2566")
    page.get_by_role("button", name="บันทึกร่าง").click()

    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("ยังไม่ได้บันทึก")
    summary.get_by_role("link").first.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.evidence-group') !== null")
    wrong = page.locator("[aria-invalid=true]").first
    described = wrong.get_attribute("aria-describedby").split()
    texts = [page.locator(f"[id='{each}']").inner_text() for each in described]
    assert any("ไม่มีวันที่ “32/13/2566” ในปฏิทิน" in text for text in texts), texts
