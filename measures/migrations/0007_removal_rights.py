"""The secretary too removes a measure that was never public."""

from django.db import migrations

from agency.roles import ADMINISTRATOR, SECRETARY, grant

REMOVING = [
    "measures.delete_measure",
]


def add_rights(apps, schema_editor):
    grant(apps, schema_editor, ("measures",), {SECRETARY: REMOVING, ADMINISTRATOR: REMOVING})


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0006_who_wrote"),
        ("agency", "0002_roles"),
    ]

    # Backwards the permissions stay: they go with their roles.
    operations = [migrations.RunPython(add_rights, migrations.RunPython.noop)]
