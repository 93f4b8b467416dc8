"""Killed in the middle of whatever it does, the portal is as before or as after."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from django.db import connection

from tests.installed_portal import Portal, on_postgresql, on_sqlite, own_copy
from tests.real_server import ROOT, SETTINGS

SET_UP = """
    from tests.nothing_lost.operations import open_session, set_up
    set_up()
    open_session("สมศรี")
    open_session("สมชาย")
"""


@pytest.fixture
def portal(tmp_path, request):
    """The real first year, on the engine that the suite runs on, to be killed."""
    installed = "installed" if connection.vendor == "postgresql" else "installed_on_sqlite"
    folder = tmp_path / "data"
    folder.mkdir()
    return own_copy(request.getfixturevalue(installed), folder)


@pytest.fixture
def empty(tmp_path, request):
    """A portal that holds nothing yet, on that engine."""
    folder = tmp_path / "empty"
    folder.mkdir()
    if connection.vendor == "sqlite":
        return on_sqlite(folder)
    return on_postgresql(folder, request.getfixturevalue("cluster"))


def killed(portal: Portal, operation: str, *steps: int) -> list[dict]:
    """What came of each death."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.nothing_lost.killed", operation, *map(str, steps)],
        cwd=ROOT, capture_output=True, text=True, env=environment(portal), check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"step"')]


def environment(portal: Portal) -> dict[str, str]:
    return {
        **os.environ,
        **SETTINGS,
        **portal.settings,
        "DJANGO_SETTINGS_MODULE": "ita_portal.settings",
    }


@pytest.mark.parametrize("operation", ["update", "attach", "issue", "bring_in"])
def test_a_change_is_made_or_not_made(portal, operation):
    portal.shell(SET_UP)

    deaths = killed(portal, operation)

    between = [death for death in deaths if death["found"] == "between"]
    assert not between, json.dumps(between[0], ensure_ascii=False)
    assert {death["found"] for death in deaths} == {"before", "after"}
    assert [death for death in deaths if not death["whole"]] == []


def test_a_year_is_opened_whole_or_not_at_all(portal):
    portal.shell(SET_UP)

    deaths = killed(portal, "open_a_year", *range(1, 400, 40))

    assert {death["found"] for death in deaths} <= {"before", "after"}
    assert sum(death["found"] == "before" for death in deaths) > 2
    assert [death for death in deaths if not death["whole"]] == []


def test_an_archive_is_whole_or_not_there(portal):
    """Between whole archives nothing is left, and the next backup is not kept waiting."""
    portal.shell(SET_UP)

    deaths = killed(portal, "back_up", *range(1, 200, 4))

    assert len(deaths) > 15
    assert {death["found"] for death in deaths} == {"before"}
    assert {death["again"] for death in deaths} == {0}
    assert any(name.endswith(".part") for death in deaths for name in death["archives"])
    left = [name for death in deaths for name in death["archives_again"]]
    assert left
    assert not [name for name in left if not name.endswith(".zip")]


def test_a_restore_that_was_stopped_is_begun_again(portal, empty):
    portal.manage("backup")
    empty.manage("migrate")
    (archive,) = (portal.data_dir / "backups").iterdir()
    shutil.copy(archive, empty.data_dir / "archive.zip")

    deaths = killed(empty, "restore", *range(1, 500, 12))

    # After the commit only the copies of pages are left to be emptied, which any worker does.
    unfinished = [death for death in deaths if death["found"] != "after"]
    assert len(unfinished) > 5
    assert {death["found"] for death in unfinished} == {"before"}
    assert {death["again"] for death in unfinished} == {0}
    assert [death for death in deaths if not death["whole"]] == []
