"""A Word document opened by the office program that most towns without Word have."""

import os
import shutil
import subprocess
from pathlib import Path

import pymupdf
import pytest


def text_in_office(data: bytes, folder: Path) -> str:
    """The text of a Word document as LibreOffice prints it."""
    with pymupdf.open("pdf", printed_by_office(data, folder)) as document:
        return "\n".join(page.get_text() for page in document)


def printed_by_office(data: bytes, folder: Path) -> bytes:
    """A Word document printed by LibreOffice as PDF; `folder` is for its files."""
    program = shutil.which("soffice")
    if not program and os.environ.get("REQUIRE_OFFICE") == "1":
        pytest.fail("REQUIRE_OFFICE=1, but no LibreOffice is here")
    if not program:
        pytest.skip("no LibreOffice here: apt-get install libreoffice-writer-nogui")
    source = folder / "document.docx"
    source.write_bytes(data)
    run = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    run += ["--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(run, check=True, capture_output=True, timeout=600)
    return source.with_suffix(".pdf").read_bytes()
