"""People who sign in as a browser does, and a real mail server on this machine."""

from email import message_from_bytes, policy
from socket import socket

import pytest
from aiosmtpd.controller import Controller

from ita_portal.mail_settings import mail_settings


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


class Mailbox(list):
    """What the mail server received."""

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the server's own name
        self.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def mailbox(settings):
    box = Mailbox()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAIL_IS_SET = True
    for name, value in mail_settings(f"smtp://127.0.0.1:{port}").items():
        setattr(settings, name, value)
    yield box
    controller.stop()
