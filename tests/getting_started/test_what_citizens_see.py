"""What each step says that citizens see of it, looked at as a citizen."""

import pytest
from django.test import Client
from django.utils import timezone

from agency.roles import SECRETARY
from tests import make
from tests.getting_started.test_steps import FORMS, TYPED, opened, person, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(make.administrator())
    return client


@pytest.fixture
def citizen():
    return Client()


def reads(citizen, address: str) -> str:
    return citizen.get(address).content.decode()


def publish(year) -> None:
    year.published_at = timezone.now()
    year.save()


def test_the_agency_is_seen_at_once(office, citizen):
    assert "บ้านไร่" not in reads(citizen, "/")

    office.post(step("agency"), TYPED | opened(office))

    for address in ("/", "/search/", "/meetings/"):
        html = reads(citizen, address)
        assert '<span class="site-name__agency">องค์การบริหารส่วนตำบลบ้านไร่</span>' in html
    assert "054 123 456" in reads(citizen, "/about/")


def test_divisions_are_seen_with_their_year(office, citizen):
    office.post(step("divisions"), {"usual": ["กองช่าง"]})
    year = make.fiscal_year(2570, published_at=None)
    item = make.item(year=year, number=1, divisions=[make.division("กองช่าง")])
    for address in ("/", "/about/", "/search/", item.get_absolute_url()):
        assert "กองช่าง" not in reads(citizen, address)

    publish(year)

    assert "กองช่าง" in reads(citizen, "/2570/")
    assert "กองช่าง" in reads(citizen, item.get_absolute_url())


def test_people_are_never_seen(office, citizen, palad):
    row = {"people-0-last_name": "ใจดี", "people-0-email": "lek@example.go.th"}
    office.post(step("people"), FORMS | person(0, "lek-user", SECRETARY) | row)
    make.published(make.item(year=make.fiscal_year(2570), number=1, divisions=[palad]))

    for address in ("/", "/about/", "/2570/", "/2570/oit/o1/", "/search/?q=สมชาย"):
        html = reads(citizen, address)
        for secret in ("lek-user", "ใจดี", "lek@example.go.th"):
            assert secret not in html


def test_a_year_is_hidden_until_published(citizen):
    year = make.fiscal_year(2570, published_at=None)
    make.item(year=year, number=1)
    assert {citizen.get(address).status_code for address in ("/2570/", "/2570/oit/o1/")} == {404}

    publish(year)

    assert {citizen.get(address).status_code for address in ("/2570/", "/2570/oit/o1/")} == {200}


def test_only_published_measures_of_a_published_year(citizen):
    year = make.fiscal_year(2570, published_at=None)
    make.measure(year=year, number=1, title="งดรับของขวัญ")
    make.measure(year=year, number=2, title="ยังร่างอยู่", published_at=None)
    assert citizen.get("/2570/measures/1/").status_code == 404

    publish(year)

    html = reads(citizen, "/2570/measures/")
    assert "งดรับของขวัญ" in html
    assert "ยังร่างอยู่" not in html
