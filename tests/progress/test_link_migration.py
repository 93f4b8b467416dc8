"""What the portal had noted of links before it told robots from readers is told anew."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from progress.models import LinkCheck
from tests import make

pytestmark = pytest.mark.django_db

migration = import_module("progress.migrations.0004_link_runs")


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, "dead"), (410, "dead"), (403, "blocked"), (429, "blocked"), (503, "silent"),
        (None, "silent"),
    ],
)  # fmt: skip
def test_only_what_is_certain_stays_dead_and_the_way_back_works(status, outcome):
    check = make.link_check(outcome="dead", status_code=status)

    migration.tell_apart(apps, None)
    check.refresh_from_db()
    assert check.outcome == outcome

    migration.tell_as_before(apps, None)
    check.refresh_from_db()
    assert check.outcome == "dead"


def test_each_run_knows_when_it_began():
    now = timezone.now()
    for days, outcome in enumerate(["dead", "silent", "ok", "dead", "blocked", "blocked"]):
        make.link_check(outcome=outcome, checked_at=now - timedelta(days=days))
    make.link_check("https://ita.example.go.th/b.pdf", outcome="dead", checked_at=now)

    migration.find_runs(apps, None)

    found = LinkCheck.objects.filter(url__endswith="a.pdf").values_list("since", flat=True)
    assert [(now - since).days for since in found] == [1, 1, 2, 3, 5, 5]
    assert LinkCheck.objects.get(url__endswith="b.pdf").since == now
