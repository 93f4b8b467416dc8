"""/metrics: figures for who brings the token, of all workers together."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import timezone

from operations.monitoring import metrics
from progress.models import JobRun

pytestmark = pytest.mark.django_db
TOKEN = "t" * 40
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def figures(client, settings, tmp_path):
    settings.METRICS_TOKEN = TOKEN
    settings.DATA_DIR = tmp_path

    def get(authorization=f"Bearer {TOKEN}"):
        return client.get("/metrics", headers={"authorization": authorization})

    return get


def test_without_a_token_in_the_settings_there_is_no_such_page(client):
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("brought", ["", "Bearer", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN])
def test_strangers_get_nothing(figures, brought):
    response = figures(brought)

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert "portal_" not in response.content.decode()


def test_answers_are_counted_by_method_and_status(figures):
    before = figures().content.decode()
    metrics.count("GET", "200", 0.03, False)
    metrics.count("BREW", "405", 0.001, False)
    text = figures().content.decode()

    def value(page, series):
        found = re.search(rf"^{re.escape(series)} (\S+)$", page, re.MULTILINE)
        return float(found[1]) if found else 0

    seen = 'portal_requests_total{method="GET",status="200"}'
    assert value(text, seen) == value(before, seen) + 1
    assert value(text, 'portal_requests_total{method="OTHER",status="405"}') >= 1
    assert "BREW" not in text


def test_jobs_disk_and_database_are_told(figures):
    now = timezone.now()
    JobRun.objects.create(name="check_links", started_at=now, finished_at=now, succeeded=True)
    JobRun.objects.create(name="backup", started_at=now, finished_at=now, succeeded=False)

    text = figures().content.decode()

    assert "portal_database_up 1.0" in text
    ended = re.search(r'^portal_job_success_timestamp_seconds{job="check_links"} (.+)$', text, re.M)
    assert float(ended[1]) == pytest.approx(now.timestamp(), abs=1)
    assert 'job="backup"' not in text
    assert re.search(r"^portal_disk_free_bytes [1-9]", text, re.MULTILINE)


def test_several_workers_are_added_up_and_a_successor_goes_on(tmp_path):
    script = (
        "import os, django; django.setup()\n"
        "from operations.monitoring import metrics\n"
        "metrics.count('GET', '200', 0.1, True)\n"
        "if os.environ['PORTAL_WORKER'] == '1': print(metrics.as_text().decode())"
    )
    for place in ("0", "1", "0", "1"):
        figures = subprocess.run(
            [sys.executable, "-c", script],
            env={
                **os.environ,
                "PROMETHEUS_MULTIPROC_DIR": str(tmp_path),
                "PORTAL_WORKER": place,
                "DJANGO_SETTINGS_MODULE": "tests.settings",
                "DATA_DIR": str(tmp_path),
            },
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    assert 'portal_requests_total{method="GET",status="200"} 4.0' in figures
    # A file for each place, however many processes come and go.
    assert len(list(tmp_path.glob("counter_*.db"))) == 2
