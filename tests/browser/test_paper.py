"""What a page looks like on paper: nothing is cut off, and what was a link can be typed in."""

import pytest

from oit_checklist.models import ChecklistItem
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MARKS = 0.3  # of the type's size: how far Thai marks stand above the line
ROOM = """() => [...document.querySelectorAll("h2, h3, caption")].map((heading) => {
  const style = getComputedStyle(heading);
  return parseFloat(style.paddingTop) / parseFloat(style.fontSize);
})"""
PRINTED = """(link) => getComputedStyle(link, "::after").content"""


@pytest.fixture
def o13(roles, fy2566):
    return ChecklistItem.objects.get(instrument="OIT", number=13)


@pytest.fixture
def paper(new_page):
    """A tab as the printer sees it: A4 less its margins."""
    page = new_page(680)
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("address", ["/2566/", "/2566/oit/", "/2566/oit/o13/", "/2566/report/"])
def test_a_heading_has_room_for_the_marks_above_its_letters(o13, paper, address):
    paper.goto(address)

    rooms = paper.evaluate(ROOM)

    assert rooms
    assert min(rooms) > MARKS


def test_evidence_is_printed_with_its_whole_address(o13, paper, settings):
    shown = make.evidence(o13, url="", file="x.pdf", original_name="ประกาศ.pdf", title="แฟ้ม")
    element = o13.elements.first()
    linked = make.evidence(o13, url="https://ita.example.go.th/a", title="ลิงก์")
    linked.elements.add(element)

    paper.goto("/2566/oit/o13/")

    for title, address in (
        ("แฟ้ม", f"{settings.BASE_URL}/evidence/{shown.uuid}/"),
        ("ลิงก์", "https://ita.example.go.th/a"),
    ):
        link = paper.get_by_role("link", name=title).first
        assert address in link.evaluate(PRINTED)


def test_what_is_folded_on_the_screen_is_read_on_paper(o13, paper):
    make.published(o13, progress="- ใหม่")
    paper.goto("/2566/oit/o13/")

    (earlier,) = paper.locator(".history ol > li").all()
    assert earlier.bounding_box()["height"] > 20


def test_the_score_starts_where_the_text_does(o13, paper):
    paper.goto("/2566/")

    left = [paper.locator(place).first.bounding_box()["x"] for place in ("h1", ".score dt")]

    assert left[0] == pytest.approx(left[1], abs=1)


def test_the_list_of_items_takes_few_pages(o13, paper):
    paper.goto("/2566/oit/")

    title = paper.locator(".rows--items tbody th").first.bounding_box()["width"]

    assert title > 240  # the marks of proof stand beside it
