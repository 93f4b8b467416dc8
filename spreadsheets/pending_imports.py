"""
Uploaded tables that wait for a person to confirm their import.

The file waits in the storage under a random name. The page holds a signed ticket that says whose
it is, of which table, and what the rows looked like; it expires. A file whose hash is not the one
of the ticket is not opened.
"""

import hashlib
from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import uuid4

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from spreadsheets.limits import SECONDS_WAITING

FOLDER = "waiting-imports"
_SALT = "spreadsheets"


class NoSuchTicketError(Exception):
    """A ticket that expired, was forged, or whose file is gone."""


@dataclass(frozen=True)
class Ticket:
    """What the page of a preview holds, signed, until the import is confirmed."""

    file: str
    sha256: str
    table: str
    person: int
    seen: str

    def signed(self) -> str:
        return signing.dumps(asdict(self), salt=_SALT, compress=True)


def keep(data: bytes, table: str, person: int, seen: str) -> Ticket:
    """Store an uploaded table until it is confirmed; old ones that nobody confirmed are removed."""
    _remove_forgotten()
    name = uuid4().hex
    default_storage.save(f"{FOLDER}/{name}", ContentFile(data))
    return Ticket(name, hashlib.sha256(data).hexdigest(), table, person, seen)


def read_ticket(signed: str, table: str, person: int) -> tuple[Ticket, bytes]:
    """The ticket and its file. Raises NoSuchTicketError, also for another person's ticket."""
    try:
        ticket = Ticket(**signing.loads(signed, salt=_SALT, max_age=SECONDS_WAITING))
        with default_storage.open(f"{FOLDER}/{ticket.file}") as file:
            data = file.read()
    except (signing.BadSignature, OSError, TypeError) as error:
        raise NoSuchTicketError from error
    if (ticket.table, ticket.person) != (table, person):
        raise NoSuchTicketError
    if hashlib.sha256(data).hexdigest() != ticket.sha256:
        raise NoSuchTicketError
    return ticket, data


def throw_away(ticket: Ticket) -> None:
    """Remove the file of a ticket that is done with."""
    default_storage.delete(f"{FOLDER}/{ticket.file}")


def _remove_forgotten() -> None:
    try:
        names = default_storage.listdir(FOLDER)[1]
    except OSError:
        return  # nothing was kept yet
    oldest = timezone.now() - timedelta(seconds=SECONDS_WAITING)
    for name in names:
        path = f"{FOLDER}/{name}"
        try:
            if default_storage.get_modified_time(path) < oldest:
                default_storage.delete(path)
        except OSError:
            continue  # somebody else was quicker
