"""A PostgreSQL server of one's own on loopback, to be really stopped and started."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.real_server import free_port

# PostgreSQL does not run as root; the account that Debian's package makes does it then.
ACCOUNT = "postgres"
OPTIONS = "-c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories="


class Cluster:
    """The server: where it listens, and its switch."""

    def __init__(self, programs: Path, folder: Path):
        self.programs, self.folder, self.port = programs, folder, free_port()

    def url(self, database: str = "postgres") -> str:
        """The DATABASE_URL of one of its databases."""
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.run("pg_ctl", "start", "--wait", "-D", self.folder / "data", "-l", self.folder / "log",
                 "-o", f"-p {self.port} {OPTIONS}{self.folder}")  # fmt: skip

    def stop(self) -> None:
        """Stop it as a crash of the machine would: connections break off."""
        self.run("pg_ctl", "stop", "--wait", "-m", "immediate", "-D", self.folder / "data")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """It takes connections and says nothing, as one whose disk hangs; afterwards it goes on."""
        server = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        everybody = [server, *map(int, children)]
        try:
            for process in everybody:
                os.kill(process, signal.SIGSTOP)
            yield
        finally:
            for process in everybody:
                os.kill(process, signal.SIGCONT)

    def run(self, program: str, *words) -> None:
        """Run one of PostgreSQL's programs."""
        command = [self.programs / program, *words]
        if os.geteuid() == 0:
            command = ["runuser", "-u", ACCOUNT, "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A new, empty server that is gone afterwards."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, ACCOUNT)
    cluster = Cluster(programs, folder)
    try:
        cluster.run("initdb", "-D", folder / "data", "-U", "postgres", "--auth=trust",
                    "--locale=C.UTF-8", "--encoding=UTF8", "--no-sync")  # fmt: skip
        cluster.start()
        yield cluster
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(folder)


def _programs() -> Path:
    """The folder of PostgreSQL's programs; Debian keeps those of the server off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path))
    if not found:
        if os.environ.get("REQUIRE_POSTGRESQL") == "1":
            raise FileNotFoundError("REQUIRE_POSTGRESQL=1, but no PostgreSQL server is installed")
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    return found[-1].parent
