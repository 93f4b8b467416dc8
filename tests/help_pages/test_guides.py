"""The Thai guides stay true: their commands, paths and settings exist."""

import re

import pytest
from django.core.management import get_commands

from help_pages.documents import DOCS, GUIDES
from tests.floors import ROOT

ENGLISH = {
    name: (DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("operations", "security")
}
GUIDE = {name: (DOCS / f"th/{name}.md").read_text(encoding="utf-8") for name in GUIDES}
guides = pytest.mark.parametrize("name", GUIDES)


def commands(text: str) -> list[str]:
    """Lines of blocks of commands, and commands in tables and sentences."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    written = re.findall(
        r"`((?:deploy|bin|systemctl|journalctl|certbot|apt-get|git)[ /][^`]+)`", text
    )
    return [line for block in blocks for line in block.splitlines()] + written


@guides
def test_every_command_is_ours_or_stands_in_the_english_guide(name):
    found = commands(GUIDE[name])

    assert found
    for command in found:
        first, *words = command.split()
        if first == "deploy/manage":
            assert words[0] in {*get_commands(), "backup"}, command
        elif "/" in first:
            assert (ROOT / first).stat().st_mode & 0o111, command
        else:
            assert command.split(" && ")[0] in ENGLISH["operations"], command


@guides
def test_every_setting_is_explained_in_the_example(name):
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    for setting in re.findall(r"`([A-Z][A-Z_]{4,})`", GUIDE[name]):
        assert re.search(rf"^#?{setting}=", example, re.MULTILINE), setting


@guides
def test_every_path_and_link_is_there(name):
    text = GUIDE[name]

    for target in re.findall(r"\]\(([^)#]+)", text):
        assert (DOCS / "th" / target).resolve().is_file(), target
    for path in re.findall(r"[\s`]((?:oit_checklist|deploy|docs)/[\w./-]+)", text):
        assert (ROOT / path).exists(), path


def test_every_guide_of_the_folder_is_shown():
    assert {path.stem for path in (DOCS / "th").glob("*.md")} == set(GUIDES)


def test_the_roles_of_the_guide_are_those_of_the_portal():
    from agency.roles import ADMINISTRATOR, CLERK, SECRETARY

    for role in (CLERK, SECRETARY, ADMINISTRATOR):
        assert f"| {role} |" in GUIDE["security"]
