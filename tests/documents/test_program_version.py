"""Which program makes a document: the one that is loaded, whatever lies on the disk by now."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.floors import PACKAGES
from tests.real_server import ROOT, SETTINGS

ASK = """
from multiprocessing import get_context
from documents.program_version import program_version
child = get_context("fork").Process(target=lambda: print(program_version()))
child.start()
child.join()
"""
UPDATE = """
with open("documents/paper.css", "a") as file:
    file.write("/* of the next version */")
"""
WORKER = """
import django
django.setup()
from documents.child_process import prepare
prepare()
"""
SERVER = "import ita_portal.wsgi"


@pytest.fixture
def run(tmp_path):
    """What a piece of Python prints in a program that may be changed."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    settings = {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "ita_portal.settings"}

    def run(code: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={**os.environ, **SETTINGS, **settings},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout

    return run


@pytest.mark.parametrize("start", [WORKER, SERVER])
def test_an_update_of_the_files_is_another_program_only_for_who_starts_after_it(run, start):
    before = run(f"{start}\n{ASK}")

    assert run(f"{start}\n{UPDATE}\n{ASK}") == before
    assert run(f"{start}\n{ASK}") != before
