"""Who keeps minutes."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

MODELS = (
    "committee", "member", "meeting", "attendance", "agendaitem", "statement",
    "signature", "photograph", "signedminutes",
)  # fmt: skip
MINUTES = [
    f"meetings.{action}_{model}"
    for model in MODELS
    for action in ("view", "add", "change", "delete")
]


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("meetings",), {SECRETARY: MINUTES, ADMINISTRATOR: MINUTES})


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
