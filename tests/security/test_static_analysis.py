"""bandit finds nothing in the project's own code, and each exception says its reason."""

import json
import re
import subprocess
import sys

import pytest

from tests.floors import PACKAGES, ROOT, modules_of

OURS = [*PACKAGES, "manage.py", "gunicorn.conf.py"]


def bandit(*paths) -> dict:
    run = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-f", "json", "-r", *paths],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return json.loads(run.stdout)


def test_bandit_finds_nothing():
    report = bandit(*OURS)

    found = [
        f"{each['filename']}:{each['line_number']} {each['test_id']} {each['issue_text']}"
        for each in report["results"]
    ]
    assert found == []
    assert report["errors"] == []
    assert report["metrics"]["_totals"]["loc"] > 5_000


def test_bandit_is_at_work(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("import pickle\npickle.loads(b'')\neval(input())\n")

    assert {each["test_id"] for each in bandit(str(bad))["results"]} >= {"B301", "B307"}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_exception_names_its_rule_and_its_reason(package):
    for module in modules_of(package):
        for line in module.read_text(encoding="utf-8").splitlines():
            if "nosec" in line:
                assert re.search(r"# nosec (B\d{3} ?)+# \S", line), f"{module}: {line}"
