"""Data pages and the data blocks of all pages in a real browser with the strict CSP."""

import pytest

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BLOCKS = "[...document.querySelectorAll('script[type=\"application/ld+json\"]')]"


@pytest.mark.parametrize("width", [320, 1280])
def test_data_blocks_are_read_and_never_refused(new_page, width):
    make.agency()
    make.item(number=1, title="</script><b>แผน</b>")
    meeting = make.meeting()
    page = new_page(width=width)  # which fails the test at any complaint of the console

    for address in ("/", "/about/", "/2566/oit/o1/", meeting.get_absolute_url(), "/2566/data/",
                    "/open-data/", "/privacy/"):  # fmt: skip
        page.goto(address)
        kinds = page.evaluate(f"{BLOCKS}.map(block => JSON.parse(block.text)['@type'])")
        assert kinds, address
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, address


def test_columns_open_without_any_script(new_page):
    make.item()
    page = new_page(java_script_enabled=False)
    page.goto("/2566/data/")

    page.locator("section", has=page.locator("#table-oit")).locator("summary").click()

    assert page.get_by_role("cell", name="เลขตัวชี้วัดย่อย เช่น 9.1").is_visible()
