"""With the few colours of a high-contrast mode: states and charts can still be told apart."""

import pytest

from tests.accessibility.layout import ask

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(auditor):
    auditor.page.emulate_media(forced_colors="active")
    return auditor.page


def test_charts_are_drawn_in_a_colour_of_the_reader(page, rows):
    drawn = []
    for address in ("/", "/2566/"):
        page.goto(address)
        drawn += ask(page, "drawn")

    assert {selector for selector, _, _ in drawn} >= {".score-chart__line", ".score-chart__dot"}
    assert all(visible for _, _, visible in drawn), drawn


def test_the_chosen_status_is_told_by_a_character_not_by_colour(page, rows):
    page.goto("/2566/oit/o13/")

    states = page.locator(".facts .status-pair li").all()

    chosen = [state.get_attribute("class") == "is-chosen" for state in states]
    boxes = [state.locator(".box").inner_text().strip() for state in states]
    assert chosen == [False, True]
    assert boxes == ["☐", "☑"]


def test_the_focus_is_seen(page, rows):
    page.goto("/2566/oit/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    style = page.evaluate(
        "() => { const s = getComputedStyle(document.activeElement);"
        " return [s.outlineStyle, parseFloat(s.outlineWidth)] }"
    )
    assert style[0] != "none"
    assert style[1] >= 2
