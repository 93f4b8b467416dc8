"""An office's page in a social network proves what is about social networks, and nothing else."""

import pytest

from agency.models import SocialLink
from agency.social_pages import SocialPage
from tests import make
from tests.oit_checklist.findings import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    agency = make.agency(website="https://phet.go.th")
    SocialLink.objects.create(agency=agency, name="Facebook", url="https://www.facebook.com/phet/")
    return agency


def is_elsewhere(item) -> bool:
    return "link-elsewhere" in found(item)


@pytest.mark.parametrize(
    ("url", "elsewhere"),
    [
        ("https://www.facebook.com/phet/posts/123", False),
        ("https://m.facebook.com/Phet?locale=th_TH", False),
        ("https://www.facebook.com/phetchaburi", True),
        ("https://www.facebook.com/", True),
        ("https://www.facebook.com/phet/../others", True),
        ("https://facebook.com.example.com/phet", True),
        ("https://www.youtube.com/@phet", True),
        ("https://phet.go.th/a", False),
    ],
)
def test_what_lies_under_the_offices_page_is_its_own(office, url, elsewhere):
    item = make.item(accepts_social_pages=True)
    make.evidence(item, url=url)

    assert is_elsewhere(item) is elsewhere


def test_other_items_are_still_asked_for_the_offices_own_site(office):
    item = make.item()
    make.evidence(item, url="https://www.facebook.com/phet/posts/123")

    assert is_elsewhere(item)


@pytest.mark.parametrize(
    ("page", "address", "holds"),
    [
        ("https://www.facebook.com/profile.php?id=1", "https://fb.com/profile.php?id=1&v=2", True),
        ("https://www.facebook.com/profile.php?id=1", "https://fb.com/profile.php?id=2", False),
        ("https://www.facebook.com/profile.php?id=1", "https://fb.com/other", False),
        ("https://www.facebook.com", "https://www.facebook.com/phet", False),
        ("https://twitter.com/phet", "https://x.com/phet/status/1", True),
        ("https://youtube.com/@ก", "https://www.youtube.com/@%E0%B8%81/videos", True),
    ],
)  # fmt: skip
def test_a_page_in_its_other_spellings_is_the_same_page(page, address, holds):
    assert SocialPage.of(page).holds(SocialPage.of(address)) is holds
