"""Each notice: told of plain rows, and by the page where a person types the odd value."""

import html
import re

import pytest
from django.contrib import admin
from django.db import transaction

from backoffice.opened_pages import TOKEN
from catalogue.notices import look_at, rules
from meetings.models import AgendaItem, Meeting
from tests import make
from tests.backoffice.row_page import address, form_of
from tests.notices.cases import CASES, ONLY_SHOWN

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(make.administrator())
    return client


def make_odd(odd) -> None:
    for row, values in odd.values:
        type(row).objects.filter(pk=row.pk).update(**values)
        row.refresh_from_db()


def sent_by_hand(client, odd) -> dict:
    """What the page sends when a person has typed the odd values; the rows stay as they were."""
    with transaction.atomic():
        make_odd(odd)
        data = form_of(client, odd.page)
        transaction.set_rollback(True)
    return {name: value for name, value in data.items() if name != TOKEN}


def test_every_rule_has_an_example():
    assert {rule.id for rule in rules()} == CASES.keys()


@pytest.mark.parametrize("rule", CASES)
def test_it_is_told_of_stored_rows_and_only_when_odd(rule):
    odd = CASES[rule]()
    row = odd.values[0][0]
    before = {told.id for told in look_at([row])}

    make_odd(odd)
    found = [told for told in look_at([row]) if told.id == rule]

    assert found
    assert all(re.search("กรุณา", told.text) for told in found)
    assert rule not in before or rule in ONLY_SHOWN


@pytest.mark.parametrize("rule", sorted(CASES.keys() - ONLY_SHOWN))
def test_the_form_comes_back_once_and_then_saves_what_was_typed(office, rule):
    odd = CASES[rule]()
    data = sent_by_hand(office, odd)

    page = html.unescape(office.post(address(odd.page), data).content.decode())
    row, values = odd.values[0]
    row.refresh_from_db()
    assert all(str(getattr(row, name)) != str(value) for name, value in values.items())
    assert "น่าสังเกต</h2>" in page
    assert 'name="_save" value="1">บันทึกตามที่กรอก</button>' in page

    token = re.search(r'name="notices_shown" value="([^"]+)"', page)[1]
    answer = office.post(address(odd.page), {**data, "notices_shown": token})

    assert answer.status_code == 302
    row.refresh_from_db()
    for name, value in values.items():
        typed = row._meta.get_field(name).to_python(value)
        assert getattr(row, name) == typed


@pytest.mark.parametrize("rule", sorted(ONLY_SHOWN))
def test_the_page_shows_what_it_cannot_change(office, rule):
    odd = CASES[rule]()
    make_odd(odd)

    page = office.get(address(odd.page)).content.decode()

    assert "น่าสังเกต</h2>" in page


def test_every_rule_is_about_a_page_or_a_row_on_one():
    pages = {
        *admin.site._registry,
        *(inline.model for one in admin.site._registry.values() for inline in one.inlines),
    }

    for rule in rules():
        assert any(issubclass(model, rule.model) for model in pages), rule.id


def test_two_rows_that_are_alike_are_told_at_the_second_only():
    meeting = make.meeting()
    for order in (1, 2):
        item = AgendaItem.objects.create(
            meeting=meeting, order=order, printed_number="๑", title="เรื่อง"
        )

    (told,) = look_at([Meeting.objects.get()])
    assert told.row == item
