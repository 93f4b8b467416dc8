"""A family that brings one records.py stands everywhere; see tests/toy/."""

import re
import subprocess
import sys

from tests.floors import ROOT


def test_one_records_py_is_enough():
    command = [
        sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist",
        "--ds=tests.toy.settings", "tests/toy",
    ]  # fmt: skip
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    passed = re.search(r"(\d+) passed", run.stdout)
    assert run.returncode == 0, run.stdout[-3000:]
    assert passed
    assert int(passed[1]) >= 12


def test_nothing_else_names_it():
    found = subprocess.run(
        ["git", "-c", "safe.directory=*", "grep", "-l", "-w", "toy", "--", "*.py", ":!tests"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert found.returncode == 1, found.stdout or found.stderr
