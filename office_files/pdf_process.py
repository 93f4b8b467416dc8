"""A PDF is taken apart at arm's length: it may harm whatever program parses it."""

import json
import subprocess  # nosec B404 # see _started
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from office_files.contents import OfficeFileError
from office_files.parts import LOCKED

MOST_BYTES = 50 * 1024 * 1024
MOST_PAGES = 300
CPU_SECONDS = 60
MOST_SECONDS = 180  # by the clock, for one that waits and would never end
MOST_MEMORY = 1024 * 1024 * 1024  # bytes of address space
MOST_OUTPUT = 300 * 1024 * 1024  # bytes; a page full of text has 200,000
MOST_LETTERS = 1_500_000  # in the whole file
PROGRAM = Path(__file__).with_name("pdf_glyphs.py")

TOO_BIG = f"แฟ้ม PDF นี้ใหญ่เกิน {MOST_BYTES // 1024 // 1024} เมกะไบต์ กรุณาแบ่งเป็นหลายแฟ้ม หรือใช้แฟ้มต้นฉบับ"
TOO_MUCH = (
    "แฟ้ม PDF นี้ซับซ้อนเกินไป ระบบอ่านไม่จบในเวลาที่กำหนด กรุณาแบ่งเป็นหลายแฟ้ม หรือใช้แฟ้ม Word หรือ Excel ต้นฉบับ"
)
BROKEN = "เนื้อในของแฟ้ม PDF นี้ไม่ครบหรือเสีย ระบบอ่านไม่ได้ กรุณาบันทึกเป็น PDF ใหม่จากต้นฉบับ หรือใช้แฟ้มต้นฉบับ"
_ERRORS = {"locked": LOCKED, "broken": BROKEN}


class Letter(NamedTuple):
    """A letter and where it stands, in points from the upper left of the page."""

    text: str
    origin: float  # where the pen was put down
    left: float
    right: float
    base: float  # of the line it stands on
    size: float  # of the font; 0 for a space that the library found between letters
    is_sign: int  # 1: of a font such as Wingdings


@dataclass(frozen=True)
class LinkArea:
    """An area of a page that leads to an address."""

    left: float
    right: float
    top: float
    bottom: float
    url: str


@dataclass(frozen=True)
class Page:
    """What stands on a page. `rules` are lines from one place to another."""

    width: float
    height: float
    letters: list[Letter]
    rules: list[tuple[float, float, float, float]]
    links: list[LinkArea]
    scans: int  # pictures that fill the page


def pages_of(data: bytes) -> tuple[list[Page], int]:
    """The pages that were read, and how many there are. Raises OfficeFileError."""
    if len(data) > MOST_BYTES:
        raise OfficeFileError(TOO_BIG)
    with tempfile.NamedTemporaryFile() as copy, tempfile.TemporaryFile() as output:
        copy.write(data)
        copy.flush()
        code = _started(copy.name, output)
        output.seek(0)
        first = output.readline()
        told = json.loads(first) if first.endswith(b"\n") else {}
        if "error" in told:
            raise OfficeFileError(_ERRORS[told["error"]])
        if code:
            raise OfficeFileError(TOO_MUCH if told else BROKEN)
        pages = []
        letters = 0
        for line in output:
            pages.append(_page(json.loads(line)))
            letters += len(pages[-1].letters)
            if letters > MOST_LETTERS:
                raise OfficeFileError(TOO_MUCH)
        return pages, told["pages"]


def _started(path: str, output: IO[bytes]) -> int:
    """Run the program over the file within limits; how it ended."""
    limits = [f"--as={MOST_MEMORY}", f"--cpu={CPU_SECONDS}", f"--fsize={MOST_OUTPUT}", "--core=0"]
    try:
        done = subprocess.run(  # noqa: S603 # nosec B603 B607 # fixed command, no shell, a name of our own
            ["prlimit", *limits, "--", sys.executable, "-I", str(PROGRAM), path, str(MOST_PAGES)],  # noqa: S607 - found by PATH
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise OfficeFileError(TOO_MUCH) from error
    return done.returncode


def _page(told: dict) -> Page:
    width, height = told["size"]
    return Page(
        width,
        height,
        [Letter(*one) for one in told["letters"]],
        [(one[0], one[1], one[2], one[3]) for one in told["rules"]],
        [LinkArea(*one) for one in told["links"]],
        told["scans"],
    )
