"""docs/architecture.md, the glossary and the measures of the house stay true."""

import re
from importlib import import_module

import pytest

from tests.floors import FLOORS, PACKAGES, ROOT, modules_of

ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
MOST_LINES_OF_SETTINGS = 1_200


def lines_of(package: str) -> int:
    """The lines of a package without migrations."""
    modules = [module for module in modules_of(package) if "migrations" not in module.parts]
    return sum(len(module.read_text(encoding="utf-8").splitlines()) for module in modules)


def test_the_picture_shows_the_floors_that_are_checked():
    picture = ARCHITECTURE.partition("```\n")[2].partition("```")[0]
    drawn = [re.split(r"\s{2,}", line)[0].split(" · ") for line in picture.splitlines()]

    assert drawn == FLOORS


def test_the_top_floor_is_settings_urls_and_wsgi():
    assert lines_of("ita_portal") <= MOST_LINES_OF_SETTINGS


def test_no_package_holds_more_than_a_fifth_of_the_code():
    lines = {package: lines_of(package) for package in PACKAGES}

    largest = max(lines, key=lambda package: lines[package])
    assert lines[largest] * 5 <= sum(lines.values()), f"{largest}: {lines[largest]}"


@pytest.mark.parametrize("name", re.findall(r"\| `([\w.]+)` \|$", GLOSSARY, re.MULTILINE))
def test_every_name_of_the_glossary_is_there(name):
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        for attribute in parts[end:]:
            found = getattr(found, attribute)
        return
    pytest.fail(f"{name} is nowhere")


def test_every_path_of_the_guides_is_there():
    guides = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8") + ARCHITECTURE
    paths = re.findall(r"`((?:\w+/)+\w+\.\w+)`", guides)

    assert len(paths) > 10
    for path in paths:
        assert (ROOT / path).exists(), path
