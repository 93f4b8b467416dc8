"""
Figures for Prometheus: requests, their times, jobs, the disk; nothing about anybody.

Several workers count into files of PROMETHEUS_MULTIPROC_DIR, which deploy/gunicorn.conf.py sets;
whichever worker is asked adds them up. Without that folder each process counts for itself.
"""

import os
import shutil
from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.db.models import Max
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, values
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from progress.models import JobRun

METHODS = ("GET", "HEAD", "POST")
BUCKETS = (0.002, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60)  # seconds
WORKER = "PORTAL_WORKER"  # set by deploy/gunicorn.conf.py: the worker's place, not its process

several_processes = "PROMETHEUS_MULTIPROC_DIR" in os.environ
if several_processes:
    # A file for each place, not for each process that ever was: their number stays bounded.
    values.ValueClass = values.MultiProcessValue(lambda: os.environ.get(WORKER) or os.getpid())

registry = CollectorRegistry()
REQUESTS = Counter("portal_requests", "Answers by method and status", ["method", "status"],
                   registry=registry)  # fmt: skip
SECONDS = Histogram("portal_request_seconds", "Time until the answer was ready", ["kept"],
                    buckets=BUCKETS, registry=registry)  # fmt: skip
_OF_KEPT, _OF_MADE = SECONDS.labels("yes"), SECONDS.labels("no")


def count(method: str, status: str, seconds: float, is_kept: bool) -> None:
    """Count one answer."""
    # Anybody may invent methods; each would be a series of its own.
    _answers(method if method in METHODS else "OTHER", status).inc()
    (_OF_KEPT if is_kept else _OF_MADE).observe(seconds)


@cache
def _answers(method: str, status: str) -> Counter:
    return REQUESTS.labels(method, status)


def as_text() -> bytes:
    """All figures, of all workers, in Prometheus' text format."""
    counted = registry
    if several_processes:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)
    looked_up = CollectorRegistry()
    looked_up.register(_LookedUp())
    return generate_latest(counted) + generate_latest(looked_up)


class _LookedUp:
    """What is looked up when somebody asks, not counted along the way."""

    def collect(self) -> Iterator[Metric]:
        try:
            finished = dict(
                JobRun.objects.filter(succeeded=True)
                .order_by()
                .values_list("name")
                .annotate(Max("finished_at"))
            )
        except (DatabaseError, InterfaceError):
            yield GaugeMetricFamily("portal_database_up", "Whether the database answers", value=0)
        else:
            yield GaugeMetricFamily("portal_database_up", "Whether the database answers", value=1)
            jobs = GaugeMetricFamily(
                "portal_job_success_timestamp_seconds",
                "When a job last ended well",
                labels=["job"],
            )
            for name, at in finished.items():
                jobs.add_metric([name], at.timestamp())
            yield jobs
        yield GaugeMetricFamily(
            "portal_disk_free_bytes",
            "Free space where the portal writes",
            value=shutil.disk_usage(settings.DATA_DIR).free,
        )
