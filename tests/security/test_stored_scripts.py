"""
Whatever people type is text: a script in every text field of every kind of row runs on no page,
not even in a browser whose content policy is switched off.
"""

import json
import re
from html.parser import HTMLParser

import pytest
from defusedxml import ElementTree
from django.apps import apps
from django.db import models

from search.indexing import rebuild
from tests.security.addresses import all_addresses, for_a_browser, is_html, pages_among, read

pytestmark = [pytest.mark.looks, pytest.mark.django_db(transaction=True)]

HOSTILE = "\"'></title></textarea></script><svg onload=hit()><img src=x onerror=hit()>{{7*7}}"
OURS = ("agency", "progress", "measures", "oit_checklist", "meetings", "annual_report")
# Checked by their own rules: addresses, codes, hashes, states.
NOT_FREE = ("URLField", "EmailField", "FileField", "ImageField", "SlugField")


def free_texts(model) -> list[models.Field]:
    """The fields that take any text."""
    return [
        field
        for field in model._meta.fields
        if isinstance(field, models.CharField | models.TextField)
        and type(field).__name__ not in NOT_FREE
        and not field.choices
        and not field.unique
        and field.editable | (field.name == "original_name")
        and not field.validators[:-1]
    ]


@pytest.fixture
def hostile_rows(rows):
    """Every text field of one row of every kind says the hostile text, as much as fits in."""
    spoilt = []
    for label in OURS:
        for model in apps.get_app_config(label).get_models():
            # Past the model's own rules: what stands in the database must not matter.
            row = model._base_manager.order_by("pk").first()
            texts = {
                f.name: HOSTILE[: f.max_length] if f.max_length else HOSTILE
                for f in free_texts(model)
                if not (model.__name__ == "User" and f.name in ("username", "password"))
            }
            if row and texts:
                model._base_manager.filter(pk=row.pk).update(**texts)
                spoilt += [f"{model.__name__}.{name}" for name in texts]
    assert len(spoilt) > 60
    rebuild()
    return rows


class Active(HTMLParser):
    """Collects elements of the hostile text that became elements of the page."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if any("hit()" in (value or "") and name.startswith("on") for name, value in attributes):
            self.found.append(tag)


def test_no_page_makes_elements_of_it(client, hostile_rows, superuser):
    client.force_login(superuser)
    wrong, with_text = [], 0
    pages = pages_among(all_addresses(hostile_rows))
    for address in [*pages, "/search/?q=onload", "/meetings/1/"]:
        response = client.get(address)
        body = read(response)
        if not is_html(response):
            continue
        html = body.decode()
        with_text += "onload" in html
        wrong += [f"{address}: <{tag}>" for tag in Active(html).found]
        if "49" in re.findall(r"onerror=hit\(\)&gt;(..)", html):
            wrong.append(f"{address}: a template in the text was run")
    assert not wrong, "\n".join(wrong)
    assert with_text > 60


def test_data_blocks_cannot_be_closed_from_inside(client, hostile_rows):
    for address in ("/", "/about/", "/2566/data/", "/open-data/", "/meetings/1/", "/2566/oit/o1/"):
        html = client.get(address).content.decode()
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
            assert "<" not in block
            json.loads(block)


def test_feeds_and_calendars_stay_what_they_are(client, hostile_rows):
    for address in ("/feed.xml", "/sitemap.xml"):
        tree = ElementTree.fromstring(client.get(address).content)
        assert not [e for e in tree.iter() if e.tag.endswith(("}svg", "}img", "svg", "}script"))]
    calendar = client.get("/calendar.ics").content.decode()
    assert calendar.count("BEGIN:VCALENDAR") == 1


@pytest.mark.browser
def test_a_browser_without_the_policy_runs_nothing(
    chromium, live_server, hostile_rows, client, superuser
):
    context = chromium.new_context(base_url=live_server.url, bypass_csp=True)
    client.force_login(superuser)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; };")
    hits = {}
    pages = 0
    for address in for_a_browser(all_addresses(hostile_rows)):
        pages += page.goto(address).ok
        if found := page.evaluate("window.hits"):
            hits[address] = found
    page.set_content("<img src=x onerror='document.title = 1'>")
    page.wait_for_function("document.title === '1'")  # inline scripts do run here
    context.close()
    assert hits == {}
    assert pages > 70
