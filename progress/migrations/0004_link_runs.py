"""Earlier visits told anew: what a robot cannot know is no longer dead, and since when it is so."""

from itertools import groupby

from django.db import migrations
from django.db.models import Q

from agency.roles import ADMINISTRATOR, SECRETARY, grant

RIGHTS = {
    SECRETARY: ["progress.view_manuallinkcheck"],
    ADMINISTRATOR: ["progress.view_manuallinkcheck"],
}
CERTAIN = (404, 410)
FAILING = {"dead", "missing", "login", "refused", "silent"}
BATCH = 1000


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("progress",), RIGHTS)


def tell_apart(apps, schema_editor):
    dead = apps.get_model("progress", "LinkCheck").objects.filter(outcome="dead")
    dead.filter(Q(status_code=None) | Q(status_code__gte=500)).update(outcome="silent")
    dead.filter(status_code__lt=500).exclude(status_code__in=CERTAIN).update(outcome="blocked")


def tell_as_before(apps, schema_editor):
    checks = apps.get_model("progress", "LinkCheck").objects
    checks.filter(outcome="home").update(outcome="moved")
    checks.filter(outcome__in=["missing", "login", "silent", "blocked"]).update(outcome="dead")


def find_runs(apps, schema_editor):
    model = apps.get_model("progress", "LinkCheck")
    changed = []
    visits = model.objects.order_by("url", "checked_at", "pk").iterator(chunk_size=BATCH)
    for _, of_one_address in groupby(visits, key=lambda visit: visit.url):
        before = None
        for visit in of_one_address:
            same = before is not None and _kind(before) == _kind(visit)
            visit.since = before.since if same else visit.checked_at
            before = visit
            changed.append(visit)
        if len(changed) >= BATCH:
            model.objects.bulk_update(changed, ["since"], batch_size=BATCH)
            changed = []
    model.objects.bulk_update(changed, ["since"], batch_size=BATCH)


def _kind(visit):
    return "failing" if visit.outcome in FAILING else visit.outcome


class Migration(migrations.Migration):
    dependencies = [
        ("progress", "0003_link_judgement"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [
        migrations.RunPython(tell_apart, tell_as_before),
        migrations.RunPython(find_runs, migrations.RunPython.noop),
        migrations.RunPython(add_rights, migrations.RunPython.noop),
    ]
