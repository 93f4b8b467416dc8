"""Long words of statuses, divisions and titles break: no page is wider than its window."""

import pytest

from agency.models import FiscalYear
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/", "/2566/", "/2566/measures/", "/2566/measures/1/", "/2566/oit/", "/about/"]


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_scrolls_sideways(new_page, width):
    make.agency()
    year = make.third_status(make.fiscal_year(progress_measure="quarters"))
    year.status_rows.create(order=17, code="waiting", label="รอการจัดสรรงบประมาณจากหน่วยงานภายนอก")
    year = FiscalYear.objects.get(pk=year.pk)
    division = make.division("สำนักส่งเสริมการปกครองท้องถิ่น" * 5)
    for row in (
        make.measure(year=year, number=1, title="ก" * 300, divisions=[division], budget_planned=9),
        make.item(year=year, number=1, title="A" * 150, divisions=[division]),
    ):
        make.published(row, status="waiting", quarter_1="ก" * 500)
    page = new_page(width=width)

    wide = {}
    for address in PAGES:
        page.goto(address)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")
    assert wide == dict.fromkeys(PAGES, width)
