"""bin/audit tells faults, and never calls it a success when nobody answered."""

import json
import re
import subprocess
import sys

import pytest

from tests.floors import ROOT

LOCK = """\\
django==5.2.19 \\
    --hash=sha256:00
psycopg[binary]==3.3.9 \\
    --hash=sha256:00
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:00
"""
GOOD = [
    {"name": "django", "version": "5.2.19", "vulns": []},
    {"name": "psycopg", "version": "3.3.9", "vulns": []},
]
FAULTY = [
    {
        "name": "django",
        "version": "5.2.19",
        "vulns": [{"id": "CVE-2099-1", "fix_versions": ["5.2.20"], "description": "x"}],
    },
    GOOD[1],
]
SKIPPED = [{"name": name, "skip_reason": "not found"} for name in ("django", "psycopg")]


@pytest.fixture
def read(tmp_path):
    """Run the reader on reports; None stands for a source that wrote no report."""

    def run(*reports):
        (tmp_path / "lock.txt").write_text(LOCK)
        paths = [tmp_path / f"{number}.json" for number in range(len(reports))]
        for path, report in zip(paths, reports, strict=True):
            path.unlink(missing_ok=True)
            if report is not None:
                path.write_text(json.dumps({"dependencies": report}))
        return subprocess.run(
            [sys.executable, "bin/read_audit.py", tmp_path / "lock.txt", *paths],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip

    return run


def test_all_answered_and_no_fault(read):
    done = read(GOOD, None)

    assert done.returncode == 0
    assert "All 2 locked packages were checked" in done.stdout


def test_a_known_fault_is_told_once_with_its_cure(read):
    done = read(FAULTY, FAULTY)

    assert done.returncode == 1
    assert done.stdout.count("django 5.2.19: CVE-2099-1, mended in 5.2.20") == 1


@pytest.mark.parametrize("reports", [(None, None), (SKIPPED, None), (SKIPPED, SKIPPED), ([], [])])
def test_nobody_answered_is_no_success(read, reports):
    done = read(*reports)

    assert done.returncode == 3
    assert "NOT CHECKED: 2 of 2 packages" in done.stdout
    assert "no known fault" not in done.stdout


def test_one_source_makes_up_for_the_other(read):
    assert read(SKIPPED, GOOD).returncode == 0
    assert read([GOOD[0]], [GOOD[1]]).returncode == 0
    assert read([GOOD[0]], None).returncode == 3


def test_a_fault_outweighs_a_missing_answer(read):
    assert read([FAULTY[0]], None).returncode == 1


def test_the_lock_of_the_auditor_has_hashes_and_names_no_index():
    lock = (ROOT / "requirements-audit.txt").read_text()

    assert "pip-audit==" in lock
    assert lock.count("--hash=sha256:") > 50
    assert not re.search(r"https?://", lock)
