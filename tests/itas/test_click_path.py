"""The generated click path: its words are the words of links that really stand on those pages."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from oit_checklist.itas.sheet import assemble
from tests import make

pytestmark = pytest.mark.django_db


class Links(HTMLParser):
    """The text of every link of a page with where it leads."""

    def __init__(self, html: str):
        super().__init__()
        self.found, self.here = [], None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.here = [dict(attributes).get("href"), ""]

    def handle_data(self, data):
        if self.here:
            self.here[1] += data

    def handle_endtag(self, tag):
        if tag == "a" and self.here:
            self.found.append((re.sub(r"\s+", " ", unescape(self.here[1])).strip(), self.here[0]))
            self.here = None


def follow(page, address: str, words: str) -> str:
    """Where the link that starts with these words leads."""
    addresses = {href for text, href in Links(page(address)).found if text.startswith(words)}
    assert len(addresses) == 1, f"{words} on {address}: {addresses}"
    return addresses.pop()


@pytest.mark.parametrize("newer_year", [False, True])
def test_the_path_leads_to_the_item_in_every_later_year_too(page, newer_year):
    make.item(number=12, title="แผนดำเนินงาน")
    if newer_year:
        make.item(year=make.fiscal_year(2567), number=12, title="เรื่องอื่น")
    row = assemble(make.fiscal_year(2566))[0]

    home, year, oit, section, item = row.click_path.split(" › ")

    assert home == "หน้าแรก"
    assert year == "ปีงบประมาณ 2566 (ในตารางคะแนนแต่ละปี)"
    assert follow(page, "/", "2566") == "/2566/"
    assert follow(page, "/2566/", oit) == "/2566/oit/"
    assert follow(page, "/2566/oit/", section) == "#s9.1"
    assert item == "ข้อ o12 แผนดำเนินงาน"
    assert follow(page, "/2566/oit/", "แผนดำเนินงาน") == "/2566/oit/o12/"
    assert "คะแนนแต่ละปี" in page("/")
