"""Whatever form of the back office comes back, empty or with faulty input, it speaks plain Thai."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from lxml import html

from tests import make
from tests.backoffice.english import english_on
from tests.test_urls_by_person import BACK_OFFICE
from tests.test_urls_by_person import rows as rows  # a fixture

pytestmark = [pytest.mark.looks, pytest.mark.django_db]
# Of these the language is not the portal's to choose, or the answer is a file.
LEFT_OUT = ("/admin/help/", "/admin/jsi18n/", "/admin/logout/")
TYPED = "./descendant::*[self::input or self::textarea or self::select][@name]"
NOT_TYPED = ("hidden", "submit", "button", "checkbox", "radio", "file")
EMPTY, FAULTY = "", "-๑x"


@pytest.fixture(params=["clerk", "administrator"])
def office(request, client):
    make.agency()
    division = make.division("สำนักปลัด")
    people = {
        "clerk": lambda: make.clerk(division),
        "administrator": make.administrator,
    }
    user = people[request.param]()
    client.force_login(user)
    client.user = user
    return client


def sent_by(form: html.FormElement, typed: str) -> Iterator[dict[str, list[str]]]:
    """What a browser sends with each button if this is typed into every box."""
    data: dict[str, list[str]] = {}
    for box in form.xpath(TYPED):
        kind = box.get("type", "") if box.tag == "input" else box.tag
        if kind not in NOT_TYPED:
            data[box.get("name")] = [typed]
        elif kind == "hidden":
            data.setdefault(box.get("name"), []).append(box.get("value", ""))
    buttons = form.xpath(".//*[@type='submit'][@name]")
    yield from ({**data, each.get("name"): [each.get("value", "1")]} for each in buttons)
    if not buttons:
        yield data


def test_no_answer_has_a_word_of_django_or_english(office, rows):
    found, answers = {}, 0
    for address in BACK_OFFICE:
        if address.startswith(LEFT_OUT):
            continue
        place = address.format(**rows)
        page = text_of(office.get(place)) or "<p>"
        for form in html.fromstring(page).xpath("//main//form[@method='post']"):
            for typed in (EMPTY, FAULTY):
                for data in sent_by(form, typed):
                    answers += 1
                    if words := english_on(answer_to(office, form.get("action") or place, data)):
                        found[place, form.get("action"), typed] = words
    assert answers > 25
    assert found == {}


def answer_to(office, place: str, data: dict[str, list[str]]) -> str:
    """The page that comes of a form, which is undone: the next form finds everything as before."""
    with transaction.atomic():
        answer = office.post(place, data, follow=True)
        transaction.set_rollback(True)
    office.force_login(office.user)
    assert answer.status_code < 500, f"{place} {data}"
    return text_of(answer)


def text_of(answer) -> str:
    """A page; "" for anything else, which is read to its end."""
    if answer.streaming:
        b"".join(answer)
        return ""
    is_page = answer.get("Content-Type", "").startswith("text/html")
    return answer.content.decode() if is_page else ""
