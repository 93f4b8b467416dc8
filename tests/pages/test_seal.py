"""The agency's seal at the head of every page: /seal.png"""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from PIL import Image

from public_site import branding
from tests import make
from tests.sample_files import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make.agency(seal=ContentFile(picture(size=(800, 600)), "ตรา.png"))


def test_every_page_shows_it_small(client, page, agency):
    address = f"/seal.png?v={agency.seal_version}"

    assert f'src="{address}" width="96" height="96" alt=""' in page("/")
    answer = client.get(address)
    assert answer["Content-Type"] == "image/png"
    assert "immutable" in answer["Cache-Control"]
    assert Image.open(io.BytesIO(answer.content)).size == (96, 72)
    assert "no-cache" in client.get("/seal.png?v=00000000")["Cache-Control"]


def test_another_picture_has_another_address(client, page, agency):
    before = agency.seal_version
    agency.seal.save("ตรา.jpg", ContentFile(picture("JPEG", (300, 300))))

    assert agency.seal_version != before
    assert f"/seal.png?v={agency.seal_version}" in page("/about/")
    answer = client.get("/seal.png")
    assert Image.open(io.BytesIO(answer.content)).size == (96, 96)


def test_without_one_the_mark_of_the_portal_is_shown(client, page):
    make.agency()

    assert "seal.png" not in page("/")
    assert client.get("/seal.png").status_code == 404


@pytest.mark.parametrize("spoilt", [None, b"", b"no picture"], ids=["lost", "empty", "text"])
def test_a_lost_or_damaged_picture_takes_no_page_away(client, page, agency, spoilt):
    file = agency.seal.path
    agency.seal.storage.delete(agency.seal.name)
    if spoilt is not None:
        with open(file, "wb") as damaged:
            damaged.write(spoilt)

    assert client.get("/seal.png").status_code == 404
    assert agency.name in page("/")


def test_a_picture_is_made_small_once_whatever_is_asked_with_it(client, agency, monkeypatch):
    branding._small.cache_clear()
    for number in range(5):
        assert client.get(f"/seal.png?x={number}").status_code == 200

    assert branding._small.cache_info().misses == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ตรา.png", picture(size=(13000, 13000))),
        ("ตรา.png", b"%!PS-Adobe-3.0 EPSF-3.0"),
        ("ตรา.jpg", picture()),
    ],
    ids=["a bomb", "another kind", "a wrong ending"],
)
def test_a_seal_is_checked_as_every_upload(name, data):
    agency = make.agency()
    agency.seal = UploadedFile(ContentFile(data), name, size=len(data))

    with pytest.raises(ValidationError) as refused:
        agency.clean_fields()

    assert list(refused.value.message_dict) == ["seal"]
