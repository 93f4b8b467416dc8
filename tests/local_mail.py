"""A real mail server on this machine, for tests of what sends mail."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from socket import socket

import django
from aiosmtpd.controller import Controller

from ita_portal.mail_settings import mail_settings


class Mailbox:
    """Keeps what the server received; refuses everything when told so."""

    def __init__(self):
        self.messages = []
        self.refuse = False

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the server's own name
        if self.refuse:
            return "451 try again later"
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


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
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    use_mail_server(settings, port)
    try:
        yield box
    finally:
        controller.stop()


def use_mail_server(settings, port: int) -> None:
    """Let the portal send its mail to this port."""
    settings.MAIL_IS_SET = True
    for name, value in mail_settings(f"smtp://127.0.0.1:{port}").items():
        setattr(settings, name, value)
