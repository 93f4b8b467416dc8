"""axe-core finds nothing on the preview of a file, and the keyboard alone moves rows."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from oit_checklist.criteria_toml import write_toml
from oit_checklist.models import Element
from tests import make
from tests.accessibility.auditing import Auditor
from tests.manual.conftest import signed_in  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(signed_in):  # noqa: F811
    make.agency()
    # axe brings styles of its own into the page.
    return signed_in(make.administrator(), bypass_csp=True, reduced_motion="reduce")


def test_a_preview_of_every_kind_of_change(page, criteria, stored, tmp_path):
    make.draft(stored.item)
    title = f"{criteria.items[0].title} หน้าที่"
    changed = replace(criteria, items=(replace(criteria.items[0], title=title, elements=()),))
    file = tmp_path / "เกณฑ์.toml"
    file.write_text(write_toml(changed))
    page.goto("/admin/criteria/2569/import/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="ดูตัวอย่างก่อนนำเข้า").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()

    assert Auditor(page).faults_here("preview of criteria") == []


def test_a_row_is_moved_by_the_keyboard(page, stored):
    page.goto("/admin/criteria/2569/")
    button = page.locator(f"#line{stored.alone.pk}").get_by_role("button")
    expect(button).to_have_accessible_name("↑ เลื่อน (2) ประกาศเจตนารมณ์ ขึ้น")
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url.endswith(f"#line{stored.alone.pk}")
    assert Element.objects.get(pk=stored.alone.pk).order == 1
    assert Auditor(page).faults_here("outline") == []
