"""Every cell of the printed report's tables stands on the public pages and in the report."""

import html
import re
import tomllib

import pytest

from agency.models import FiscalYear
from annual_report.contents import assemble_report
from annual_report.layout import report_html
from tests.conftest import CRITERIA, YEAR
from thai.digits import to_arabic_digits

pytestmark = pytest.mark.django_db


def squeeze(text: str) -> str:
    """A text without its layout: no markup, spaces or bullets, one script of digits."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"[\s•–-]+", "", to_arabic_digits(text))


def cells_of_measures():
    for measure in tomllib.loads(YEAR.read_text(encoding="utf-8"))["measure"]:
        for name in ("title", "method", "period", "results", "outcomes"):
            yield f"/2566/measures/{measure['number']}/", measure[name]
        for division in measure["divisions"]:
            yield f"/2566/measures/{measure['number']}/", division


def item_address(row: dict) -> str:
    instrument = row["instrument"].lower()
    return f"/2566/{instrument}/{'o' if instrument == 'oit' else ''}{row['number']}/"


def cells_of_items():
    for item in tomllib.loads(CRITERIA.read_text(encoding="utf-8"))["item"]:
        yield item_address(item), item["title"]
        yield item_address(item), item.get("theme", "")
        for element in item["element"]:
            for line in [element, *element.get("part", [])]:
                yield item_address(item), line.get("marker", "") + line["text"]
    for row in tomllib.loads(YEAR.read_text(encoding="utf-8"))["progress"]:
        yield item_address(row), row["progress"]
        yield item_address(row), row["status"]
        yield item_address(row), row.get("period", "")
        for division in row.get("divisions", []):
            yield item_address(row), division


def words_of_minutes():
    data = tomllib.loads(YEAR.read_text(encoding="utf-8"))
    meeting = data["meeting"][0]
    yield data["committee"]["name"]
    yield from (meeting["printed_date"], meeting["place"], meeting["opening"])
    for person in meeting["attendance"]:
        yield from (person["post"], person["role"])
    for item in meeting["agenda"]:
        yield from (item["number"], item["title"], item.get("details", ""))
        yield item.get("resolution", "")
        for statement in item.get("statement", []):
            yield from (statement["speaker"], statement.get("post", ""), statement["text"])
    for signature in meeting["signature"]:
        yield from (signature["label"], signature["name"], signature["post"])


def test_every_cell_is_on_its_page_and_in_the_report(fy2566, page):
    report = squeeze(page("/2566/report/"))
    pages: dict[str, str] = {}
    cells = [*cells_of_measures(), *cells_of_items()]
    assert len(cells) > 400
    for address, cell in cells:
        if address not in pages:
            pages[address] = squeeze(page(address))
        assert squeeze(cell) in pages[address], f"{address} lacks {cell!r}"
        assert squeeze(cell) in report, f"the report lacks {cell!r}"
    assert len(pages) == 3 + 51


def test_every_word_of_the_minutes_is_on_the_meetings_page_and_in_the_printed_report(fy2566, page):
    address = re.search(r'href="(/meetings/\d+/)"', page("/meetings/"))[1]
    minutes, report = (
        squeeze(page(address)),
        squeeze(report_html(assemble_report(FiscalYear.objects.get(year_be=2566)))),
    )

    for words in words_of_minutes():
        assert squeeze(words) in minutes, words
        assert squeeze(words) in report, words
    assert f'href="{address}"' in page("/2566/report/")


def test_all_rows_can_be_reached_from_home(fy2566, page):
    seen, to_read = set(), ["/"]
    while to_read:
        address = to_read.pop()
        if address in seen or "." in address:  # a file, not a page
            continue
        seen.add(address)
        links = re.findall(r'href="(/[^"#?]*)"', page(address))
        to_read += [link for link in links if not link.startswith(("/static/", "/admin/"))]

    items = {address for address in seen if re.fullmatch(r"/2566/(oit/o|iit/|eit/)\d+/", address)}
    measures = {address for address in seen if re.fullmatch(r"/2566/measures/\d+/", address)}
    assert (len(items), len(measures)) == (51, 3)
    assert any(address.startswith("/meetings/") for address in seen)
