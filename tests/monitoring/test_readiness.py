"""/readyz: can the portal do its work; says which part cannot, and nothing else."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder


def test_ready_when_all_is_well(client, db):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"ready": True, "failed": []})
    assert response["Cache-Control"] == "no-store"


def test_without_a_database(client, db):
    def refuse(*args):
        raise OperationalError("password of portal@10.0.0.5 is wrong")

    with connection.execute_wrapper(refuse):
        response = client.get("/readyz")

    assert (response.status_code, response.json()["failed"]) == (503, ["database"])
    assert "10.0.0.5" not in response.content.decode()


def test_with_a_migration_missing(client, db):
    MigrationRecorder(connection).record_unapplied("meetings", "0001_initial")

    response = client.get("/readyz")

    assert (response.status_code, response.json()["failed"]) == (503, ["migrations"])


def test_with_a_folder_of_uploads_that_cannot_be_written(client, db, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file" / "media"

    response = client.get("/readyz")

    assert (response.status_code, response.json()["failed"]) == (503, ["media"])


@pytest.mark.parametrize("address", ["/readyz", "/healthz", "/metrics"])
def test_servers_around_are_not_sent_to_https(client, db, settings, address):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(address).status_code in (200, 404)
