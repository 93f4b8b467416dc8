"""People who sign in as a browser does, and a real mail server on this machine."""

import pytest


@pytest.fixture
def sign_in(client):
    """Send name and password (that of tests/make.py), from an address, by a client."""

    def send(username, password=None, *, address="192.0.2.1", by=client, **data):
        password = password or f"รหัสผ่านของ-{username}"
        data = {"username": username, "password": password, **data}
        return by.post("/admin/login/", data, REMOTE_ADDR=address)

    return send


@pytest.fixture
def prove(client):
    """Send a code to the second step."""
    return lambda code, by=client: by.post("/admin/login/code/", {"code": code})


@pytest.fixture
def second_factor_required(settings):
    settings.SECOND_FACTOR_REQUIRED = True
