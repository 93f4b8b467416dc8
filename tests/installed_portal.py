"""A whole portal with the real first year, for tests that stop, restart and copy things."""

import fcntl
import itertools
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import psycopg
import pytest

from tests.postgres_cluster import Cluster, running_cluster
from tests.real_server import ROOT, SETTINGS

CRITERIA = ROOT / "oit_checklist/criteria/2566.toml"
YEAR = ROOT / "imports/data/fy2566.toml"

_numbers = itertools.count()  # of databases


@dataclass
class Portal:
    """An installed portal: its folder, its database, and the database's server if it has one."""

    data_dir: Path
    database_url: str
    cluster: Cluster | None = None

    @property
    def settings(self) -> dict[str, str]:
        """What the environment says to a process of this portal."""
        return {"DATABASE_URL": self.database_url, "DATA_DIR": str(self.data_dir)}

    def start(self, *words: str, **settings: str) -> subprocess.Popen:
        """Start manage.py with these words, and more settings if given."""
        inherited = {
            name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
        }
        return subprocess.Popen(
            [sys.executable, "manage.py", *map(str, words)],
            cwd=ROOT,
            env={**inherited, **SETTINGS, **self.settings, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def manage(self, *words: str, **settings: str) -> str:
        """What manage.py prints; fails if it does."""
        with self.start(*words, **settings) as process:
            printed = process.communicate()[0]
        assert process.returncode == 0, printed
        return printed

    def shell(self, code: str) -> str:
        """What a piece of Python prints that runs in the portal."""
        return self.manage("shell", "--no-imports", "-c", dedent(code)).strip()


def install(portal: Portal) -> Portal:
    """The real first year, with an uploaded file, on an empty database."""
    portal.shell(f"""
        from django.core.files.base import ContentFile
        from django.core.management import call_command
        from django.utils import timezone
        from oit_checklist.models import ChecklistItem, ItemEvidence
        call_command("migrate", verbosity=0)
        call_command("load_criteria", "{CRITERIA}")
        call_command("load_year", "{YEAR}")
        call_command("collectstatic", interactive=False, verbosity=0)
        item = ChecklistItem.objects.get(instrument="OIT", number=13)
        proof = ItemEvidence(assignment=item, title="รายงานผล", original_name="รายงาน.pdf")
        proof.published_at = timezone.now()
        proof.file.save("x.pdf", ContentFile(b"%PDF-1.7 0123456789"))
    """)
    return portal


@pytest.fixture(scope="session")
def cluster():
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def installed(cluster, tmp_path_factory):
    """Installed once on PostgreSQL; tests take copies."""
    return install(Portal(tmp_path_factory.mktemp("portal"), cluster.url(), cluster))


@pytest.fixture(scope="session")
def installed_on_sqlite(tmp_path_factory):
    """Installed once on SQLite, by the worker that comes first; tests take copies."""
    own = tmp_path_factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    portal, whole = on_sqlite(common / "installed"), common / "installed-is-whole"
    with (common / "installing").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(portal.data_dir, ignore_errors=True)
            portal.data_dir.mkdir()
            install(portal)
            whole.touch()
    return portal


@pytest.fixture
def portal(installed, tmp_path):
    """A portal of one's own on PostgreSQL, where nobody kept a page yet."""
    return own_copy(installed, tmp_path)


@pytest.fixture
def portal_on_sqlite(installed_on_sqlite, tmp_path):
    """A portal of one's own on SQLite."""
    return own_copy(installed_on_sqlite, tmp_path)


def own_copy(installed: Portal, folder: Path) -> Portal:
    """The real first year with files and database of its own, on the engine of `installed`."""
    if installed.cluster:
        portal = on_postgresql(folder, installed.cluster, "postgres")
    else:
        portal = on_sqlite(folder)
        shutil.copy(installed.data_dir / "portal.sqlite3", folder)
    shutil.copytree(installed.data_dir / "media", folder / "media")
    (folder / "static").symlink_to(installed.data_dir / "static")  # only read
    return portal


def on_sqlite(folder: Path) -> Portal:
    """A portal on the SQLite file of a folder."""
    return Portal(folder, f"sqlite:///{folder}/portal.sqlite3")


def on_postgresql(folder: Path, cluster: Cluster, template: str = "template1") -> Portal:
    """A portal on a new database: empty, or a copy of another one."""
    name = f"own{next(_numbers)}"
    with psycopg.connect(cluster.url("template1"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        # Else a server that is stopped hard now would count some numbers of new rows twice:
        # a copied sequence thinks that the log has them already.
        server.execute("CHECKPOINT")
    return Portal(folder, cluster.url(name), cluster)
