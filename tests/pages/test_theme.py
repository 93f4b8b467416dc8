"""The one colour that an agency sets: /theme.css"""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from agency.accent import contrast
from agency.models import Agency
from tests import make

pytestmark = pytest.mark.django_db


def test_pages_take_the_colour_of_the_agency(client, page):
    make.agency(accent="#7a1f5c")

    assert 'href="/theme.css?v=7a1f5c"' in page("/")
    response = client.get("/theme.css?v=7a1f5c")
    assert response.content == b":root { --accent: #7a1f5c; }\n"
    assert response["Content-Type"] == "text/css"
    assert "immutable" in response["Cache-Control"]
    assert "no-cache" in client.get("/theme.css?v=000000")["Cache-Control"]


def test_without_a_colour_no_page_asks_for_one(client, page):
    make.agency()

    assert "theme.css" not in page("/")
    assert client.get("/theme.css").content == b""


@pytest.mark.parametrize(
    "typed", ["green", "#0a5c5", "#0a5c50;}", "0a5c500", "#ggggg1", "#0a5c50\n"]
)
def test_what_is_no_colour_is_refused(typed):
    agency = Agency(name="ท", district="อ", province="จ", accent=typed)

    with pytest.raises(ValidationError) as refused:
        agency.full_clean()

    assert list(refused.value.message_dict) == ["accent"]


@pytest.mark.parametrize("colour", ["#ffff00", "#8fd3c3", "#ff8800"])
def test_a_colour_too_pale_to_read_is_refused(colour):
    with pytest.raises(ValidationError, match="อ่อนเกินไป"):
        Agency(name="ท", district="อ", province="จ", accent=colour).full_clean()


@pytest.mark.parametrize("colour", ["#0a5c50", "#1A3F8B", "#8a1538", "#000000"])
def test_a_deep_colour_is_taken(colour):
    Agency(name="ท", district="อ", province="จ", accent=colour).full_clean()

    assert contrast(colour, "#ffffff") > 4.5


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_the_style_of_all_pages_is_small():
    css = (Path(settings.BASE_DIR) / "static/css/portal.css").read_bytes()

    assert len(gzip.compress(css)) < 15_000
