"""Who keeps minutes circulates them, writes a meeting's letters and keeps its papers."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

MODELS = ("agendapaper", "circulation", "meetingletter", "recipient", "remark")
CIRCULATING = [
    f"meetings.{action}_{model}"
    for model in MODELS
    for action in ("view", "add", "change", "delete")
]


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("meetings",), {SECRETARY: CIRCULATING, ADMINISTRATOR: CIRCULATING})


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0012_circulation_letters_votes_quorum"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
