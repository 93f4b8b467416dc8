"""
bin/bench restart: readers while the workers are replaced and while a migration runs.

The real first year on a PostgreSQL server of its own, gunicorn with two workers, all on loopback;
eight readers open one page after another. Told for each phase: answers, refusals (goal: 0), the
usual and the longest time that a reader waited.
"""

import signal
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.installed_portal import Portal, install  # noqa: E402 - from the project's folder
from tests.postgres_cluster import running_cluster  # noqa: E402 - as above
from tests.real_server import Server, running_server  # noqa: E402 - as above
from tests.serving.readers import Reading, reading  # noqa: E402 - as above

READERS = 8
RESTARTS, MIGRATIONS = 5, 3
GROWING = {"DJANGO_SETTINGS_MODULE": "tests.serving.growing.settings"}


def main() -> None:
    """Install, read on, tell."""
    with running_cluster() as cluster, tempfile.TemporaryDirectory() as folder:
        portal = install(Portal(Path(folder), cluster.url(), cluster))
        with running_server(portal.data_dir, **portal.settings) as server:
            phase(server, "nothing happens", lambda seen: seen.wait_for(1000))
            phase(server, f"{RESTARTS} restarts of the workers", partial(restart, server))
            phase(server, f"{MIGRATIONS} migrations, there and back", partial(migrate, portal))


def restart(server: Server, seen: Reading) -> None:
    """systemctl reload, again and again."""
    for _ in range(RESTARTS):
        server.process.send_signal(signal.SIGHUP)
        seen.wait_for(300)


def migrate(portal: Portal, seen: Reading) -> None:
    """A column, an index and a table come and go."""
    for _ in range(MIGRATIONS):
        portal.manage("migrate", "growing", **GROWING)
        portal.manage("migrate", "growing", "zero", **GROWING)


def phase(server: Server, name: str, happen: Callable[[Reading], None]) -> None:
    """Read while this happens, and tell how it went."""
    with reading(server, READERS) as seen:
        seen.wait_for(200)
        happen(seen)
        seen.wait_for(200)
    usual, longest = statistics.median(seen.times) * 1000, max(seen.times) * 1000
    verdict = "ok" if not seen.failures else f"MISSED: {seen.failures[:3]}"
    print(
        f"{name:32} {len(seen.times):6} answers {len(seen.failures):3} refused "
        f"{usual:6.1f} ms usual {longest:6.0f} ms longest  {verdict}"
    )


if __name__ == "__main__":
    main()
