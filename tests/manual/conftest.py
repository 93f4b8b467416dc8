"""People of the office whose browsers are signed in, and the walks that they take."""

import pytest
from django.conf import settings
from django.test import Client

from tests import make
from tests.manual.walk import Walk


@pytest.fixture
def begin():
    """Begin the steps under an anchor; at the end of the test none of them may be left."""
    walks = []

    def start(page, anchor):
        walks.append(Walk(page, anchor))
        return walks[-1]

    yield start
    for walk in walks:
        assert walk.left == [], f"#{walk.anchor} of the manual was not walked to its end"


@pytest.fixture
def signed_in(roles, new_page, live_server):
    """The browser of a user, signed in without the form."""

    def sign_in(user, **options):
        client = Client()
        client.force_login(user)
        page = new_page(**options)
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": live_server.url,
                }
            ]
        )
        return page

    return sign_in


@pytest.fixture
def secretary_page(signed_in):
    make.agency()
    return signed_in(make.secretary())


@pytest.fixture
def administrator_page(signed_in):
    make.agency()
    return signed_in(make.administrator())
