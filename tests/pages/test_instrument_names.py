"""The three instruments have Thai names in the menu, and one word for their rows everywhere."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db

NAMES = {"IIT": "มุมมองของบุคลากร", "EIT": "มุมมองของประชาชน", "OIT": "ข้อมูลที่เปิดเผย"}


def test_the_menu_says_what_the_letters_mean(page):
    make.item()

    menu = page("/").partition("<nav")[2].partition("</nav>")[0]

    for letters, name in NAMES.items():
        assert f'<span lang="en">{letters}</span><span class="site-nav__name"> {name}<' in menu


@pytest.mark.parametrize(
    ("instrument", "word"), [("IIT", "ตัวชี้วัดที่"), ("EIT", "ตัวชี้วัดที่"), ("OIT", "ข้อ")]
)
def test_a_row_is_called_the_same_in_the_list_and_on_its_page(page, instrument, word):
    item = make.item(instrument=instrument)

    assert f'data-label="{word}"' in page(f"/2566/{instrument.lower()}/")
    assert f"{word} {item.code}" in page(item.get_absolute_url())
