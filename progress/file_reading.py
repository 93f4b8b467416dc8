"""The text of a stored file, read at arm's length: it may harm whatever program parses it."""

import signal
import subprocess  # nosec B404 # see _text_by
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.core.files import File
from django.db.models import TextChoices

from thai.spelling import normalise

# Of the processor's time, whatever else the machine does meanwhile. A workbook up to its limit
# takes two or three.
CPU_SECONDS = 20
# By the clock, for a reader that waits for something and would never end.
MOST_SECONDS = 120
MOST_MEMORY = 768 * 1024 * 1024  # bytes of address space
MOST_TEXT = 2 * 1024 * 1024  # bytes; what comes after is not read
# A page with fewer letters than this, a stamp or a page number, is a picture.
FEWEST_LETTERS = 10
OFFICE_READER = Path(__file__).with_name("office_text.py")


class Reading(TextChoices):
    """Whether the text of a stored file can be read, searched and checked."""

    TEXT = "text", "อ่านข้อความได้"
    NO_TEXT = "no_text", "ไม่มีข้อความ (ภาพสแกน)"
    UNREADABLE = "unreadable", "อ่านไม่ได้"
    TIMED_OUT = "timed_out", "อ่านไม่ทันเวลา"


@dataclass(frozen=True)
class FileReading:
    """What came of reading a file; `reading` is "" for kinds that hold no text to read."""

    reading: str = ""
    text: str = ""


class _NotReadError(Exception):
    """The text could not be had."""

    def __init__(self, reading: Reading):
        super().__init__(reading)
        self.reading = reading


def read_file(file: File, original_name: str) -> FileReading:
    """
    The text of a pdf, docx, xlsx or csv, at most MOST_TEXT bytes of it, in its one Thai spelling.

    Never raises on what is in the file: broken, locked, too much work or too large is UNREADABLE;
    TIMED_OUT says nothing about the file, only that nobody knows what is in it.
    """
    ending = PurePath(original_name).suffix.lower()
    if ending != ".csv" and ending not in COMMANDS:
        return FileReading()
    try:
        text = _csv_text(file) if ending == ".csv" else _text_by(COMMANDS[ending], file)
    except _NotReadError as error:
        return FileReading(error.reading)
    is_picture = _is_scan(text) if ending == ".pdf" else not text.strip()
    return FileReading(Reading.NO_TEXT if is_picture else Reading.TEXT, normalise(text))


def _csv_text(file: File) -> str:
    file.seek(0)
    data = file.read(MOST_TEXT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A letter that is cut off by the limit does not make it another encoding.
        cut_off = len(data) == MOST_TEXT and error.start > MOST_TEXT - 4
        return data.decode("utf-8-sig" if cut_off else "cp874", "ignore")


def _is_scan(text: str) -> bool:
    """Whether more than half of the pages, which end in form feeds, hold (almost) no letters."""
    pages = text.split("\f")[:-1] or [text]
    empty = [page for page in pages if sum(map(str.isalnum, page)) < FEWEST_LETTERS]
    return 2 * len(empty) > len(pages)


def _text_by(command: Callable[[str], list[str]], file: File) -> str:
    """What a program writes about a copy of the file. Raises _NotReadError."""
    limits = [f"--as={MOST_MEMORY}", f"--cpu={CPU_SECONDS}", f"--fsize={MOST_TEXT}", "--core=0"]
    with tempfile.NamedTemporaryFile() as copy, tempfile.TemporaryFile() as output:
        for piece in file.chunks():
            copy.write(piece)
        copy.flush()
        try:
            done = subprocess.run(  # noqa: S603 # nosec B603 B607 # fixed commands, no shell, a name of our own
                ["prlimit", *limits, "--", *command(copy.name)],  # noqa: S607 - found by PATH
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.DEVNULL,
                timeout=MOST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _NotReadError(Reading.TIMED_OUT) from None
        # Stopped where the text became too long: what came before is good.
        if done.returncode not in (0, -signal.SIGXFSZ):
            raise _NotReadError(Reading.UNREADABLE)
        output.seek(0)
        return output.read().decode("utf-8", "ignore")


def _pdf_command(path: str) -> list[str]:
    return ["pdftotext", "-q", "-enc", "UTF-8", path, "-"]


def _office_command(path: str) -> list[str]:
    return [sys.executable, "-I", str(OFFICE_READER), path, str(MOST_TEXT)]


COMMANDS: dict[str, Callable[[str], list[str]]] = {
    ".pdf": _pdf_command,
    ".docx": _office_command,
    ".xlsx": _office_command,
}
