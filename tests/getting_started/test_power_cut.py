"""The demo becomes the own portal all or nothing, also when the machine stops in the middle."""

import time

import pytest

from tests.installed_portal import Portal

COUNT = """
from django.apps import apps
names = ["agency.Agency", "agency.FiscalYear", "measures.Measure", "oit_checklist.ChecklistItem",
         "meetings.Meeting", "agency.Division"]
print(*[apps.get_model(name).objects.count() for name in names])
"""


@pytest.mark.own_database
@pytest.mark.parametrize("after", [0.05, 0.4])
def test_a_kill_in_mid_way_leaves_the_demo_or_the_own_portal(tmp_path, after):
    portal = Portal(tmp_path, f"sqlite:///{tmp_path}/portal.sqlite3")
    portal.manage("migrate", "--verbosity", "0")
    portal.manage("load_demo")
    before = portal.shell(COUNT)
    # The command says when it begins; the rest takes about a second.
    with portal.start(
        "shell", "--no-imports", "-c",
        "from agency.models import User\n"
        "from getting_started.own_portal import start_own_portal\n"
        "user = User.objects.get(username='administrator')\n"
        "print('begins', flush=True)\nstart_own_portal(user)\n",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        while "begins" not in process.stdout.readline():
            assert process.poll() is None
        time.sleep(after)
        process.kill()

    assert portal.shell(COUNT) in (before, "0 0 0 0 0 0")
    if portal.shell(COUNT) == before:
        portal.manage("start_own_portal")
    assert portal.shell(COUNT) == "0 0 0 0 0 0"
