"""What a small screen shows first, and what it must not break."""

import pytest

from agency.models import Agency

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREEN = 844  # px, the height of a usual phone


@pytest.fixture
def phone(roles, fy2566, new_page):
    Agency.objects.update(eit_code="abc123")
    return new_page(320)


def top(page, place: str) -> float:
    return page.locator(place).first.bounding_box()["y"]


def test_the_required_elements_begin_on_the_first_screen(phone):
    phone.goto("/2566/oit/o13/")

    assert top(phone, ".proofs") < SCREEN


def test_the_button_comes_before_the_code_that_a_phone_cannot_scan_of_itself(phone):
    phone.goto("/survey/")

    assert top(phone, ".survey .button") < top(phone, ".survey__code")


def test_a_choice_of_the_filter_is_as_wide_as_its_box(phone):
    phone.goto("/2566/oit/")

    widths = phone.locator(".filter select").evaluate_all("all => all.map((s) => s.clientWidth)")

    assert widths
    assert min(widths) > 220


def test_no_head_of_the_score_table_is_broken_within_a_word(phone):
    phone.goto("/")

    lines = phone.locator(".score-history thead th").evaluate_all(
        "all => all.map((cell) => {"
        " const range = document.createRange(); range.selectNodeContents(cell);"
        " return new Set([...range.getClientRects()].map((line) => line.top)).size })"
    )

    assert lines
    assert set(lines) == {1}
