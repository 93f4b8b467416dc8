"""docs/security.md tells the truth about tests, and leaves no requirement out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs/security.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([\d.*, ]+) \|([^|]*)\| ([^|]*) \|(.*)\|$", DOCUMENT, re.MULTILINE)

# Levels 1 and 2 of ASVS 5.0.0: how many requirements each section has of them, counted from 1.
SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1,
    "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4,
    "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5,
    "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2,
    "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4,
    "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2,
    "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1,
    "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3,
}  # fmt: skip
REQUIREMENTS = {f"{section}.{n + 1}" for section, count in SECTIONS.items() for n in range(count)}


def test_each_requirement_stands_in_the_table_once():
    numbers = [number for cell, *_ in ROWS for number in cell.split(", ")]

    assert len(REQUIREMENTS) == 253 - 29 - 7  # without the chapters of OAuth and of WebRTC
    assert sorted(numbers) == sorted([*REQUIREMENTS, "10.*", "17.*"])


def test_each_row_says_whether_and_how():
    for numbers, short, met, how in ROWS:
        assert short.strip(), numbers
        assert met in ("yes", "part", "no", "–"), numbers
        if met in ("part", "no"):
            assert how.strip(), f"{numbers}: what is missing?"


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", DOCUMENT))))
def test_what_is_named_exists(named):
    name, test = named
    file = next((f for f in (ROOT / "tests" / name, ROOT / name) if f.is_file()), None)

    assert file, name
    assert not test or f"def {test}(" in file.read_text(encoding="utf-8"), f"{name}::{test}"


def test_every_file_of_these_tests_is_named():
    files = [*ROOT.glob("tests/security/test_*.py"), *ROOT.glob("tests/accounts/test_*.py")]
    missing = {str(file.relative_to(ROOT / "tests")) for file in files if file != Path(__file__)}

    assert missing - set(re.findall(r"[\w/]+\.py", DOCUMENT)) == set()
