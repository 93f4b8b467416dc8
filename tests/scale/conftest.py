"""What several machines share: an S3-compatible store and a Redis, both on loopback."""

import os
import shutil
import subprocess
import time

import boto3
import pytest
import redis
from moto.server import ThreadedMotoServer

from ita_portal.shared_settings import storage_settings
from tests.real_server import free_port

KEY, SECRET, BUCKET = "portal-key", "portal/secret+1", "ita"


class Store:
    """An S3-compatible server: its address for the portal, and what lies in it."""

    def __init__(self, port: int):
        self.endpoint = f"http://127.0.0.1:{port}"
        self.url = f"s3://{KEY}:portal%2Fsecret%2B1@127.0.0.1:{port}/{BUCKET}?tls=off"
        names = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET}
        self.client = boto3.client(
            "s3", endpoint_url=self.endpoint, region_name="us-east-1", **names
        )

    def names(self) -> set[str]:
        """The names of all stored files."""
        listed = self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])
        return {entry["Key"] for entry in listed}

    def empty(self) -> None:
        """Remove every file."""
        for name in self.names():
            self.client.delete_object(Bucket=BUCKET, Key=name)


@pytest.fixture(scope="session")
def running_store():
    port = free_port()
    server = ThreadedMotoServer("127.0.0.1", port, verbose=False)
    server.start()
    store = Store(port)
    store.client.create_bucket(Bucket=BUCKET)
    yield store
    server.stop()


@pytest.fixture
def store(running_store):
    """An empty store."""
    running_store.empty()
    return running_store


@pytest.fixture
def shared(store, settings):
    """The portal of this process keeps its files in the store."""
    settings.STORAGES = {**settings.STORAGES, "default": storage_settings(store.url)}
    return store


class Redis:
    """A redis-server of one's own, and its switch."""

    def __init__(self, program: str, folder):
        self.port, self.folder = free_port(), folder
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process = subprocess.Popen(
            [
                program,
                "--port",
                str(self.port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                folder,
            ],
            stdout=subprocess.DEVNULL,
        )
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + 20
        with redis.Redis(port=self.port) as client:
            while True:
                try:
                    client.ping()
                    return
                except redis.ConnectionError:
                    assert time.monotonic() < end, "redis-server does not answer"
                    time.sleep(0.05)

    def names(self) -> list[str]:
        """The names of all entries."""
        with redis.Redis(port=self.port) as client:
            return [name.decode() for name in client.scan_iter()]

    def stop(self) -> None:
        """Stop it as a crash would."""
        self.process.kill()
        self.process.wait()


@pytest.fixture
def running_redis(tmp_path):
    program = shutil.which("redis-server")
    if not program:
        if os.environ.get("REQUIRE_REDIS") == "1":
            raise FileNotFoundError("REQUIRE_REDIS=1, but no redis-server is installed")
        pytest.skip("no redis-server here: apt-get install redis-server")
    server = Redis(program, tmp_path)
    yield server
    server.stop()
