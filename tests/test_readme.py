"""README and the decisions stay true."""

import re
import subprocess

import pytest
from django.core.management import get_commands

from tests.floors import PACKAGES, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_that_readme_names_exists():
    scripts = set(re.findall(r"(?<![\w/])bin/\w+", README))
    commands = set(re.findall(r"manage\.py (\w+)", README))

    assert scripts >= {"bin/demo", "bin/test", "bin/setup"}
    for script in scripts:
        assert (ROOT / script).stat().st_mode & 0o111, f"{script} cannot be run"
    assert commands
    assert commands <= set(get_commands())


def test_every_path_that_readme_names_exists():
    paths = re.findall(r"(?:`|\()([\w.]+/[\w./-]*)(?:`|\))", README)

    assert len(paths) > 10
    for path in paths:
        assert (ROOT / path).exists(), path


def test_the_map_names_every_package():
    for package in PACKAGES:
        assert f"`{package}/`" in README, package


def test_every_decision_says_context_choice_and_price():
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))

    assert pages
    for number, page in enumerate(pages, start=1):
        text = page.read_text(encoding="utf-8")
        assert page.name.startswith(f"{number:04d}-")
        assert text.startswith(f"# {number}. ")
        for part in ("**Context.**", "**Choice.**", "**Price.**"):
            assert part in text, f"{page.name} lacks {part}"


@pytest.mark.django_db
def test_no_migration_is_missing():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_nothing_names_a_registry_or_a_path_of_one_machine():
    hosts = r"py[p]i\.org|pythonhos[t]ed|npm[j]s\.(org|com)|/ro[o]t/"
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "grep", "-l", "-i", "-E", hosts],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert listed.returncode == 1, listed.stdout or listed.stderr
