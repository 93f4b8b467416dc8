"""Who signed a document after it was handed out, and what else was added, at arm's length."""

import json
import shutil
import subprocess  # nosec B404 # see _read
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

from django.core.files.storage import default_storage

CPU_SECONDS = 30
MOST_SECONDS = 45  # by the clock, for one that waits and would never end
PATIENCE = 5  # seconds that one reader waits for another: two at once would take the whole machine
MOST_MEMORY = 1024 * 1024 * 1024  # bytes of address space
MOST_ADDED = 20 * 1024 * 1024  # bytes; a signature with a picture has under one million
PROGRAM = Path(__file__).with_name("signature_reading.py")

_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class LaterSignature:
    """
    A signature as the certificate in it tells; nobody checked who gave that certificate out.

    intact: what it covers has not changed, and it was made with the certificate's key.
    in_time: the moment that the signer tells lies within the certificate's time.
    """

    subject: str
    issuer: str
    intact: bool
    self_made: bool
    at: datetime | None
    in_time: bool


@dataclass(frozen=True)
class Addition:
    """
    What stands behind the document's own bytes.

    change: "signed", nothing but signatures. "filled", forms were filled in too. "changed", the
    contents may read otherwise. "appended", bytes that belong to no document. "unreadable",
    nobody can say within the limits. "busy", somebody else's file is being read.
    drawn: pages on which a new signature draws something.
    """

    change: str
    signatures: list[LaterSignature] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)

    @property
    def is_only_signed(self) -> bool:
        """Whether it is the document, with sound signatures and nothing else."""
        sound = all(signature.intact for signature in self.signatures)
        return self.change == "signed" and sound and not self.drawn


def what_was_added(stored: str, size: int, added: IO[bytes]) -> Addition:
    """
    Read a file that begins with the document `stored` in the storage and goes on with `added`.

    size: of the document in bytes. Raises OSError if the document is lost.
    """
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        return Addition("busy")
    try:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as whole:
            with default_storage.open(stored) as document:
                shutil.copyfileobj(document, whole)
            added.seek(0)
            shutil.copyfileobj(added, whole)
            whole.flush()
            return _read(whole.name, size)
    finally:
        _one_at_a_time.release()


def _read(path: str, size: int) -> Addition:
    limits = [f"--as={MOST_MEMORY}", f"--cpu={CPU_SECONDS}", "--fsize=0", "--core=0"]
    command = ["prlimit", *limits, "--", sys.executable, "-I", str(PROGRAM), path, str(size)]
    try:
        done = subprocess.run(  # noqa: S603 # nosec B603 # fixed command, no shell, a name of our own
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=True,
        )
        return _addition(json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError, KeyError):
        return Addition("unreadable")


def _addition(told: dict) -> Addition:
    return Addition(
        told["change"], [_signature(each) for each in told["signatures"]], told["drawn"]
    )


def _signature(told: dict) -> LaterSignature:
    at = told.get("at")
    return LaterSignature(
        subject=told.get("subject", ""),
        issuer=told.get("issuer", ""),
        intact=told["intact"],
        self_made=told.get("self_made", False),
        at=datetime.fromisoformat(at) if at else None,
        in_time=told.get("in_time", False),
    )
