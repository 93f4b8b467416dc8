"""What a first visit costs: bytes, jumps of the layout, requests to anybody else."""

import brotli
import pytest

from agency.models import Agency
from meetings.models import Meeting
from tests import make
from tests.public_pages import public_html

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]

MOST_BYTES = 150_000  # HTML, CSS and fonts together, compressed
MOST_SCRIPT = 5_000
# A browser may paint a page before its last card is there; that card's room is all that may move.
MOST_SHIFT = 0.02

WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def real_year(roles, fy2566):
    Agency.objects.update(eit_code="abc123")
    make.edition(year=make.fiscal_year(2566))


def sent_bytes(answer) -> int:
    """
    The length of a body as production sends it; the test's own server compresses nothing.

    That kept pages are sent compressed is tested in tests/serving/, and of a real server by CI.
    """
    body = answer.body() if answer.ok else b""
    packed = answer.request.resource_type in ("document", "stylesheet", "script")
    return len(brotli.compress(body, quality=6)) if packed else len(body)


class Visit:
    """One page opened by a browser that has seen nothing before."""

    def __init__(self, new_page, address: str, width: int):
        page = new_page(width)
        page.add_init_script(WATCH_SHIFTS)
        answers = []
        page.on("response", lambda answer: answers.append(answer))
        self.asked: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(address)
        page.evaluate("document.fonts.ready.then(() => true)")
        self.shifted = page.evaluate("window.shifted")
        self.cookies = page.context.cookies()
        self.bytes: dict[str, int] = {}
        for answer in answers:
            kind = answer.request.resource_type
            self.bytes[kind] = self.bytes.get(kind, 0) + sent_bytes(answer)
        page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_first_visit_is_light_still_and_between_two(real_year, new_page, live_server, width):
    meeting = Meeting.objects.published().get()
    pages = [*public_html(pk=str(meeting.pk)), "/search/?q=แผน"]
    assert {"/", "/2566/eit/", "/verify/2566/1/", "/accessibility/"} <= set(pages)
    for address in pages:
        visit = Visit(new_page, address, width)

        light = visit.bytes["document"] + visit.bytes["stylesheet"] + visit.bytes["font"]
        assert light < MOST_BYTES, (address, visit.bytes)
        assert visit.bytes.get("script", 0) < MOST_SCRIPT, (address, visit.bytes)
        assert visit.shifted < MOST_SHIFT, f"{address} at {width} px jumps by {visit.shifted}"
        assert all(url.startswith((live_server.url, "data:")) for url in visit.asked), address
        assert visit.cookies == []
