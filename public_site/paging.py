"""Long lists page by page: `?page=2`, and the links between the pages."""

from collections.abc import Callable

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from thai.digits import to_arabic_digits


def read_page(query: QueryDict, rows, per_page: int) -> tuple[Page, list[str]]:
    """The page that an address asks for, or the nearest that there is and a note that says so."""
    paginator = Paginator(rows, per_page)
    typed = to_arabic_digits(query.get("page", "")).strip()
    if not typed:
        return paginator.page(1), []
    if not typed.isdecimal() or not 1 <= int(typed[:6]) <= paginator.num_pages:
        page = paginator.get_page(typed[:6])
        return page, [f"ไม่มีหน้าที่ขอ จึงแสดงหน้า {page.number}"]
    return paginator.page(int(typed)), []


def page_links(page: Page, address: Callable[[int], str]) -> list[tuple[int | str, str]]:
    """The number and the address of each page; a gap between numbers has no address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [(one, address(one) if isinstance(one, int) else "") for one in numbers]
