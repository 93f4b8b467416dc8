"""What a worker has done before its first reader comes, even while the database is away."""

import os
import subprocess
import sys

from tests.real_server import ROOT, SETTINGS, free_port

LOOK = """
import gc, sys
import ita_portal.wsgi
print(gc.get_freeze_count() > 50_000, "ita_portal.urls" in sys.modules)
"""


def test_the_program_is_loaded_and_the_collector_leaves_it_alone(tmp_path):
    away = f"postgres://portal@127.0.0.1:{free_port()}/portal"
    environment = {**os.environ, **SETTINGS, "DATABASE_URL": away, "DATA_DIR": str(tmp_path)}
    environment.pop("DJANGO_SETTINGS_MODULE")

    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.split() == ["True", "True"]
