"""A real mail server on this machine, for tests of what sends mail."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from socket import socket

import django
import pytest
from aiosmtpd.controller import Controller

from ita_portal.mail_settings import mail_settings


class Mailbox(list):
    """What the server received; it refuses everything when told so."""

    refuse = False

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the server's own name
        if self.refuse:
            return "451 try again later"
        self.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


class MailServer(Controller):
    """Stops without leaving a connection open that a later test would be blamed for."""

    def __init__(self, *args, **kwargs):
        self.conversations = []
        super().__init__(*args, **kwargs)

    def factory(self):
        self.conversations.append(super().factory())
        return self.conversations[-1]

    def stop(self, *args, **kwargs) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result(timeout=300)
        super().stop(*args, **kwargs)

    async def _hang_up(self) -> None:
        lines = [talk.transport for talk in self.conversations if talk.transport]
        for line in lines:
            line.abort()
        await asyncio.sleep(0)  # the loop closes their sockets in its next round


def administrators(*addresses: str) -> list:
    """A value for ADMINS, as this Django wants it."""
    return list(addresses) if django.VERSION >= (6, 0) else [("", mail) for mail in addresses]


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def running_mail_server(settings) -> Iterator[Mailbox]:
    """A server that the portal's settings name while it runs."""
    box, port = Mailbox(), free_port()
    controller = MailServer(box, hostname="127.0.0.1", port=port)
    controller.start()
    use_mail_server(settings, port)
    try:
        yield box
    finally:
        controller.stop()


@pytest.fixture
def mailbox(settings) -> Iterator[Mailbox]:
    """What arrives while the portal's settings name a server."""
    with running_mail_server(settings) as box:
        yield box


def use_mail_server(settings, port: int) -> None:
    """Let the portal send its mail to this port."""
    settings.MAIL_IS_SET = True
    for name, value in mail_settings(f"smtp://127.0.0.1:{port}").items():
        setattr(settings, name, value)
